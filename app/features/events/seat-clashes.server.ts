// Who would have to be in two places when a session gets another time: each of them holds a seat elsewhere just then.
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { BookingRow } from "./refused-answer.server.ts";
import {
  giveUpSeat,
  type Moment,
  noteStep,
  offerFreeSeats,
  takeOutOfCalendar,
  tellPerson,
} from "./seat-steps.server.ts";
import type { When } from "./session-move.ts";

export type Clash = { candidateId: string; invitationId: string; other: BookingRow };

export async function listClashes(trx: Db, sessionId: string, at: When): Promise<Clash[]> {
  const { rows } = await sql<Clash>`
    select seat.candidate_id as "candidateId", seat.invitation_id as "invitationId", held.other
    from seat cross join lateral
      (select held_at_same_time(seat.candidate_id, ${sessionId}, ${at.startsAt}, ${at.endsAt}) as other) held
    where seat.session_id = ${sessionId} and seat.state = 'going' and held.other is not null
    order by seat.arrival`.execute(trx);
  return rows;
}

/** They keep the seat they had promised to take elsewhere; a letter names it and says that this one is free again. */
export async function releaseClashes(
  trx: Db,
  sessionId: string,
  clashes: Clash[],
  release: Moment & { memberId: string | undefined; details: object },
): Promise<void> {
  const { memberId, now, details } = release;
  for (const { candidateId, invitationId, other } of clashes) {
    await giveUpSeat(trx, sessionId, candidateId);
    const step = { answer: "yes", outcome: "overlapped", memberId, source: "staff" } as const;
    await noteStep(trx, invitationId, sessionId, step, now);
    await takeOutOfCalendar(trx, sessionId, candidateId);
    await tellPerson(trx, "event_moved", invitationId, sessionId, { ...details, other }, release);
  }
  if (clashes.length > 0) await offerFreeSeats(trx, sessionId, release);
}
