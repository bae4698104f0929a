import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { CeremonyCard } from "~/features/ceremonies/ceremony-card.tsx";
import { countSteps } from "~/features/ceremonies/ceremony-queries.server.ts";
import { standings } from "~/features/events/answer.ts";
import { CancelEvent } from "~/features/events/cancel-dialog.tsx";
import { LettersCard, WaitingCard } from "~/features/events/event-aside.tsx";
import { EventBadges } from "~/features/events/event-badges.tsx";
import { EventDetailsCard } from "~/features/events/event-details-card.tsx";
import { readEventPage } from "~/features/events/event-page.server.ts";
import { EventSessions } from "~/features/events/event-sessions.tsx";
import { EventTotals } from "~/features/events/event-summary.tsx";
import { standingWord } from "~/features/events/event-words.ts";
import { FreshAnswers } from "~/features/events/fresh-answers.tsx";
import { GuestTable } from "~/features/events/guest-table.tsx";
import { ReuseCard } from "~/features/events/reuse-card.tsx";
import { StopSending } from "~/features/events/stop-sending.tsx";
import { HostGaps, HostsCard } from "~/features/hosts/hosts-card.tsx";
import { listWaitingMessages } from "~/features/messages/message-queries.server.ts";
import { WaitingMessages } from "~/features/messages/waiting-messages.tsx";
import { readReminderPlan } from "~/features/reminders/reminder-plan.server.ts";
import { RemindersCard } from "~/features/reminders/reminders-card.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateBlock } from "~/ui/date-block.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Tabs } from "~/ui/tabs.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: `${page.title} ${page.day}` }, page) }] : [];

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
  if (!page) throw new Response(null, { status: 404 });
  const { event } = page;
  const [plan, messages, ceremony] = await Promise.all([
    readReminderPlan(context.db, event.id, { locale, zone: event.zone }, asked.now),
    listWaitingMessages(context.db, event.id, asked.now, { locale, zone: member.zone }),
    countSteps(context.db, event.id),
  ]);
  return {
    ...page,
    ...{ locale, plan, messages, ceremony, changed: Number(query.get("told")) || 0 },
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
        lead={<DateBlock when={event.startsAt} zone={event.zone} />}
        lede={
          <>
            <p>{page.facts.filter(Boolean).join({ ja: "・", en: " · ", ko: " · " }[locale])}</p>
            <EventBadges event={event} />
          </>
        }
        back={{ to: page.isPast ? "/events?when=past" : "/events", list: m.event_list_name({}, { locale }) }}
        actions={event.state !== "cancelled" && !page.isPast && <Actions />}
      />
      <Notice />
      <WaitingMessages eventId={event.id} messages={page.messages} />
      {event.state === "published" && <HostGaps eventId={event.id} gaps={page.gaps} />}
      {event.state !== "draft" && <EventTotals {...page} />}
      <div className="cols wider">
        <div>
          <EventSessions page={page} />
          <People />
        </div>
        <aside className="stack" aria-label={m.event_details({}, { locale })}>
          {event.state !== "draft" && !isSeveral && (
            <WaitingCard
              seatsAt={`${base}/seats`}
              line={page.line}
              seats={event.seats}
              canChange={page.canAnswer}
              seatsError={page.seatsError}
            />
          )}
          <HostsCard hosts={page.hosts} editAt={canChooseHosts ? `${base}/edit#f-hosts` : undefined} />
          <EventDetailsCard event={isSeveral ? { ...event, onlineUrl: "" } : event} />
          <RemindersCard eventId={event.id} plan={page.plan} />
          {event.state !== "draft" && <LettersCard event={event} letters={page.letters} />}
          <CeremonyCard event={event} counts={page.ceremony} isPast={page.isPast} />
          <ReuseCard eventId={event.id} isCancelled={event.state === "cancelled"} />
        </aside>
      </div>
    </>
  );
}

function Actions() {
  const { event, locale, title, told } = useLoaderData<typeof loader>();
  const base = `/events/${event.id}`;
  return (
    <>
      <CancelEvent eventId={event.id} title={title} told={told} />
      <ButtonLink to={`${base}/edit`} icon="pen">
        {m.event_edit({}, { locale })}
      </ButtonLink>
      {event.state === "published" ? (
        <ButtonLink to={`${base}/invite`} variant="go" icon="mail">
          {m.event_invite({}, { locale })}
        </ButtonLink>
      ) : (
        <Form method="post" action={`${base}/publish`}>
          <Button variant="go">{m.event_publish({}, { locale })}</Button>
        </Form>
      )}
    </>
  );
}

function Notice() {
  const { event, locale, sending, changed, publishError, day } = useLoaderData<typeof loader>();
  if (sending) return <StopSending eventId={event.id} {...sending} />;
  const text =
    event.state === "draft"
      ? (publishError ?? m.event_draft_banner({}, { locale }))
      : event.state === "cancelled"
        ? m.event_cancelled_banner({ day }, { locale })
        : changed > 0 && m.event_changed_told({ count: changed }, { locale });
  if (!text) return null;
  return (
    <div className="mb-4">
      <Banner {...(publishError ? { tone: "yama" as const } : {})}>{text}</Banner>
    </div>
  );
}

function People() {
  const page = useLoaderData<typeof loader>();
  const { event, locale, figures, show } = page;
  if (figures.invited === 0)
    return (
      <Empty icon="mail" title={m.event_nobody_yet({}, { locale })}>
        {m.event_nobody_yet_text({}, { locale })}
      </Empty>
    );
  const tabs = standings.filter((standing) => figures[standing] > 0 || standing === show);
  const count = (people: number) => m.event_people({ count: people }, { locale });
  return (
    <>
      <Tabs
        label={m.event_answer_tabs({}, { locale })}
        tabs={[
          {
            to: `/events/${event.id}`,
            label: m.event_standing_all({}, { locale }),
            count: count(figures.invited),
            isCurrent: !show,
          },
          ...tabs.map((standing) => ({
            to: `?show=${standing}`,
            label: standingWord(standing, locale),
            count: count(figures[standing]),
            isCurrent: standing === show,
          })),
        ]}
      />
      {page.found === 0 && <p className="note">{m.event_no_guests({}, { locale })}</p>}
      <Card isFlush as="div">
        <GuestTable eventId={event.id} title={page.title} rows={page.rows} canAnswer={page.canAnswer} />
      </Card>
      <div className="foot">
        <span className="num">{m.event_shown({ count: page.rows.length, all: page.found }, { locale })}</span>
        {page.rows.length < page.found && (
          <ButtonLink size="small" to={`?all=1${show ? `&show=${show}` : ""}`} preventScrollReset>
            {m.event_show_rest({}, { locale })}
          </ButtonLink>
        )}
        <FreshAnswers eventId={event.id} version={page.version} at={page.at} />
      </div>
    </>
  );
}
