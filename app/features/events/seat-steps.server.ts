// The single steps of a decision about seats, for use cases that hold the locks (seat-locks).
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Letter } from "~/features/letters/letter.ts";
import type { AnswerSource } from "./answer.ts";
import type { BookingRow } from "./refused-answer.server.ts";

export type Moment = { now: Date; mailDomain: string };
export type Person = { invitationId: string; candidateId: string };

/** A seat, a place in line where one may wait, or neither. */
export async function takeSeat(
  trx: Db,
  sessionId: string,
  person: Person,
  taking: {
    companions: number;
    wish?: number | null;
    origin?: "booked" | "placed";
    mayWait: boolean;
    now: Date;
  },
): Promise<"going" | "waiting" | undefined> {
  const { rows } = await sql<{ state: "going" | "waiting" | null }>`
    select take_seat(${sessionId}, ${person.candidateId}, ${person.invitationId}, ${taking.companions},
      ${taking.wish ?? null}, ${taking.origin ?? "booked"}, ${taking.mayWait}, ${taking.now}) as state`.execute(
    trx,
  );
  return rows[0]?.state ?? undefined;
}

export async function giveUpSeat(trx: Db, sessionId: string, candidateId: string): Promise<void> {
  await sql`select give_up_seat(${sessionId}, ${candidateId})`.execute(trx);
}

/** Offers what is free to the head of the line, with a letter each. */
export async function offerFreeSeats(trx: Db, sessionId: string, moment: Moment): Promise<void> {
  await sql`select offer_free_seats(${sessionId}, ${moment.now}, ${moment.mailDomain})`.execute(trx);
}

/** False where the larger party doesn't fit. */
export async function changeParty(
  trx: Db,
  sessionId: string,
  candidateId: string,
  companions: number,
): Promise<boolean> {
  const { rows } = await sql<{ fits: boolean }>`
    select change_party(${sessionId}, ${candidateId}, ${companions}) as fits`.execute(trx);
  return rows[0]?.fits ?? false;
}

export async function confirmSeat(trx: Db, sessionId: string, candidateId: string): Promise<void> {
  await trx
    .updateTable("seat")
    .set({ state: "going", claim_until: null })
    .where("session_id", "=", sessionId)
    .where("candidate_id", "=", candidateId)
    .execute();
}

/** The seat this person holds elsewhere at the time of that session. */
export async function findHeldAtSameTime(
  trx: Db,
  candidateId: string,
  session: { id: string; startsAt: Date; endsAt: Date },
): Promise<BookingRow | undefined> {
  const { rows } = await sql<{ other: BookingRow | null }>`
    select held_at_same_time(${candidateId}, ${session.id}, ${session.startsAt}, ${session.endsAt}) as other`.execute(
    trx,
  );
  return rows[0]?.other ?? undefined;
}

export type Step = {
  answer: string;
  word?: string;
  /** What came of it, or why: going, waiting, given_up, left_line, placed, moved, session_cancelled … */
  outcome: string;
  memberId?: string | undefined;
  source: AnswerSource | "line";
};

export async function noteStep(
  trx: Db,
  invitationId: string,
  sessionId: string | null,
  step: Step,
  now: Date,
): Promise<void> {
  await sql`select note_answer(${invitationId}, ${sessionId}, ${step.answer}, ${step.word?.trim() ?? ""}, ${step.outcome},
    ${step.memberId ?? null}, ${step.source}, ${now})`.execute(trx);
}

/** A letter to the invited person about one session; none where there is no address. */
export async function tellPerson(
  trx: Db,
  letter: Letter,
  invitationId: string,
  sessionId: string,
  details: object,
  moment: Moment,
): Promise<void> {
  await sql`select write_seat_letter(${letter}, ${invitationId}, ${sessionId}, ${JSON.stringify(details)}::jsonb,
    ${moment.now}, ${moment.mailDomain})`.execute(trx);
}

export async function keepNeeds(trx: Db, invitationId: string, needs: string): Promise<void> {
  await sql`select keep_needs(${invitationId}, ${needs.trim()})`.execute(trx);
}

/** Puts a session into somebody's calendar, or back into it: the letter of the same transaction carries it. */
export async function addToCalendar(
  trx: Db,
  sessionId: string,
  candidateId: string,
  mailDomain: string,
): Promise<void> {
  await sql`
    insert into calendar_entry (id, session_id, candidate_id, uid)
      values (${uuidv7()}, ${sessionId}, ${candidateId}, ${`${crypto.randomUUID()}@${mailDomain}`})
    on conflict (session_id, candidate_id, member_id) do update
      set sequence = calendar_entry.sequence + 1, is_cancelled = false where calendar_entry.is_cancelled`.execute(
    trx,
  );
}

/** True when it stood in their calendar: the letter of the same transaction takes it out. */
export async function takeOutOfCalendar(trx: Db, sessionId: string, candidateId: string): Promise<boolean> {
  const { rows } = await sql`
    update calendar_entry set sequence = sequence + 1, is_cancelled = true
    where session_id = ${sessionId} and candidate_id = ${candidateId} and not is_cancelled returning id`.execute(
    trx,
  );
  return rows.length > 0;
}
