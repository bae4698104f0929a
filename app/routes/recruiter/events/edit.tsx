import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { phoneInstead } from "~/features/bounces/phone-instead.server.ts";
import { PhoneInstead } from "~/features/bounces/phone-instead.tsx";
import { editEvent } from "~/features/events/edit-event.server.ts";
import { textIn } from "~/features/events/event.ts";
import { EventForm } from "~/features/events/event-form.tsx";
import { formRowsOf, formValuesOf } from "~/features/events/event-form-values.ts";
import { draftErrors, eventSchema, typedEvent } from "~/features/events/event-forms.server.ts";
import { findEvent, listHostIds } from "~/features/events/event-queries.server.ts";
import { eventWords } from "~/features/events/event-texts.ts";
import { findPolicy } from "~/features/events/policy-settings.server.ts";
import { listUnreachedGuests } from "~/features/events/unreached-guests.server.ts";
import { zoneOptions } from "~/features/events/zones.ts";
import { listHostChoices } from "~/features/hosts/host-choices.server.ts";
import { secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.event_edit_title({ title: page.title }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const event = await findEvent(context.db, params.id ?? "");
  if (!event) throw new Response(null, { status: 404 });
  if (event.state === "cancelled") throw redirect(`/events/${event.id}`);
  const now = context.now();
  const session = { id: event.sessionId, startsAt: event.startsAt, endsAt: event.endsAt };
  const isOne = event.sessionCount === 1;
  const [hostIds, unreached, colleagues] = await Promise.all([
    listHostIds(context.db, event.id),
    isOne ? listUnreachedGuests(context.db, { eventId: event.id, now }) : [],
    listHostChoices(context.db, { now, zone: event.zone, locale, session }),
  ]);
  return {
    locale,
    zones: zoneOptions(locale, now, event.zone),
    today: todayIn(event.zone, now),
    title: textIn(event.title, locale),
    isPublished: event.state === "published",
    phone: phoneInstead(unreached, locale),
    back: `/events/${event.id}`,
    colleagues,
    hostIds,
    values: formValuesOf(event),
    rows: isOne ? formRowsOf(event) : undefined,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const event = await findEvent(context.db, params.id ?? "");
  if (!event) throw new Response(null, { status: 404 });
  const now = context.now();
  const today = todayIn(event.zone, now);
  const form = await request.formData();
  const isSeveral = event.sessionCount > 1;
  const clock = { today, now, cohortYear: event.cohortYear, ...(isSeveral && { existing: event }) };
  const parsed = await parseFields(form, eventSchema(clock), locale);
  if (!parsed.ok) return data({ ...typedEvent(form), errors: parsed.errors }, 400);
  const { startsAt, endsAt, seats, placeKind } = event;
  // Times, places and seats of several sessions are changed on the page of each.
  const draft = { ...parsed.value, ...(isSeveral && { startsAt, endsAt, seats, placeKind, hostIds: [] }) };
  const by = { memberId: member.id, secondLook: String(form.get("secondLook") ?? ""), now };
  const result = await editEvent(context.db, context.jobs, { eventId: event.id, draft, ...by });
  if (!result.ok && result.reason === "wording")
    return data({ ...typedEvent(form), ...wordingHelp(eventWords(draft), locale) }, 400);
  if (!result.ok)
    return data(
      {
        ...typedEvent(form),
        errors: draftErrors(result.reason, draft, locale, {
          taken: event.taken,
          policy: await findPolicy(context.db),
          ...("other" in result && { other: result.other }),
        }),
      },
      400,
    );
  return redirect(`/events/${event.id}${result.told > 0 ? `?told=${result.told}` : ""}`);
}

export default function EditEventPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  return (
    <>
      <PageHead
        title={m.event_edit_title({ title: page.title }, { locale })}
        back={{ to: page.back, list: page.title }}
      />
      {page.isPublished && (
        <div className="mb-4">
          <Banner>{m.event_edit_tells({}, { locale })}</Banner>
          <PhoneInstead shown={page.phone} />
        </div>
      )}
      <EventForm
        {...page}
        values={typed?.values ?? page.values}
        hostIds={typed?.hostIds ?? page.hostIds}
        rows={page.rows && (typed?.rows ?? page.rows)}
        isNew={false}
        errors={typed?.errors}
        secondLook={secondLookOf(typed)}
        save={m.event_save({}, { locale })}
      />
    </>
  );
}
