// What the recruiter's page shows of one event's people: made on the server, formatted once for the reader.
import { formatDayTime, formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { type Standing, standingOf, standings } from "./answer.ts";
import type { Guest } from "./guest-queries.server.ts";

type Reader = { locale: Locale; zone: string };

export type GuestRow = PersonName & {
  invitationId: string;
  candidateId: string;
  standing: Standing;
  answered: string;
  word: string;
  /** The sessions they have a place in, where there are several. */
  sessions: string[];
  enteredBy: string | null;
};

export function guestRow(guest: Guest, reader: Reader, sessions: string[] = []): GuestRow {
  const { invitationId, candidateId, familyName, givenName, familyKana, givenKana, romaji, word, enteredBy } =
    guest;
  return {
    ...{ invitationId, candidateId, familyName, givenName, word, sessions, enteredBy },
    familyKana: familyKana ?? "",
    givenKana: givenKana ?? "",
    romaji: romaji ?? "",
    standing: standingOf(guest.answer, guest.seat, guest.way),
    answered: guest.answeredAt ? formatShortDayTime(guest.answeredAt, reader) : "",
  };
}

export type LineRow = { candidateId: string; name: string; standing: Standing; until: string; since: string };

/** Those waiting and those a seat is kept for, in order of arrival, with the second they came. */
export function lineRows(guests: Guest[], reader: Reader): LineRow[] {
  const second = new Intl.DateTimeFormat("en-GB", { timeZone: reader.zone, second: "2-digit" });
  return guests
    .filter((guest) => guest.seat === "waiting" || guest.seat === "offered")
    .sort((a, b) => (a.arrival ?? 0) - (b.arrival ?? 0))
    .map((guest) => ({
      candidateId: guest.candidateId,
      name: fullName(guest, reader.locale),
      standing: standingOf(guest.answer, guest.seat, guest.way),
      until: guest.claimUntil ? formatDayTime(guest.claimUntil, { ...reader, year: false }) : "",
      since: guest.arrivedAt
        ? `${formatDayTime(guest.arrivedAt, { ...reader, year: false })}:${second.format(guest.arrivedAt).padStart(2, "0")}`
        : "",
    }));
}

export type Figures = Record<Standing, number> & { invited: number; answered: number };

export function figuresOf(guests: Guest[]): Figures {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const guest of guests) counts[standingOf(guest.answer, guest.seat, guest.way)] += 1;
  return { ...counts, invited: guests.length, answered: guests.length - counts.silent };
}
