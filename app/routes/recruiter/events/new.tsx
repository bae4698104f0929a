import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findCohort } from "~/features/company/cohort-queries.server.ts";
import { createEvent } from "~/features/events/create-event.server.ts";
import { EventForm } from "~/features/events/event-form.tsx";
import { draftErrors, eventSchema, typedEvent } from "~/features/events/event-forms.server.ts";
import { eventWords } from "~/features/events/event-texts.ts";
import { findPolicy } from "~/features/events/policy-settings.server.ts";
import { changeRows, firstRow } from "~/features/events/session-rows.ts";
import { zoneOptions } from "~/features/events/zones.ts";
import { listHostChoices } from "~/features/hosts/host-choices.server.ts";
import { findTemplate } from "~/features/templates/template-queries.server.ts";
import { eventFormOf } from "~/features/templates/template-values.ts";
import { secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { parseDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.event_new_title({}, page) }, page) }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const now = context.now();
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const template = await findTemplate(context.db, query.get("template") ?? "");
  const firstDay = parseDay(query.get("day") ?? "", todayIn(company.zone, now));
  const filled = template && eventFormOf(template.plan, { firstDay, zone: company.zone });
  return {
    locale,
    zones: zoneOptions(locale, now, company.zone),
    today: todayIn(company.zone, now),
    colleagues: await listHostChoices(context.db, { now, zone: company.zone, locale }),
    values: filled?.values ?? {
      kind: "meetup",
      zone: company.zone,
      placeKind: "office",
      isPaidWork: "voluntary",
      way: "book",
      sessionsEach: "1",
      companionsMax: "0",
    },
    rows: filled?.rows ?? [firstRow],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const today = todayIn(company.zone, now);
  const cohort = await findCohort(context.db, today);
  if (!cohort) return redirect("/settings/plan");
  const form = await request.formData();
  const typed = typedEvent(form);
  const verb = form.get("rows");
  if (verb) return { ...typed, rows: changeRows(typed.rows, String(verb), today), errors: undefined };
  const parsed = await parseFields(form, eventSchema({ today, now, cohortYear: cohort.year }), locale);
  if (!parsed.ok) return data({ ...typed, errors: parsed.errors }, 400);
  const { label, more, ...draft } = parsed.value;
  const secondLook = String(form.get("secondLook") ?? "");
  const result = await createEvent(context.db, { draft, label, more, memberId: member.id, secondLook, now });
  if (!result.ok && result.reason === "wording")
    return data({ ...typed, ...wordingHelp(eventWords(draft, [{ label }, ...more]), locale) }, 400);
  if (!result.ok) {
    const policy = await findPolicy(context.db);
    const why = { more, policy, ...(result.reason === "host_busy" && { other: result.other }) };
    return data({ ...typed, errors: draftErrors(result.reason, draft, locale, why) }, 400);
  }
  const isSeries = form.get("after") === "series";
  return redirect(`/events/${result.eventId}${isSeries ? "/series" : ""}`);
}

export default function NewEventPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  return (
    <>
      <PageHead
        title={m.event_new_title({}, { locale })}
        back={{ to: "/events/start", list: m.template_standard({}, { locale }) }}
      />
      <EventForm
        {...page}
        values={typed?.values ?? page.values}
        hostIds={typed?.hostIds ?? []}
        rows={typed?.rows ?? page.rows}
        isNew
        errors={typed?.errors}
        secondLook={secondLookOf(typed)}
        save={m.event_save_draft({}, { locale })}
        also={
          <Button name="after" value="series" type="submit">
            {m.series_save_draft({}, { locale })}
          </Button>
        }
        back="/events"
      />
    </>
  );
}
