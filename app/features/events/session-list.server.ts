import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Mark, SeatState } from "./answer.ts";
import type { PlaceKind, SessionState, Texts } from "./event.ts";

export type SessionOfEvent = {
  id: string;
  label: Texts;
  state: SessionState;
  mergedIntoId: string | null;
  startsAt: Date;
  endsAt: Date;
  placeKind: PlaceKind;
  place: Texts;
  address: string;
  onlineUrl: string;
  /** Places in all, and those of people going and of people a seat is kept for, companions included. */
  seats: number;
  going: number;
  offered: number;
  /** People in line. */
  waiting: number;
  hosts: (PersonName & { id: string; unitName: string | null })[];
};

/** The sessions of an event by their start, cancelled ones included. */
export async function listSessions(db: Db, eventId: string): Promise<SessionOfEvent[]> {
  const { rows } = await sql<SessionOfEvent>`
    select session.id, session.label, session.state, session.merged_into_id as "mergedIntoId",
      session.starts_at as "startsAt", session.ends_at as "endsAt", session.place_kind as "placeKind", session.place,
      session.address, session.online_url as "onlineUrl", session.seats, session.waiting,
      coalesce(taken.going, 0) as going, coalesce(taken.offered, 0) as offered, coalesce(led.hosts, '[]') as hosts
    from session
    left join lateral (
      select sum(1 + companions) filter (where seat.state = 'going') as going,
        sum(1 + companions) filter (where seat.state = 'offered') as offered
      from seat where seat.session_id = session.id
    ) taken on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', member.id, 'familyName', member.family_name, 'givenName', member.given_name,
        'familyKana', member.family_kana, 'givenKana', member.given_kana, 'romaji', member.romaji, 'unitName', unit.name)
        order by member.family_kana, member.given_kana) as hosts
      from session_host join member on member.id = session_host.member_id left join unit on unit.id = member.unit_id
      where session_host.session_id = session.id
    ) led on true
    where session.event_id = ${eventId}
    order by session.starts_at, session.id`.execute(db);
  return rows;
}

export type SeatOfEvent = PersonName & {
  sessionId: string;
  invitationId: string;
  candidateId: string;
  state: SeatState;
  isPlaced: boolean;
  arrival: number;
  arrivedAt: Date;
  claimUntil: Date | null;
  companions: number;
  wish: number | null;
};

/** Every seat and place in line of an event, each line in its exact order. */
export async function listSeats(db: Db, eventId: string): Promise<SeatOfEvent[]> {
  const { rows } = await sql<SeatOfEvent>`
    select seat.session_id as "sessionId", seat.invitation_id as "invitationId", seat.candidate_id as "candidateId",
      seat.state, seat.origin = 'placed' as "isPlaced", seat.arrival, seat.arrived_at as "arrivedAt",
      seat.claim_until as "claimUntil", seat.companions, seat.wish, candidate.family_name as "familyName",
      candidate.given_name as "givenName", candidate.family_kana as "familyKana", candidate.given_kana as "givenKana",
      candidate.romaji
    from seat
    join session on session.id = seat.session_id
    join candidate on candidate.id = seat.candidate_id
    where session.event_id = ${eventId}
    order by seat.session_id, seat.arrival`.execute(db);
  return rows;
}

export type WishOfEvent = { invitationId: string; sessionId: string; mark: Mark; wish: number | null };

/** What everybody said to each session of an event that asks around. */
export async function listWishes(db: Db, eventId: string): Promise<WishOfEvent[]> {
  return db
    .selectFrom("session_wish")
    .innerJoin("invitation", "invitation.id", "session_wish.invitation_id")
    .select([
      "session_wish.invitation_id as invitationId",
      "session_wish.session_id as sessionId",
      "session_wish.mark",
      "session_wish.wish",
    ])
    .where("invitation.event_id", "=", eventId)
    .$narrowType<{ mark: Mark }>()
    .execute();
}
