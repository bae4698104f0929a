import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { OtherBooking } from "./event.ts";
import { isFirstAlone } from "./first-meeting.server.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { otherBooking } from "./refused-answer.server.ts";
import { listHeldSeats, lockInvitation, lockSessions } from "./seat-locks.server.ts";
import {
  addToCalendar,
  findHeldAtSameTime,
  giveUpSeat,
  noteStep,
  offerFreeSeats,
  takeOutOfCalendar,
  takeSeat,
  tellPerson,
} from "./seat-steps.server.ts";

export type Placing = { sessionId: string; invitationId: string; memberId: string; now: Date };

export type PlacingRefused = { ok: false } & (
  | { reason: "unknown" | "cancelled" | "past" | "full" | "said_no" | "seated" | "first_alone" }
  | { reason: "double_booked"; other: OtherBooking }
);

/**
 * Gives somebody a seat in one session because of their wishes, with their companions, and writes a letter that puts it
 * into their calendar and lets them say no. Not where they said ×, never past somebody who waits in line,
 * and not alone with one host where the company wants two at a first meeting.
 */
export async function placeCandidate(
  db: Db,
  jobs: Jobs,
  { sessionId, invitationId, memberId, now }: Placing,
): Promise<{ ok: true } | PlacingRefused> {
  const moment = { now, mailDomain: jobs.mailDomain };
  const result = await inTransaction<{ ok: true } | PlacingRefused>(db, async (trx) => {
    const person = await lockInvitation(trx, invitationId);
    if (!person || person.eventState === "draft") return { ok: false, reason: "unknown" };
    if (person.eventState === "cancelled") return { ok: false, reason: "cancelled" };
    const [session] = await lockSessions(trx, [sessionId]);
    if (session?.eventId !== person.eventId) return { ok: false, reason: "unknown" };
    if (session.state === "cancelled") return { ok: false, reason: "cancelled" };
    if (session.startsAt <= now) return { ok: false, reason: "past" };
    const held = await listHeldSeats(trx, invitationId);
    if (held.some((seat) => seat.sessionId === sessionId)) return { ok: false, reason: "seated" };
    const asked = await trx
      .selectFrom("invitation")
      .leftJoin("session_wish", (join) =>
        join
          .onRef("session_wish.invitation_id", "=", "invitation.id")
          .on("session_wish.session_id", "=", sessionId),
      )
      .select(["invitation.companions", "session_wish.mark"])
      .where("invitation.id", "=", invitationId)
      .executeTakeFirstOrThrow();
    if (asked.mark === "no" || person.answer === "no") return { ok: false, reason: "said_no" };
    if (await isFirstAlone(trx, { sessionId, candidateId: person.candidateId }))
      return { ok: false, reason: "first_alone" };
    const other = await findHeldAtSameTime(trx, person.candidateId, session);
    if (other) return { ok: false, reason: "double_booked", other: otherBooking(other) };
    const who = { invitationId, candidateId: person.candidateId };
    const taking = { companions: asked.companions, origin: "placed", mayWait: false, now } as const;
    if (!(await takeSeat(trx, sessionId, who, taking))) return { ok: false, reason: "full" };
    const step = { answer: person.answer ?? "yes", outcome: "placed", memberId, source: "staff" } as const;
    await noteStep(trx, invitationId, sessionId, step, now);
    await addToCalendar(trx, sessionId, person.candidateId, jobs.mailDomain);
    await tellPerson(trx, "event_placed", invitationId, sessionId, {}, moment);
    return { ok: true };
  });
  if (result.ok) jobs.wake();
  return result;
}

/** Takes the seat back that a member gave; the letter says so and takes it out of the calendar. False when there is none. */
export async function unplaceCandidate(
  db: Db,
  jobs: Jobs,
  { sessionId, invitationId, memberId, now }: Placing,
): Promise<boolean> {
  const moment = { now, mailDomain: jobs.mailDomain };
  const isDone = await db.transaction().execute(async (trx) => {
    const person = await lockInvitation(trx, invitationId);
    if (!person) return false;
    const [session] = await lockSessions(trx, [sessionId]);
    const held = await listHeldSeats(trx, invitationId);
    if (!session || session.startsAt <= now || !held.some((seat) => seat.sessionId === sessionId))
      return false;
    await giveUpSeat(trx, sessionId, person.candidateId);
    const step = { answer: person.answer ?? "yes", outcome: "unplaced", memberId, source: "staff" } as const;
    await noteStep(trx, invitationId, sessionId, step, now);
    await takeOutOfCalendar(trx, sessionId, person.candidateId);
    await tellPerson(trx, "event_unplaced", invitationId, sessionId, {}, moment);
    await offerFreeSeats(trx, sessionId, moment);
    return true;
  });
  if (isDone) jobs.wake();
  return isDone;
}
