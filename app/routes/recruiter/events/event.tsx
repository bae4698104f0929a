import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CeremonyCard } from "~/features/ceremonies/ceremony-card.tsx";
import { countSteps } from "~/features/ceremonies/ceremony-queries.server.ts";
import { standings } from "~/features/events/answer.ts";
import { EventActions } from "~/features/events/event-actions.tsx";
import { LettersCard, WaitingCard } from "~/features/events/event-aside.tsx";
import { EventBadges } from "~/features/events/event-badges.tsx";
import { EventDetailsCard } from "~/features/events/event-details-card.tsx";
import { EventLinks } from "~/features/events/event-links.tsx";
import { readEventPage } from "~/features/events/event-page.server.ts";
import { EventSessions } from "~/features/events/event-sessions.tsx";
import { EventSummary } from "~/features/events/event-summary.tsx";
import { FreshAnswers } from "~/features/events/fresh-answers.tsx";
import { GuestTable } from "~/features/events/guest-table.tsx";
import { ReuseCard } from "~/features/events/reuse-card.tsx";
import { StopSending } from "~/features/events/stop-sending.tsx";
import { HostGaps, HostsCard } from "~/features/hosts/hosts-card.tsx";
import { hostNews } from "~/features/hosts/hosts-card-words.server.ts";
import { listWaitingMessages } from "~/features/messages/message-queries.server.ts";
import { WaitingMessages } from "~/features/messages/waiting-messages.tsx";
import { readReminderPlan } from "~/features/reminders/reminder-plan.server.ts";
import { RemindersCard } from "~/features/reminders/reminders-card.tsx";
import { hasTrip } from "~/features/trips/trip-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateLeaf } from "~/ui/date-leaf.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Tabs } from "~/ui/tabs.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: page.pageTitle }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const asked = {
    eventId: params.id ?? "",
    show: standings.find((standing) => standing === query.get("show")),
    ...{ isWhole: query.has("all"), now: context.now() },
  };
  const page = await readEventPage(context.db, asked, { locale, zone: member.zone });
  const changed = Number(query.get("told")) || 0;
  if (!page && (await hasTrip(context.db, asked.eventId))) throw redirect(`/trips/${asked.eventId}`);
  if (!page) throw new Response(null, { status: 404 });
  const { event } = page;
  const [plan, messages, ceremony] = await Promise.all([
    readReminderPlan(context.db, event.id, { locale, zone: event.zone }, asked.now),
    listWaitingMessages(context.db, event.id, asked.now, { locale, zone: member.zone }),
    countSteps(context.db, event.id),
  ]);
  return {
    ...page,
    ...{ locale, plan, messages, ceremony },
    pageTitle: m.event_page_title({ title: `${page.title} ${page.day}` }, { locale }),
    cancelled: m.event_cancelled_banner({ day: page.day }, { locale }),
    changed: changed > 0 ? m.event_changed_told({ count: changed }, { locale }) : "",
    hostNews: hostNews(query, locale),
    seatsError: query.has("seats") ? m.event_seats_given({ count: page.event.taken }, { locale }) : undefined,
    publishError: query.has("late") ? m.event_error_publish_past({}, { locale }) : undefined,
  };
}

export default function EventPage() {
  const page = useLoaderData<typeof loader>();
  const { event, locale, title } = page;
  const base = `/events/${event.id}`;
  const isSeveral = page.sessions.length > 0;
  const canChooseHosts = !isSeveral && (page.canAnswer || event.state === "draft");
  return (
    <>
      <PageHead
        title={title}
        lead={<DateLeaf leaf={page.leaf} />}
        lede={
          <>
            <p>{page.facts.filter(Boolean).join({ ja: "・", en: " · ", ko: " · " }[locale])}</p>
            <EventBadges badges={page.badges} />
          </>
        }
        back={{ to: page.isPast ? "/events?when=past" : "/events", list: page.words.list }}
        actions={
          event.state !== "cancelled" &&
          !page.isPast && <EventActions event={event} sentences={page.cancelling} words={page.words} />
        }
      />
      <Notice />
      <WaitingMessages eventId={event.id} messages={page.messages} />
      {event.state === "published" && (
        <HostGaps eventId={event.id} gaps={page.gaps} news={page.hostNews} words={page.hostsWords} />
      )}
      {event.state !== "draft" && <EventSummary summary={page.summary} />}
      <div className="cols wider">
        <div>
          <EventSessions page={page} />
          <People />
        </div>
        <aside className="stack" aria-label={page.words.details}>
          {event.state !== "draft" && !isSeveral && (
            <WaitingCard
              seatsAt={`${base}/seats`}
              line={page.line}
              seats={event.seats}
              canChange={page.canAnswer}
              seatsError={page.seatsError}
              words={page.waitingWords}
            />
          )}
          <HostsCard
            hosts={page.hosts}
            editAt={canChooseHosts ? `${base}/edit#f-hosts` : undefined}
            words={page.hostsWords}
          />
          <EventDetailsCard details={page.details} />
          <EventLinks {...page.rooms} />
          <RemindersCard eventId={event.id} plan={page.plan} />
          {event.state !== "draft" && <LettersCard event={event} letters={page.letters} />}
          <CeremonyCard event={event} counts={page.ceremony} isPast={page.isPast} />
          <ReuseCard eventId={event.id} isCancelled={event.state === "cancelled"} />
        </aside>
      </div>
    </>
  );
}

function Notice() {
  const { event, sending, changed, publishError, cancelled, words } = useLoaderData<typeof loader>();
  if (sending) return <StopSending eventId={event.id} stop={words.stop} {...sending} />;
  const text =
    event.state === "draft"
      ? (publishError ?? words.draft)
      : event.state === "cancelled"
        ? cancelled
        : changed;
  if (!text) return null;
  return (
    <div className="mb-4">
      <Banner {...(publishError ? { tone: "yama" as const } : {})}>{text}</Banner>
    </div>
  );
}

function People() {
  const page = useLoaderData<typeof loader>();
  const { event, figures, show, words } = page;
  if (figures.invited === 0)
    return (
      <Empty icon="mail" title={words.nobody}>
        {words.nobodyText}
      </Empty>
    );
  return (
    <>
      <Tabs
        label={words.tabs}
        tabs={page.tabs.map(({ standing, ...tab }) => ({
          ...tab,
          to: standing ? `?show=${standing}` : `/events/${event.id}`,
          isCurrent: standing === show,
        }))}
      />
      {page.found === 0 && <p className="note">{words.noGuests}</p>}
      <Card isFlush as="div">
        <GuestTable
          eventId={event.id}
          title={page.title}
          rows={page.rows}
          canAnswer={page.canAnswer}
          words={words}
        />
      </Card>
      <div className="foot">
        <span className="num">{page.shown}</span>
        {page.rows.length < page.found && (
          <ButtonLink size="small" to={`?all=1${show ? `&show=${show}` : ""}`} preventScrollReset>
            {words.rest}
          </ButtonLink>
        )}
        <FreshAnswers eventId={event.id} version={page.version} at={page.at} />
      </div>
    </>
  );
}
