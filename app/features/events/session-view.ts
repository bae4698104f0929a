// A session as the recruiter's pages show it: words and figures made once for the reader.
import { formatShortDay, formatTimeRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { textIn } from "./event.ts";
import { placeKindWord, seatsShort } from "./event-words.ts";
import type { SessionOfEvent } from "./session-list.server.ts";

type Reader = { locale: Locale; zone: string };

export type SessionStanding = "open" | "closed" | "cancelled" | "merged" | "over";

export type SessionLine = {
  id: string;
  startsAt: string;
  label: string;
  day: string;
  time: string;
  /** 7/14(火) 18:00〜18:45, for titles and lists. */
  when: string;
  place: string;
  hosts: string;
  seats: number;
  going: number;
  offered: number;
  waiting: number;
  /** 4／6席・キャンセル待ち1名 */
  seatsSaid: string;
  standing: SessionStanding;
};

export function sessionLine(session: SessionOfEvent, reader: Reader, now: Date): SessionLine {
  const { locale } = reader;
  const { id, seats, going, offered, waiting } = session;
  const [day, time] = [
    formatShortDay(session.startsAt, reader),
    formatTimeRange(session.startsAt, session.endsAt, reader),
  ];
  return {
    ...{ id, seats, going, offered, waiting, day, time },
    startsAt: session.startsAt.toISOString(),
    label: textIn(session.label, locale),
    when: `${day}${locale === "en" ? "," : ""} ${time}`,
    place: textIn(session.place, locale) || placeKindWord(session.placeKind, locale),
    hosts: session.hosts.map((host) => fullName(host, locale)).join({ ja: "、", en: ", ", ko: ", " }[locale]),
    seatsSaid: seatsShort({ taken: going + offered, all: seats, waiting }, locale),
    standing: standingOfSession(session, now),
  };
}

export function standingOfSession(
  session: Pick<SessionOfEvent, "state" | "mergedIntoId" | "endsAt">,
  now: Date,
): SessionStanding {
  if (session.mergedIntoId) return "merged";
  if (session.state === "cancelled") return "cancelled";
  if (session.endsAt <= now) return "over";
  return session.state;
}

export function sessionStandingWord(standing: SessionStanding, locale: Locale): string {
  const words = {
    open: m.session_open,
    closed: m.session_closed,
    cancelled: m.session_cancelled,
    merged: m.session_merged,
    over: m.session_over,
  };
  return words[standing]({}, { locale });
}
