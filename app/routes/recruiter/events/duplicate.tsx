import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { classOn } from "~/features/company/cohort-queries.server.ts";
import { readOriginal } from "~/features/events/copy-event.server.ts";
import { duplicateEvent } from "~/features/events/duplicate-event.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { repeatErrors } from "~/features/events/series-page.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { formatDay, parseDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.series_duplicate_title({ title: page.title }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { event, firstDay, sessions } = await requireRow(params.id, (id) => readOriginal(context.db, id));
  return {
    locale,
    eventId: event.id,
    title: textIn(event.title as Texts, locale),
    today: todayIn(event.zone, context.now()),
    firstDay: formatDay(firstDay, { locale }),
    sessions: sessions.length,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { event } = await requireRow(params.id, (id) => readOriginal(context.db, id));
  const now = context.now();
  const form = await request.formData();
  const typed = { day: String(form.get("day") ?? ""), withHosts: form.has("hosts") };
  const firstDay = parseDay(typed.day, todayIn(event.zone, now));
  if (!firstDay) return data({ typed, errors: { day: [m.event_error_day({}, { locale })] } }, 400);
  const result = await duplicateEvent(context.db, {
    eventId: event.id,
    firstDay,
    withHosts: typed.withHosts,
    cohortYear: await classOn(context.db, firstDay, event.cohort_year),
    memberId: member.id,
    now,
  });
  if (!result.ok) return data({ typed, errors: repeatErrors(result, locale) }, 400);
  return redirect(`/events/${result.eventId}`, { status: 303 });
}

export default function DuplicatePage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { locale } = page;
  const errors: Record<string, string[]> | undefined = refused?.errors;
  return (
    <>
      <PageHead
        title={m.series_duplicate_title({ title: page.title }, { locale })}
        lede={
          <p>
            {page.sessions > 1
              ? m.series_duplicate_several({ day: page.firstDay, count: page.sessions }, { locale })
              : m.series_duplicate_lede({ day: page.firstDay }, { locale })}
          </p>
        }
        back={{ to: `/events/${page.eventId}`, list: page.title }}
      />
      <Form method="post" className="narrow-form" noValidate>
        <ErrorSummary errors={errors} />
        <Card as="div">
          <div className="stack">
            <DateField
              name="day"
              today={page.today}
              defaultValue={refused?.typed.day ?? ""}
              error={errors?.day}
              label={m.series_first_day({}, { locale })}
            />
            <CheckField
              name="hosts"
              defaultChecked={refused?.typed.withHosts ?? false}
              label={m.series_hosts({}, { locale })}
              hint={m.series_hosts_hint({}, { locale })}
            />
          </div>
        </Card>
        <p className="ends">
          <Link to={`/events/${page.eventId}`} className="btn">
            {m.ui_cancel({}, { locale })}
          </Link>
          <Button variant="go">{m.series_duplicate_go({}, { locale })}</Button>
        </p>
      </Form>
    </>
  );
}
