import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Answer, AnswerSource, SeatState } from "./answer.ts";
import type { EventWay } from "./event.ts";

export type Guest = PersonName & {
  invitationId: string;
  candidateId: string;
  answer: Answer | null;
  answeredAt: Date | null;
  word: string;
  /** Their best seat in the event (going, offered, waiting), the earliest of those; `seats` has all. */
  seat: SeatState | null;
  arrival: number | null;
  arrivedAt: Date | null;
  claimUntil: Date | null;
  way: EventWay;
  seats: GuestSeat[];
  needs: string;
  /** Of what they asked for or hold. */
  companions: number;
  /** How the answer came, and who entered it when it came by phone. */
  source: AnswerSource | "line" | null;
  enteredBy: string | null;
  /** The state of the invitation's letter; null when there was no address. */
  letter: string | null;
};

export type GuestSeat = {
  sessionId: string;
  state: SeatState;
  arrival: number;
  claimUntil: string | null;
  companions: number;
  wish: number | null;
  origin: "booked" | "placed";
};

/** Everybody invited to an event, in kana order. */
export async function listGuests(db: Db, eventId: string): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    select invitation.id as "invitationId", candidate.id as "candidateId", candidate.family_name as "familyName",
      candidate.given_name as "givenName", candidate.family_kana as "familyKana", candidate.given_kana as "givenKana",
      candidate.romaji, invitation.answer, invitation.answered_at as "answeredAt", invitation.answer_word as word,
      seat.state as seat, seat.arrival, seat.arrived_at as "arrivedAt", seat.claim_until as "claimUntil",
      event.way, invitation.needs, greatest(invitation.companions, coalesce(seat.companions, 0)) as companions,
      coalesce(held.seats, '[]') as seats,
      case when invitation.answered_by is null then null else 'staff' end as source,
      nullif(concat_ws(' ', member.family_name, member.given_name), '') as "enteredBy",
      (select state from delivery where delivery.invitation_id = invitation.id and letter = 'event_invitation'
        order by created_at desc limit 1) as letter
    from invitation
    join candidate on candidate.id = invitation.candidate_id
    join event on event.id = invitation.event_id
    left join lateral (
      select seat.* from seat join session on session.id = seat.session_id where seat.invitation_id = invitation.id
      order by array_position(array['going', 'offered', 'waiting'], seat.state), session.starts_at, session.id limit 1
    ) seat on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('sessionId', session.id, 'state', seat.state, 'arrival', arrival, 'claimUntil', claim_until,
          'companions', companions, 'wish', wish, 'origin', origin) order by session.starts_at, session.id) as seats
      from seat join session on session.id = seat.session_id where seat.invitation_id = invitation.id
    ) held on true
    left join member on member.id = invitation.answered_by
    where invitation.event_id = ${eventId}
    order by candidate.sort_key, candidate.id`.execute(db);
  return rows;
}

export type LetterCount = {
  letter: string;
  total: number;
  sent: number;
  kept: number;
  failed: number;
  queued: number;
  lastAt: Date;
};

/** The letters of an event by kind: how many, and what became of them. */
export async function listEventLetters(db: Db, eventId: string): Promise<LetterCount[]> {
  const { rows } = await sql<LetterCount>`
    select letter, count(*) as total,
      count(*) filter (where state = 'sent') as sent,
      count(*) filter (where state = 'kept') as kept,
      count(*) filter (where state in ('failed', 'uncertain')) as failed,
      count(*) filter (where state in ('queued', 'sending')) as queued,
      max(coalesce(finished_at, not_before)) as "lastAt"
    from delivery
    where state <> 'stopped' and invitation_id in (select id from invitation where event_id = ${eventId})
    group by letter order by min(created_at)`.execute(db);
  return rows;
}

/** How many invitations can still be stopped, and until when. */
export async function findWaitingInvitations(
  db: Db,
  eventId: string,
  now: Date,
): Promise<{ count: number; sendsAt: Date } | undefined> {
  const row = await db
    .selectFrom("delivery")
    .innerJoin("invitation", "invitation.id", "delivery.invitation_id")
    .select((is) => [is.fn.countAll<number>().as("count"), is.fn.max("delivery.not_before").as("sendsAt")])
    .where("invitation.event_id", "=", eventId)
    .where("delivery.letter", "=", "event_invitation")
    .where("delivery.state", "=", "queued")
    .where("delivery.not_before", ">", now)
    .executeTakeFirst();
  return row && row.count > 0 ? { count: row.count, sendsAt: row.sendsAt } : undefined;
}

/**
 * What an unchanged event has in common with itself: rises with every edit, invitation, answer and seat, and with
 * each letter that went out. Cheap, so that pages can ask every few seconds.
 */
export async function findEventVersion(db: Db, eventId: string): Promise<string | undefined> {
  const { rows } = await sql<{ version: string }>`
    select event.revision || '.' || sum(session.revision) || '.' ||
      (select count(*) from delivery where state not in ('queued', 'sending')
        and invitation_id in (select id from invitation where invitation.event_id = event.id)) as version
    from event join session on session.event_id = event.id
    where event.id = ${eventId} group by event.id`.execute(db);
  return rows[0]?.version;
}
