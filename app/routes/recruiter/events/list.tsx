import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listAddress, pickOf } from "~/features/events/calendar-address.ts";
import { textIn } from "~/features/events/event.ts";
import { countEvents, type EventRow, listEvents } from "~/features/events/event-queries.server.ts";
import { EventStateBadge } from "~/features/events/event-state-badge.tsx";
import { EventPicks, EventViews } from "~/features/events/event-views.tsx";
import { kindWord, placeKindWord, seatsShort } from "~/features/events/event-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatDay, formatTimeRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.event_list_title({}, page) }, page) }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const { searchParams } = new URL(request.url);
  const when: "coming" | "past" = searchParams.get("when") === "past" ? "past" : "coming";
  const pick = { ...pickOf(searchParams), memberId: member.id };
  const [events, counts] = await Promise.all([
    listEvents(context.db, { when, now, pick }),
    countEvents(context.db, now, pick),
  ]);
  return { locale, when, pick, counts, events: events.map((event) => rowOf(event, locale)) };
}

function rowOf(event: EventRow, locale: Locale) {
  const reader = { locale, zone: event.zone };
  const taken = event.going + event.offered;
  return {
    id: event.id,
    state: event.state,
    title: textIn(event.title, locale),
    kind: kindWord(event.kind, locale),
    day: formatDay(event.startsAt, reader),
    time:
      event.sessions > 1
        ? sessionsSaid(event, locale)
        : formatTimeRange(event.startsAt, event.endsAt, reader),
    startsAt: event.startsAt.toISOString(),
    place: textIn(event.place, locale) || placeKindWord(event.placeKind, locale),
    seats: seatsShort({ taken, all: event.seats, waiting: event.waiting }, locale),
    answers:
      event.invited === 0
        ? m.event_not_invited({}, { locale })
        : m.event_answers_short({ invited: event.invited, answered: event.answered }, { locale }),
  };
}

/** 全6回・3回受付中, the day beside it being that of the next one. */
function sessionsSaid({ sessions, open, state }: EventRow, locale: Locale): string {
  const all = m.session_count({ count: sessions }, { locale });
  if (state !== "published") return all;
  const said =
    open > 0 ? m.session_open_count({ count: open }, { locale }) : m.session_open_none({}, { locale });
  return [all, said].join({ ja: "・", en: ", ", ko: " · " }[locale]);
}

export default function EventListPage() {
  const { locale, when, pick, counts, events } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to="/events/start" variant={counts.coming === 0 ? "plain" : "go"} icon="plus">
      {m.event_new({}, { locale })}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={m.event_list_title({}, { locale })}
        actions={
          (events.length > 0 || when === "past") && (
            <>
              {counts.coming > 0 && (
                <ButtonLink to="/events/storm">{m.storm_title({}, { locale })}</ButtonLink>
              )}
              {add}
            </>
          )
        }
      />
      <EventViews current={when} pick={pick} counts={counts} />
      <div className="calendar-bar">
        <EventPicks pick={pick} address={(chosen) => listAddress(when, chosen)} />
      </div>
      {events.length > 0 ? (
        <Card isFlush as="div">
          <EventTable />
        </Card>
      ) : (
        <Empty
          icon="calendar"
          title={when === "past" ? m.event_empty_past({}, { locale }) : m.event_empty_coming({}, { locale })}
          action={when === "past" ? undefined : add}
        >
          {when === "coming" && m.event_empty_coming_text({}, { locale })}
        </Empty>
      )}
    </>
  );
}

function EventTable() {
  const { locale, events } = useLoaderData<typeof loader>();
  return (
    <Table name={m.event_list_name({}, { locale })} className="people bare events">
      <thead>
        <tr>
          <th scope="col">{m.event_col_event({}, { locale })}</th>
          <th scope="col">{m.event_col_when({}, { locale })}</th>
          <th scope="col">{m.event_col_place({}, { locale })}</th>
          <th scope="col">{m.event_col_seats({}, { locale })}</th>
          <th scope="col">{m.event_col_answers({}, { locale })}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <td>
              <span className="who">
                <b>
                  <Link to={`/events/${event.id}`}>{event.title}</Link>
                </b>
                <span className="kana">{event.kind}</span>
              </span>
            </td>
            <td className="nowrap">
              <time dateTime={event.startsAt}>
                {event.day}
                <span className="block soft num">{event.time}</span>
              </time>
            </td>
            <td>{event.place}</td>
            <td className="nowrap num second">
              {event.state === "published" ? event.seats : <EventStateBadge state={event.state} />}
            </td>
            <td className="nowrap num third">{event.state === "draft" ? "" : event.answers}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
