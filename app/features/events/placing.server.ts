import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { formatTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { standingOf } from "./answer.ts";
import { textIn } from "./event.ts";
import { findEvent } from "./event-queries.server.ts";
import { findEventVersion, listGuests } from "./guest-queries.server.ts";
import { type PlacingRefused, placeCandidate, unplaceCandidate } from "./place-candidate.server.ts";
import { bookingWords } from "./session-forms.server.ts";
import { listSeats, listSessions, listWishes } from "./session-list.server.ts";
import { sessionLine } from "./session-view.ts";

type Reader = { locale: Locale; zone: string };

/** People and sessions of an event that asks around, with what each said; those without a seat come first. */
export async function readPlacing(db: Db, eventId: string, now: Date, member: Reader) {
  const event = await findEvent(db, eventId);
  if (!event) return undefined;
  const version = (await findEventVersion(db, event.id)) ?? "";
  const [sessions, seats, wishes, guests] = await Promise.all([
    listSessions(db, event.id),
    listSeats(db, event.id),
    listWishes(db, event.id),
    listGuests(db, event.id),
  ]);
  const reader = { locale: member.locale, zone: event.zone };
  const open = sessions.filter((session) => session.state !== "cancelled" && session.startsAt > now);
  const people = guests
    .filter((guest) => guest.answer !== null && guest.answer !== "no")
    .map((guest) => ({
      invitationId: guest.invitationId,
      candidateId: guest.candidateId,
      familyName: guest.familyName,
      givenName: guest.givenName,
      familyKana: guest.familyKana ?? "",
      givenKana: guest.givenKana ?? "",
      romaji: guest.romaji ?? "",
      name: fullName(guest, member.locale),
      word: guest.word,
      size: 1 + guest.companions,
      standing: standingOf(guest.answer, guest.seat, "ask_around"),
      cells: open.map((session) => {
        const wish = wishes.find(
          (each) => each.invitationId === guest.invitationId && each.sessionId === session.id,
        );
        const seat = seats.find(
          (each) => each.invitationId === guest.invitationId && each.sessionId === session.id,
        );
        return {
          sessionId: session.id,
          mark: wish?.mark ?? null,
          wish: wish?.wish ?? null,
          seat: seat?.state ?? null,
        };
      }),
    }));
  const isSeated = (person: (typeof people)[number]) => person.cells.some((cell) => cell.seat);
  return {
    ...{ event, version },
    title: textIn(event.title, member.locale),
    sessions: open.map((session) => ({
      ...sessionLine(session, reader, now),
      from: session.startsAt.getTime(),
      until: session.endsAt.getTime(),
    })),
    people: [...people.filter((person) => !isSeated(person)), ...people.filter(isSeated)],
    silent: guests.filter((guest) => guest.answer === null).length,
    at: formatTime(now, member),
  };
}

/** One seat on the board. */
export type Placement = { invitationId: string; sessionId: string };
type Refusal = Placement & { refusal: PlacingRefused };
export type Placings = { give: Placement[]; take: Placement[] };

/** "invitation:session" as the board's boxes say it: what is ticked now, against what was ticked when it was opened. */
export function readPlacings(form: FormData): Placings {
  const uuid = "[0-9a-f-]{36}";
  const read = (name: string) =>
    form.getAll(name).flatMap((value) => {
      const [, invitationId, sessionId] = new RegExp(`^(${uuid}):(${uuid})$`).exec(String(value)) ?? [];
      return invitationId && sessionId ? [{ invitationId, sessionId }] : [];
    });
  const [now, had] = [read("place"), read("had")];
  const isIn = (list: Placement[]) => (one: Placement) =>
    list.some((each) => each.invitationId === one.invitationId && each.sessionId === one.sessionId);
  return {
    give: now.filter((one) => !isIn(had)(one)),
    take: had.filter((one) => !isIn(now)(one)),
  };
}

/**
 * Takes the seats back first, so that they can be given anew, then gives the others: each with its letter, each for
 * itself. What couldn't be given (filled by somebody else meanwhile, elsewhere at that time) is answered with its reason.
 */
export async function applyPlacings(
  db: Db,
  jobs: Jobs,
  { give, take }: Placings,
  who: { memberId: string; now: Date },
): Promise<{ given: number; taken: number; refused: Refusal[] }> {
  let taken = 0;
  for (const one of take) if (await unplaceCandidate(db, jobs, { ...one, ...who })) taken += 1;
  const refused: Refusal[] = [];
  for (const one of give) {
    const result = await placeCandidate(db, jobs, { ...one, ...who });
    if (!result.ok && result.reason !== "seated") refused.push({ ...one, refusal: result });
  }
  return { given: give.length - refused.length, taken, refused };
}

/** 山田 花：その時間は「夏の懇親会」（7月18日(土) 14:00〜16:30）に参加します */
export function refusalWords(
  { refusal, invitationId, sessionId }: Refusal,
  board: NonNullable<Awaited<ReturnType<typeof readPlacing>>>,
  locale: Locale,
): string {
  const name = board.people.find((person) => person.invitationId === invitationId)?.name ?? "";
  const when = board.sessions.find((session) => session.id === sessionId)?.when ?? "";
  if (refusal.reason === "double_booked") {
    const other = bookingWords(refusal.other, board.event.zone, locale);
    return m.placing_refused_double({ name, title: other.title, when: other.when }, { locale });
  }
  if (refusal.reason === "full") return m.placing_refused_full({ name, when }, { locale });
  if (refusal.reason === "said_no") return m.placing_refused_no({ name, when }, { locale });
  if (refusal.reason === "first_alone") return m.placing_refused_first({ name, when }, { locale });
  return m.placing_refused_gone({ name, when }, { locale });
}
