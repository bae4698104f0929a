// A trip is one decision and several days: its traveller has a seat in each session, or in none.
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { hurried } from "~/features/letters/quiet-hours.ts";
import { listHeldSeats, lockInvitation, lockSessions } from "./seat-locks.server.ts";
import {
  addToCalendar,
  giveUpSeat,
  type Moment,
  noteStep,
  takeOutOfCalendar,
  takeSeat,
  tellPerson,
} from "./seat-steps.server.ts";

type Travelling = Moment & {
  eventId: string;
  candidateId: string;
  /** Only these of its sessions; all that are still ahead when left out. */
  sessionIds?: string[];
};

/**
 * Gives somebody a seat in every session of an event that is still ahead, with an entry in their calendar for each: the
 * first letter says that the seat is theirs, the others only carry their entry. False where a session has none left. The
 * caller has passed the gate.
 */
export async function seatTraveller(trx: Db, travelling: Travelling): Promise<boolean> {
  const { eventId, candidateId, now } = travelling;
  const invitationId = await invitedAs(trx, travelling);
  await lockInvitation(trx, invitationId);
  const held = (await listHeldSeats(trx, invitationId)).map((seat) => seat.sessionId);
  const wanted = (await listAhead(trx, eventId, now)).filter(
    (id) => !held.includes(id) && (travelling.sessionIds?.includes(id) ?? true),
  );
  const sessions = await lockSessions(trx, wanted);
  const byStart = [...sessions].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  for (const [place, { id }] of byStart.entries()) {
    const taking = { companions: 0, origin: "placed", mayWait: false, now } as const;
    if (!(await takeSeat(trx, id, { invitationId, candidateId }, taking))) return false;
    await noteStep(trx, invitationId, id, { answer: "yes", outcome: "going", source: "link" }, now);
    await addToCalendar(trx, id, candidateId, travelling.mailDomain);
    const isFirst = place === 0 && held.length === 0;
    const details = travelling.sessionIds ? {} : { [hurried]: true };
    const letter = isFirst ? "event_confirmed" : "event_calendar";
    await tellPerson(trx, letter, invitationId, id, isFirst ? {} : details, travelling);
  }
  return true;
}

/** Takes somebody out of every session that isn't over: each entry leaves their calendar by a letter, the first thanks them. */
export async function unseatTraveller(trx: Db, travelling: Travelling): Promise<void> {
  const { eventId, candidateId, now } = travelling;
  const invitation = await trx
    .selectFrom("invitation")
    .select("id")
    .where("event_id", "=", eventId)
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();
  if (!invitation) return;
  await lockInvitation(trx, invitation.id);
  const ahead = await listAhead(trx, eventId, now);
  const held = (await listHeldSeats(trx, invitation.id)).filter(({ sessionId }) => ahead.includes(sessionId));
  const sessions = await lockSessions(
    trx,
    held.map(({ sessionId }) => sessionId),
  );
  const byStart = [...sessions].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  for (const [place, { id }] of byStart.entries()) {
    await giveUpSeat(trx, id, candidateId);
    await noteStep(trx, invitation.id, id, { answer: "no", outcome: "given_up", source: "link" }, now);
    await takeOutOfCalendar(trx, id, candidateId);
    const letter = place === 0 ? "event_declined_noted" : "event_calendar";
    const details = place === 0 ? { answer: "no" } : { [hurried]: true };
    await tellPerson(trx, letter, invitation.id, id, details, travelling);
  }
  await trx
    .updateTable("invitation")
    .set({ answer: "no", answered_at: now, answered_by: null })
    .where("id", "=", invitation.id)
    .execute();
}

/** A traveller says that they can't come that one day; the seat stays theirs, and who leads the day sees it. */
export async function excuseTraveller(
  trx: Db,
  { sessionId, candidateId, isExcused }: { sessionId: string; candidateId: string; isExcused: boolean },
): Promise<void> {
  await trx
    .updateTable("seat")
    .set({ attendance: isExcused ? "excused" : "unknown" })
    .where("session_id", "=", sessionId)
    .where("candidate_id", "=", candidateId)
    .where("attendance", "=", isExcused ? "unknown" : "excused")
    .execute();
}

/** Sends one day's entry again as it stands: a calendar that has said no by mistake shows it once more. */
export async function sendDayAgain(
  trx: Db,
  {
    eventId,
    candidateId,
    sessionId,
    ...moment
  }: Moment & { eventId: string; candidateId: string; sessionId: string },
): Promise<void> {
  const invitation = await trx
    .selectFrom("invitation")
    .select("id")
    .where("event_id", "=", eventId)
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();
  if (invitation)
    await tellPerson(trx, "event_calendar", invitation.id, sessionId, { [hurried]: true }, moment);
}

async function invitedAs(trx: Db, { eventId, candidateId, now }: Travelling): Promise<string> {
  const { id } = await trx
    .insertInto("invitation")
    .values({
      ...{ id: uuidv7(), event_id: eventId, candidate_id: candidateId, invited_at: now, sends_at: now },
      ...{ answer: "yes", answered_at: now },
    })
    .onConflict((known) =>
      known.columns(["event_id", "candidate_id"]).doUpdateSet({ answer: "yes", answered_at: now }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function listAhead(trx: Db, eventId: string, now: Date): Promise<string[]> {
  const sessions = await trx
    .selectFrom("session")
    .select("id")
    .where("event_id", "=", eventId)
    .where("state", "<>", "cancelled")
    .where("ends_at", ">", now)
    .execute();
  return sessions.map(({ id }) => id);
}
