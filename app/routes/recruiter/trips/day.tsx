import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { cancelDay, changeDay } from "~/features/trips/change-days.server.ts";
import { DayFields } from "~/features/trips/day-fields.tsx";
import { refusedDay } from "~/features/trips/refused-trip.server.ts";
import { dayHead, dayValues, readTripForm } from "~/features/trips/trip-form-values.server.ts";
import { daySchema } from "~/features/trips/trip-forms.server.ts";
import { findTrip, listDays } from "~/features/trips/trip-queries.server.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { required } from "~/http/responses.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  const days = await listDays(context.db, trip.id);
  const day = required(days.find(({ id }) => id === params.day));
  const form = await readTripForm(context.db, { locale, now: context.now() });
  return {
    ...form,
    title: textIn(day.label, locale) || dayHead(day, locale),
    head: dayHead(day, locale),
    trip: textIn(trip.title, locale),
    back: `/trips/${trip.id}`,
    values: dayValues(day),
    mayChange: !day.isCancelled && trip.eventState !== "cancelled" && day.endsAt > context.now(),
    seated: day.seated > 0 ? m.trip_day_told({ count: day.seated }, { locale }) : "",
    more: sayAll(locale, {
      reason: m.trip_form_reason,
      reasonHint: m.trip_form_reason_hint,
      save: m.trip_day_save,
      off: m.trip_day_cancel,
      offText: m.trip_day_cancel_text,
      isOver: m.trip_day_over,
    }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { db, jobs } = context;
  const now = context.now();
  const trip = await requireRow(params.id, (id) => findTrip(db, id));
  const form = await request.formData();
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const secondLook = String(form.get("secondLook") ?? "");
  const by = { tripId: trip.id, sessionId: params.day ?? "", memberId: member.id, secondLook, now };
  if (form.get("intent") === "cancel") {
    const off = await cancelDay(db, jobs, { ...by, reason: values.offReason ?? "" });
    if (off.ok) return redirect(`/trips/${trip.id}?done=told&told=${off.told}`, 303);
    const sentence = {
      reason_needed: m.trip_error_reason,
      last_session: m.trip_error_last_day,
      wording: m.trip_error_wording,
    }[off.reason];
    return data({ values, errors: { offReason: [(sentence ?? m.trip_error_gone)({}, { locale })] } }, 409);
  }
  const { today } = await readTripForm(db, { locale, now });
  const parsed = await parseFields(form, daySchema(today), locale);
  if (!parsed.ok) return data({ values, errors: parsed.errors }, 400);
  const changed = await changeDay(db, jobs, { ...by, day: parsed.value, reason: parsed.value.reason });
  if (changed.ok) return redirect(`/trips/${trip.id}?done=told&told=${changed.told}`, 303);
  return data({ values, ...refusedDay(changed, parsed.value, locale) }, 400);
}

export default function TripDayPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values: Record<string, string> = typed?.values ?? page.values;
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  const { more, words } = page;
  return (
    <>
      <PageHead title={page.title} lede={page.head} back={{ to: page.back, list: page.trip }} />
      <ErrorSummary errors={errors} />
      {!page.mayChange && <p className="soft">{more.isOver}</p>}
      {page.mayChange && (
        <>
          <Form method="post" className="event-form" noValidate>
            <DayFields
              field={field}
              choices={page.choices}
              words={words}
              today={page.today}
              title={page.head}
            />
            <Card title={more.reason}>
              <TextField
                {...field("reason")}
                label={more.reason}
                hint={more.reasonHint}
                isOptional
                maxLength={300}
              />
            </Card>
            <SecondLook words={secondLookOf(typed)} />
            {page.seated && <p className="soft">{page.seated}</p>}
            <p className="ends">
              <Link to={page.back} className="btn">
                {words.cancel}
              </Link>
              <Button variant="go" size="big">
                {more.save}
              </Button>
            </p>
          </Form>
          <Card title={more.off} className="mt-5 max-w-180">
            <Form method="post" className="stack tight">
              <p className="soft">{more.offText}</p>
              <TextField {...field("offReason")} label={more.reason} maxLength={300} />
              <p>
                <Button name="intent" value="cancel">
                  {more.off}
                </Button>
              </p>
            </Form>
          </Card>
        </>
      )}
    </>
  );
}
