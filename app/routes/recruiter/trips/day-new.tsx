import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { addDay } from "~/features/trips/change-days.server.ts";
import { DayFields } from "~/features/trips/day-fields.tsx";
import { refusedDay } from "~/features/trips/refused-trip.server.ts";
import { nextDayValues, readTripForm } from "~/features/trips/trip-form-values.server.ts";
import { daySchema } from "~/features/trips/trip-forms.server.ts";
import { findTrip, listDays } from "~/features/trips/trip-queries.server.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  const days = await listDays(context.db, trip.id);
  return {
    ...(await readTripForm(context.db, { locale, now: context.now() })),
    title: m.trip_day_add({}, { locale }),
    trip: textIn(trip.title, locale),
    back: `/trips/${trip.id}`,
    values: nextDayValues(days, locale),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  const { today } = await readTripForm(context.db, { locale, now });
  const form = await request.formData();
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const parsed = await parseFields(form, daySchema(today), locale);
  if (!parsed.ok) return data({ values, errors: parsed.errors }, 400);
  const added = await addDay(context.db, context.jobs, {
    ...{ tripId: trip.id, day: parsed.value, memberId: member.id, now },
    secondLook: String(form.get("secondLook") ?? ""),
  });
  if (added.ok) return redirect(`/trips/${trip.id}?done=saved`, 303);
  return data({ values, ...refusedDay(added, parsed.value, locale) }, 400);
}

export default function NewTripDayPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values: Record<string, string> = typed?.values ?? page.values;
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <>
      <PageHead title={page.title} back={{ to: page.back, list: page.trip }} />
      <Form method="post" className="event-form" noValidate>
        <ErrorSummary errors={errors} />
        <DayFields
          field={field}
          choices={page.choices}
          words={page.words}
          today={page.today}
          title={page.title}
        />
        <SecondLook words={secondLookOf(typed)} />
        <p className="ends">
          <Link to={page.back} className="btn">
            {page.words.cancel}
          </Link>
          <Button variant="go" size="big">
            {page.words.save}
          </Button>
        </p>
      </Form>
    </>
  );
}
