import { dayOfMonth, formatDay, formatTime, formatTimeRange, todayIn, weekdayName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { CalendarSession } from "./calendar-queries.server.ts";
import { textIn } from "./event.ts";

export type CalendarDay = {
  day: string;
  number: number;
  words: string;
  weekday: string;
  isToday: boolean;
  isOutside: boolean;
  sessions: CalendarLine[];
};

export type CalendarLine = {
  id: string;
  eventId: string;
  state: CalendarSession["state"];
  title: string;
  from: string;
  time: string;
  seats: string;
  hosts: string;
  /** Who leads two things at this time; empty nearly always. */
  clash: string;
};

type Shown = { days: string[]; today: string; month: string | undefined; locale: Locale };

/** The days of a page, each with its sessions by time, on the clock of their place. */
export function calendarDays(
  sessions: CalendarSession[],
  { days, today, month, locale }: Shown,
): CalendarDay[] {
  const clashes = doubleBooked(sessions);
  const lines = new Map<string, CalendarLine[]>();
  for (const session of sessions) {
    const first = todayIn(session.zone, session.startsAt);
    const last = todayIn(session.zone, new Date(session.endsAt.getTime() - 1));
    const line = lineOf(session, clashes.get(session.id) ?? [], locale);
    for (const day of days.filter((each) => each >= first && each <= last))
      lines.set(day, [...(lines.get(day) ?? []), line]);
  }
  return days.map((day) => ({
    day,
    number: dayOfMonth(day),
    words: formatDay(day, { locale, year: false }),
    weekday: weekdayName(day, { locale }),
    isToday: day === today,
    isOutside: month !== undefined && !day.startsWith(month),
    sessions: lines.get(day) ?? [],
  }));
}

/** Sessions at whose time one of their hosts leads another: their ids with those hosts. */
export function doubleBooked(sessions: CalendarSession[]): Map<string, CalendarSession["hosts"]> {
  const found = new Map<string, CalendarSession["hosts"]>();
  const held = sessions.filter((session) => session.state !== "cancelled");
  for (const one of held)
    for (const host of one.hosts) {
      const isTwice = held.some(
        (other) =>
          other.id !== one.id &&
          other.startsAt < one.endsAt &&
          other.endsAt > one.startsAt &&
          other.hosts.some((each) => each.id === host.id),
      );
      if (isTwice) found.set(one.id, [...(found.get(one.id) ?? []), host]);
    }
  return found;
}

function lineOf(session: CalendarSession, twice: CalendarSession["hosts"], locale: Locale): CalendarLine {
  const reader = { locale, zone: session.zone };
  const comma = { ja: "、", en: ", ", ko: ", " }[locale];
  const names = (hosts: CalendarSession["hosts"]) =>
    hosts.map((host) => addressedByFamily(host, locale)).join(comma);
  return {
    id: session.id,
    eventId: session.eventId,
    state: session.state,
    title: textIn(session.title, locale),
    from: formatTime(session.startsAt, reader),
    time: formatTimeRange(session.startsAt, session.endsAt, reader),
    seats: session.state === "published" ? seatWords(session, locale) : "",
    hosts: names(session.hosts),
    clash: twice.length > 0 ? m.event_calendar_clash({ names: names(twice) }, { locale }) : "",
  };
}

function seatWords({ seats, taken, waiting }: CalendarSession, locale: Locale): string {
  const left = seats - taken;
  if (left <= 0 || waiting > 0) return m.event_calendar_seats_full({}, { locale });
  return left <= 3
    ? m.event_calendar_seats_few({ count: left }, { locale })
    : m.event_calendar_seats_free({}, { locale });
}
