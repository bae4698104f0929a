import type { Db } from "#db/client.server.ts";
import { dateLeaf } from "~/lib/date-leaf.ts";
import { formatDay, formatDayTime, formatShortDayTime, formatTime, zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { textIn } from "./event.ts";
import { findEvent } from "./event-queries.server.ts";
import { summary } from "./event-summary.server.ts";
import { findEventVersion, listGuests } from "./guest-queries.server.ts";
import { waitSentence } from "./guest-view.ts";
import { listSeats, listSessions, type SeatOfEvent } from "./session-list.server.ts";
import { sessionLine } from "./session-view.ts";
import { waitingWords } from "./waiting-words.server.ts";

type Asked = { eventId: string; sessionId: string; now: Date };

/** One session as the recruiter sees it: who goes, for whom a seat is kept, who waits to the second, who is elsewhere. */
export async function readSessionPage(db: Db, asked: Asked, member: { locale: Locale; zone: string }) {
  const { eventId, sessionId, now } = asked;
  const event = await findEvent(db, eventId);
  if (!event) return undefined;
  const version = (await findEventVersion(db, event.id)) ?? "";
  const [sessions, seats, guests] = await Promise.all([
    listSessions(db, event.id),
    listSeats(db, event.id),
    listGuests(db, event.id),
  ]);
  const session = sessions.find((each) => each.id === sessionId);
  if (!session) return undefined;
  const { locale } = member;
  const reader = { locale, zone: event.zone };
  const lines = new Map(sessions.map((each) => [each.id, sessionLine(each, reader, now)]));
  const line = sessionLine(session, reader, now);
  const said = new Map(guests.map((guest) => [guest.invitationId, guest]));
  const person = (seat: SeatOfEvent) => ({
    invitationId: seat.invitationId,
    candidateId: seat.candidateId,
    familyName: seat.familyName,
    givenName: seat.givenName,
    familyKana: seat.familyKana ?? "",
    givenKana: seat.givenKana ?? "",
    romaji: seat.romaji ?? "",
    name: fullName(seat, locale),
    companions: seat.companions,
    isPlaced: seat.isPlaced,
    word: said.get(seat.invitationId)?.word ?? "",
    needs: said.get(seat.invitationId)?.needs ?? "",
    enteredBy: said.get(seat.invitationId)?.enteredBy ?? null,
  });
  const here = seats.filter((seat) => seat.sessionId === sessionId);
  const byKana = (a: SeatOfEvent, b: SeatOfEvent) => kanaName(a).localeCompare(kanaName(b), "ja");
  const hereIds = new Set(here.map((seat) => seat.invitationId));
  const going = here.filter((seat) => seat.state === "going");
  const counts = [
    [going.length, m.session_going({}, { locale })],
    [line.waiting, m.event_fig_waiting({}, { locale })],
  ] as const;
  return {
    ...{ event, version, line },
    title: textIn(event.title, locale),
    day: formatDay(session.startsAt, reader),
    leaf: dateLeaf(session.startsAt, reader),
    waitingWords: waitingWords(locale),
    summary: summary(line, counts, locale),
    facts: [
      m.event_time_zone(
        { time: line.time, zone: zoneName(event.zone, locale, session.startsAt) },
        { locale },
      ),
      line.place,
      session.address,
    ],
    mergedInto: session.mergedIntoId ? (lines.get(session.mergedIntoId)?.when ?? "") : "",
    isAhead: session.startsAt > now && session.state !== "cancelled" && event.state !== "cancelled",
    others: [...lines.values()].filter(
      (other) => other.id !== sessionId && (other.standing === "open" || other.standing === "closed"),
    ),
    going: going.sort(byKana).map(person),
    waiting: here
      .filter((seat) => seat.state !== "going")
      .map((seat) => ({
        ...person(seat),
        standing: seat.state,
        said: waitSentence(
          {
            isKept: seat.state === "offered",
            until: seat.claimUntil ? formatDayTime(seat.claimUntil, { ...reader, year: false }) : "",
            since: toTheSecond(seat.arrivedAt, reader),
          },
          locale,
        ),
      })),
    elsewhere: seats
      .filter((seat) => seat.sessionId !== sessionId && !hereIds.has(seat.invitationId))
      .sort(byKana)
      .map((seat) => ({
        ...person(seat),
        standing: seat.state,
        when: lines.get(seat.sessionId)?.when ?? "",
        answered: formatShortDayTime(seat.arrivedAt, reader),
      })),
    at: formatTime(now, member),
  };
}

/** 7月5日(日) 19:22:04 */
function toTheSecond(at: Date, reader: { locale: Locale; zone: string }): string {
  const seconds = String(at.getUTCSeconds()).padStart(2, "0");
  return `${formatDayTime(at, { ...reader, year: false })}:${seconds}`;
}
