// Who changes seats locks in one order: the gate, the invitation, the person, the sessions by id (0011-party-seats).
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Answer, SeatState } from "./answer.ts";
import type { EventState, EventWay, SessionState } from "./event.ts";

export type LockedInvitation = {
  id: string;
  candidateId: string;
  eventId: string;
  eventState: EventState;
  way: EventWay;
  sessionsEach: number;
  /** A standing event of slots: seats of the past don't count. */
  isSlots: boolean;
  companionsMax: number;
  asksNeeds: boolean;
  answerBy: Date | null;
  answer: Answer | null;
  word: string;
};

/** Waits while times are being changed, and lets nobody change them until the transaction ends. First thing in it. */
export async function passGate(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(20100, 0)`.execute(trx);
}

/** Waits while times are being changed, then makes this person ours until the transaction ends. First thing in it. */
export async function lockInvitation(trx: Db, invitationId: string): Promise<LockedInvitation | undefined> {
  await passGate(trx);
  const { rows } = await sql<LockedInvitation>`
    select invitation.id, invitation.candidate_id as "candidateId", event.id as "eventId", event.state as "eventState",
      event.way, event.sessions_each as "sessionsEach", event.is_slots as "isSlots", event.companions_max as "companionsMax",
      event.asks_needs as "asksNeeds", event.answer_by as "answerBy", invitation.answer, invitation.answer_word as word
    from invitation join event on event.id = invitation.event_id
    where invitation.id = ${invitationId} for no key update of invitation`.execute(trx);
  const row = rows[0];
  if (row) await sql`select pg_advisory_xact_lock(20101, uuid_hash(${row.candidateId}::uuid))`.execute(trx);
  return row;
}

/** For whoever changes the time of a session or who hosts it: alone with all answers. First thing in the transaction. */
export async function holdAllAnswers(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(20100, 0)`.execute(trx);
}

export type LockedSession = {
  id: string;
  eventId: string;
  startsAt: Date;
  endsAt: Date;
  seats: number;
  taken: number;
  waiting: number;
  state: SessionState;
};

/** Last of all locks; in the order of their ids, which is also the order of the answer. */
export async function lockSessions(trx: Db, ids: string[]): Promise<LockedSession[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<LockedSession>`
    select id, event_id as "eventId", starts_at as "startsAt", ends_at as "endsAt", seats, seats_taken as taken, waiting, state
    from session where id = any(${ids}::uuid[]) order by id for no key update`.execute(trx);
  return rows;
}

export type HeldSeat = {
  sessionId: string;
  state: SeatState;
  claimUntil: Date | null;
  companions: number;
  wish: number | null;
};

/** What an invited person holds or waits for; rows come and go only under the locks above. */
export async function listHeldSeats(trx: Db, invitationId: string): Promise<HeldSeat[]> {
  const { rows } = await sql<HeldSeat>`
    select session_id as "sessionId", state, claim_until as "claimUntil", companions, wish
    from seat where invitation_id = ${invitationId} order by session_id`.execute(trx);
  return rows;
}
