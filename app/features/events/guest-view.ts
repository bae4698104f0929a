// What the recruiter's page shows of one event's people: made on the server, formatted once for the reader.
import { formatDayTime, formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
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
  /** By whom it was entered, as a sentence. */
  entered: string;
  /** Whom an answer is entered or changed for: the link says it aloud. */
  answerFor: string;
};

export function guestRow(guest: Guest, reader: Reader, sessions: string[] = []): GuestRow {
  const { locale } = reader;
  const { invitationId, candidateId, familyName, givenName, familyKana, givenKana, romaji, word, enteredBy } =
    guest;
  const standing = standingOf(guest.answer, guest.seat, guest.way);
  const whom = standing === "silent" ? m.event_answer_for_whom : m.event_change_for_whom;
  return {
    ...{ invitationId, candidateId, familyName, givenName, word, sessions, enteredBy },
    familyKana: familyKana ?? "",
    givenKana: givenKana ?? "",
    romaji: romaji ?? "",
    standing,
    entered: enteredBy ? m.event_entered_by({ name: enteredBy }, { locale }) : "",
    answerFor: whom({ name: fullName(guest, locale) }, { locale }),
    answered: guest.answeredAt ? formatShortDayTime(guest.answeredAt, reader) : "",
  };
}

/** `said`: until when a seat is kept, or since when they wait. */
export type LineRow = { candidateId: string; name: string; standing: Standing; said: string };

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
      said: waitSentence(
        {
          isKept: guest.seat === "offered",
          until: guest.claimUntil ? formatDayTime(guest.claimUntil, { ...reader, year: false }) : "",
          since: guest.arrivedAt
            ? `${formatDayTime(guest.arrivedAt, { ...reader, year: false })}:${second.format(guest.arrivedAt).padStart(2, "0")}`
            : "",
        },
        reader.locale,
      ),
    }));
}

/** Until when a seat is kept, or since when somebody waits. */
export function waitSentence(
  { isKept, until, since }: { isKept: boolean; until: string; since: string },
  locale: Locale,
): string {
  return isKept ? m.event_line_kept({ until }, { locale }) : m.event_line_since({ at: since }, { locale });
}

export type Figures = Record<Standing, number> & { invited: number; answered: number };

export function figuresOf(guests: Guest[]): Figures {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const guest of guests) counts[standingOf(guest.answer, guest.seat, guest.way)] += 1;
  return { ...counts, invited: guests.length, answered: guests.length - counts.silent };
}
