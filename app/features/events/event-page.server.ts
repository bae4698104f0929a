import type { Db } from "#db/client.server.ts";
import { phoneInstead } from "~/features/bounces/phone-instead.server.ts";
import { readEventHosts } from "~/features/hosts/event-hosts.server.ts";
import { hostsCardWords } from "~/features/hosts/hosts-card-words.server.ts";
import { dateLeaf } from "~/lib/date-leaf.ts";
import { formatDay, formatTime, formatTimeRange, zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Standing } from "./answer.ts";
import { textIn } from "./event.ts";
import { countTheInvited } from "./event-letters.server.ts";
import { eventBadges } from "./event-page-badges.server.ts";
import { cancelSentences, eventDetails, eventWords, standingTabs } from "./event-page-words.server.ts";
import { findEvent } from "./event-queries.server.ts";
import { eventSummary } from "./event-summary.server.ts";
import { placeKindWord } from "./event-words.ts";
import {
  findEventVersion,
  findWaitingInvitations,
  listEventLetters,
  listGuests,
} from "./guest-queries.server.ts";
import { figuresOf, guestRow, lineRows } from "./guest-view.ts";
import { letterLines } from "./letter-lines.ts";
import { findPolicy } from "./policy-settings.server.ts";
import { listSessions } from "./session-list.server.ts";
import { type SessionLine, sessionLine } from "./session-view.ts";
import { listUnreachedGuests } from "./unreached-guests.server.ts";
import { waitingWords } from "./waiting-words.server.ts";

type Asked = { eventId: string; show: Standing | undefined; isWhole: boolean; now: Date };

const shownAtFirst = 60;

/** One event as the recruiter sees it: times of the event in its zone, the clock of the page in the reader's. */
export async function readEventPage(db: Db, asked: Asked, member: { locale: Locale; zone: string }) {
  const { show, now } = asked;
  const event = await findEvent(db, asked.eventId);
  if (!event) return undefined;
  // The version first: what comes in while the rest is read makes the next question answer "changed".
  const version = (await findEventVersion(db, event.id)) ?? "";
  const [guests, { hosts, gaps }, letters, sending, told, sessions, unreached] = await Promise.all([
    listGuests(db, event.id),
    readEventHosts(db, event.id, { locale: member.locale, zone: event.zone }, now),
    listEventLetters(db, event.id),
    findWaitingInvitations(db, event.id, now),
    countTheInvited(db, event.id, now),
    listSessions(db, event.id),
    listUnreachedGuests(db, { eventId: event.id, now }),
  ]);
  const { locale } = member;
  const reader = { locale, zone: event.zone };
  const zone = zoneName(event.zone, locale, event.startsAt);
  const time = m.event_time_zone(
    { time: formatTimeRange(event.startsAt, event.endsAt, reader), zone },
    { locale },
  );
  const isSeveral = event.way === "ask_around" || sessions.length > 1;
  const lines = sessions.map((session) => sessionLine(session, reader, now));
  const whenOf = new Map(lines.map((line) => [line.id, line.when]));
  const rows = guests
    .map((guest) => {
      const own = isSeveral ? guest.seats : [];
      return guestRow(
        guest,
        reader,
        own.map((seat) => whenOf.get(seat.sessionId) ?? ""),
      );
    })
    .filter((row) => !show || row.standing === show);
  const shown = asked.isWhole ? rows : rows.slice(0, shownAtFirst);
  const [title, figures] = [textIn(event.title, locale), figuresOf(guests)];
  const place = textIn(event.place, locale) || placeKindWord(event.placeKind, locale);
  return {
    ...{ event, hosts, gaps, show, version, title, figures },
    day: formatDay(event.startsAt, reader),
    leaf: dateLeaf(event.startsAt, reader),
    rooms: roomsOf(event, locale),
    words: eventWords(locale),
    waitingWords: waitingWords(locale),
    hostsWords: hostsCardWords(locale),
    badges: eventBadges(event, await findPolicy(db), locale),
    cancelling: { ...cancelSentences(title, told, locale), phone: phoneInstead(unreached, locale) },
    details: eventDetails(isSeveral ? { ...event, onlineUrl: "" } : event, locale),
    tabs: standingTabs(figures, show, locale),
    summary: eventSummary(figures, placesOf(lines), locale),
    facts: isSeveral
      ? [m.session_count({ count: lines.length }, { locale }), daysOf(event, reader)]
      : [time, place, event.address],
    isPast: event.lastEndsAt <= now,
    canAnswer: event.state === "published" && event.lastStartsAt > now,
    sessions: isSeveral ? lines : [],
    rows: shown,
    found: rows.length,
    shown: m.event_shown({ count: shown.length, all: rows.length }, { locale }),
    line: lineRows(guests, reader),
    letters: letterLines(letters, reader),
    sending: sending && {
      sendsAt: sending.sendsAt,
      said: m.event_sending({ count: sending.count, at: formatTime(sending.sendsAt, member) }, { locale }),
    },
    at: formatTime(now, member),
  };
}

/** 2026年7月14日(火)〜2026年7月23日(木) */
function daysOf(
  event: { startsAt: Date; lastStartsAt: Date },
  reader: { locale: Locale; zone: string },
): string {
  const days = [event.startsAt, event.lastStartsAt].map((day) => formatDay(day, reader));
  return [...new Set(days)].join({ ja: "〜", en: " – ", ko: " ~ " }[reader.locale]);
}

/** Seats of all sessions that are held. */
function placesOf(lines: SessionLine[]) {
  const held = lines.filter((line) => line.standing !== "cancelled" && line.standing !== "merged");
  const sum = (figure: "seats" | "going" | "offered") => held.reduce((all, line) => all + line[figure], 0);
  return { seats: sum("seats"), going: sum("going"), offered: sum("offered") };
}

/** The other rooms of an event that people were invited to. */
function roomsOf({ id, state }: { id: string; state: string }, locale: Locale) {
  const links = [
    { to: `/events/${id}/day`, label: m.attendance_day({}, { locale }) },
    { to: `/events/${id}/line`, label: m.event_line({}, { locale }) },
    { to: `/events/${id}/after`, label: m.feedback_after({}, { locale }) },
  ];
  return { title: m.event_rooms({}, { locale }), links: state === "draft" ? [] : links };
}
