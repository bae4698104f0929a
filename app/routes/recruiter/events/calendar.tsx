import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { calendarAddress, placeOf, shownDays, step } from "~/features/events/calendar-address.ts";
import { listCalendar } from "~/features/events/calendar-queries.server.ts";
import { calendarDays } from "~/features/events/calendar-view.ts";
import { EventCalendar } from "~/features/events/event-calendar.tsx";
import { EventPicks, EventViews } from "~/features/events/event-views.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { addDays, formatDay, formatMonth, startOfDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: `${m.event_calendar_title({}, page)} ${page.name}` }, page) }]
    : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const today = todayIn(member.zone, context.now());
  const place = placeOf(new URL(request.url).searchParams, today);
  const days = shownDays(place, locale === "en" ? 1 : 0);
  const [first = today, last = today] = [days[0], days.at(-1)];
  // A day more on both sides: events keep the clock of their own place.
  const [from, to] = [startOfDay(addDays(first, -1), member.zone), startOfDay(addDays(last, 2), member.zone)];
  const sessions = await listCalendar(context.db, { ...place, from, to, memberId: member.id });
  const month = place.view === "month" ? place.on.slice(0, 7) : undefined;
  const span = { first: formatDay(first, { locale }), last: formatDay(last, { locale, year: false }) };
  return {
    locale,
    place,
    today,
    name: month ? formatMonth(place.on, { locale }) : m.event_calendar_week_of(span, { locale }),
    days: calendarDays(sessions, { days, today, month, locale }),
  };
}

export default function EventCalendarPage() {
  const { locale, place, today, name, days } = useLoaderData<typeof loader>();
  const { view } = place;
  const [before, after] =
    view === "week"
      ? [m.event_calendar_prev_week, m.event_calendar_next_week]
      : [m.event_calendar_prev_month, m.event_calendar_next_month];
  const turned = (direction: 1 | -1) => calendarAddress({ ...place, on: step(place, direction) });
  return (
    <>
      <PageHead
        title={m.event_list_title({}, { locale })}
        actions={
          <>
            <ButtonLink to={`/events/storm?day=${place.on}`}>{m.storm_title({}, { locale })}</ButtonLink>
            <ButtonLink to="/events/start" variant="go" icon="plus">
              {m.event_new({}, { locale })}
            </ButtonLink>
          </>
        }
      />
      <EventViews current={view} pick={place} on={place.on} />
      <div className="calendar-bar">
        <h2>{name}</h2>
        <nav aria-label={m.event_calendar_title({}, { locale })}>
          <ButtonLink size="small" icon="previous" isSquare to={turned(-1)}>
            {before({}, { locale })}
          </ButtonLink>
          <Link className="btn small" to={calendarAddress({ ...place, on: today })}>
            {m.event_calendar_today({}, { locale })}
          </Link>
          <ButtonLink size="small" icon="next" isSquare to={turned(1)}>
            {after({}, { locale })}
          </ButtonLink>
        </nav>
        <EventPicks pick={place} address={(pick) => calendarAddress({ ...place, ...pick })} />
      </div>
      <EventCalendar days={days} name={name} view={view} />
    </>
  );
}
