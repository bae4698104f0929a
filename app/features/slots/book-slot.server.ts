import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import type { OtherBooking } from "~/features/events/event.ts";
import { isFirstAlone } from "~/features/events/first-meeting.server.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { leaveSessions } from "~/features/events/leave-sessions.server.ts";
import { listHeldSeats, lockInvitation, lockSessions } from "~/features/events/seat-locks.server.ts";
import { offerFreeSeats } from "~/features/events/seat-steps.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { isEnded, type OfferState } from "~/features/offers/offer.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { findBookable } from "./slot-queries.server.ts";

type Booking = { candidateId: string; sessionId: string; secret: string; now: Date };

export type Booked =
  | { ok: true; changed: boolean }
  | { ok: false; reason: "gone" | "full" | "first_alone" }
  | { ok: false; reason: "double_booked"; other: OtherBooking };

/**
 * A candidate takes a slot on their own page: a seat at once, with the letter and the calendar entry of any event. The slot
 * they held before, if it is still to come, is given back by the same press, and only when the new one is theirs.
 */
export async function bookSlot(db: Db, jobs: Jobs, booking: Booking): Promise<Booked> {
  const { candidateId, sessionId, secret, now } = booking;
  const result = await inTransaction<Booked>(db, async (trx) => {
    const slot = await findBookable(trx, { candidateId, sessionId, now });
    if (!slot || (slot.offerState && isEnded(slot.offerState as OfferState)))
      return { ok: false, reason: "gone" };
    if (await isFirstAlone(trx, { sessionId, candidateId })) return { ok: false, reason: "first_alone" };
    const invitationId = await findOrMakeInvitation(trx, { ...booking, eventId: slot.eventId, secret });
    const past = await trx
      .selectFrom("seat")
      .innerJoin("session", "session.id", "seat.session_id")
      .select("session.id")
      .where("seat.invitation_id", "=", invitationId)
      .where("session.starts_at", "<=", now)
      .execute();
    const chosen = await chooseSessions(trx, {
      invitationId,
      wanted: [...past.map((seat) => seat.id), sessionId],
      word: "",
      source: "link",
      now,
      mailDomain: jobs.mailDomain,
    });
    if (!chosen.ok)
      return chosen.reason === "double_booked"
        ? { ok: false, reason: "double_booked", other: chosen.other }
        : { ok: false, reason: "gone" };
    return chosen.going.includes(sessionId)
      ? { ok: true, changed: chosen.changed }
      : { ok: false, reason: "full" };
  });
  if (result.ok) jobs.wake();
  return result;
}

/** Gives the seat in a coming slot back; the next in line is offered it. False when there is none. */
export async function giveSlotBack(
  db: Db,
  jobs: Jobs,
  { candidateId, sessionId, now }: Omit<Booking, "secret">,
): Promise<boolean> {
  const moment = { now, mailDomain: jobs.mailDomain };
  const isDone = await db.transaction().execute(async (trx) => {
    const held = await trx
      .selectFrom("seat")
      .innerJoin("session", "session.id", "seat.session_id")
      .innerJoin("event", "event.id", "session.event_id")
      .select("seat.invitation_id as id")
      .where("seat.session_id", "=", sessionId)
      .where("seat.candidate_id", "=", candidateId)
      .where("event.is_slots", "=", true)
      .executeTakeFirst();
    const person = held && (await lockInvitation(trx, held.id));
    if (!person) return false;
    const [session] = await lockSessions(trx, [sessionId]);
    const seats = (await listHeldSeats(trx, person.id)).filter((seat) => seat.sessionId === sessionId);
    if (!session || session.startsAt <= now || seats.length === 0) return false;
    await leaveSessions(trx, person, seats, {
      ...moment,
      answer: "yes",
      outcome: "given_up",
      source: "link",
    });
    await offerFreeSeats(trx, sessionId, moment);
    return true;
  });
  if (isDone) jobs.wake();
  return isDone;
}

/** Whoever books by themselves is invited from then on: everything about seats hangs on the invitation. */
async function findOrMakeInvitation(
  trx: Db,
  { eventId, candidateId, secret, now }: Booking & { eventId: string },
): Promise<string> {
  const id = uuidv7();
  const added = await trx
    .insertInto("invitation")
    .values({ id, event_id: eventId, candidate_id: candidateId, invited_at: now, sends_at: now })
    .onConflict((row) => row.columns(["event_id", "candidate_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added) {
    await issueLink(trx, { secret, purpose: "invitation", candidateId, invitationId: id, now, days: 365 });
    return id;
  }
  const known = await trx
    .selectFrom("invitation")
    .select("id")
    .where("event_id", "=", eventId)
    .where("candidate_id", "=", candidateId)
    .executeTakeFirstOrThrow();
  return known.id;
}
