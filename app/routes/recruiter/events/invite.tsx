import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { restShort } from "~/features/bounces/rest-words.server.ts";
import { filterFromQuery } from "~/features/candidates/candidate-filter.ts";
import { listOpenUnits } from "~/features/company/company-queries.server.ts";
import { textIn, writtenLocale } from "~/features/events/event.ts";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { invitationClass, inviteCandidates } from "~/features/events/invite-candidates.server.ts";
import { InviteFilter, InvitePeople, LeftOutPeople } from "~/features/events/invite-people.tsx";
import { type Invitee, listInvitees, mostInvitees } from "~/features/events/invitees.server.ts";
import { listSessions } from "~/features/events/session-list.server.ts";
import { sessionLine } from "~/features/events/session-view.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatRange, todayIn } from "~/lib/dates.ts";
import { locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Empty } from "~/ui/empty.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.event_invite_title({ title: page.title }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const event = await findEvent(context.db, params.id ?? "");
  if (!event) throw new Response(null, { status: 404 });
  // Families are asked by their own rules: only those whom a candidate let in.
  if (event.kind === "family_briefing") throw redirect(`/families/briefings/${event.sessionId}`);
  if (event.state !== "published" || event.lastStartsAt <= now) throw redirect(`/events/${event.id}`);
  const query = new URL(request.url).searchParams;
  const filter = filterFromQuery(query, { year: event.cohortYear, memberId: member.id, isMineFirst: false });
  const clock = { now, today: todayIn(company.zone, now) };
  const [people, units, sessions] = await Promise.all([
    listInvitees(context.db, {
      eventId: event.id,
      filter,
      clock,
      isPromotional: invitationClass(event) === "promotional",
    }),
    listOpenUnits(context.db),
    listSessions(context.db, event.id),
  ]);
  const open = sessions.filter((session) => session.state === "open" && session.startsAt > now);
  const reader = { locale, zone: event.zone };
  return {
    ...{ locale, units, isCut: people.length === mostInvitees },
    eventId: event.id,
    title: textIn(event.title, locale),
    when:
      open.length > 1
        ? open
            .map((session) => sessionLine(session, reader, now).when)
            .join({ ja: "、", en: "; ", ko: ", " }[locale])
        : formatRange(event.startsAt, event.endsAt, reader),
    filter: {
      words: filter.words,
      unit: filter.units[0] ?? "",
      language: filter.language ?? "",
      isByHand: filter.ids.length > 0,
    },
    free: open.reduce(
      (all, { seats, going, offered, waiting }) => all + (waiting > 0 ? 0 : seats - going - offered),
      0,
    ),
    people: people
      .filter((person) => !person.leftOut)
      .map((person) => ({ ...shown(person), rests: person.rests && restShort(person.rests, locale) })),
    leftOut: people
      .filter((person) => person.leftOut)
      .map((person) => ({ ...shown(person), leftOut: person.leftOut })),
    // What each language reads, and whether it was written in it.
    texts: locales.map((language) => ({
      language,
      title: textIn(event.title, language),
      text: textIn(event.description, language),
      written: writtenLocale(event.title, language),
    })),
  };
}

function shown({ leftOut: _leftOut, rests: _rests, ...person }: Invitee) {
  return person;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const eventId = params.id ?? "";
  const result = await inviteCandidates(context.db, context.jobs, {
    eventId,
    candidateIds: form
      .getAll("person")
      .map(String)
      .filter((id) => /^[0-9a-f-]{36}$/i.test(id)),
    memberId: member.id,
    overrideReason: String(form.get("overrideReason") ?? ""),
    secret: context.secret,
    now: context.now(),
  });
  if (!result.ok && result.reason === "nobody")
    return data({ errors: { "": [m.event_invite_nobody({}, { locale })] } }, 400);
  if (!result.ok && result.reason === "spared")
    return data({ errors: { "": [m.contact_override_needed({}, { locale })] } }, 400);
  return redirect(`/events/${eventId}`);
}

export default function InvitePage() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { locale, people, leftOut } = page;
  return (
    <>
      <PageHead
        title={m.event_invite_title({ title: page.title }, { locale })}
        lede={page.when}
        back={{ to: `/events/${page.eventId}`, list: page.title }}
      />
      <ErrorSummary errors={failed?.errors} />
      <InviteFilter units={page.units} {...page.filter} />
      {people.length > 0 ? (
        <InvitePeople key={people.map((person) => person.id).join()} {...page} />
      ) : (
        <Empty icon="people" title={m.event_invite_none({}, { locale })}>
          {leftOut.length > 0
            ? m.event_invite_none_left({}, { locale })
            : m.event_invite_none_found({}, { locale })}
        </Empty>
      )}
      <LeftOutPeople people={leftOut} />
    </>
  );
}
