import { type Selectable, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { CalendarEntry } from "#db/schema.ts";
import { tellHosts } from "~/features/hosts/tell-hosts.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { SeatState } from "./answer.ts";
import type { OtherBooking, SessionState, Texts } from "./event.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { otherBooking } from "./refused-answer.server.ts";
import { listClashes, releaseClashes } from "./seat-clashes.server.ts";
import { holdAllAnswers, lockSessions } from "./seat-locks.server.ts";
import { offerFreeSeats } from "./seat-steps.server.ts";
import { noteSessionChange } from "./session-changes.server.ts";
import { listSeated, tellThese } from "./session-letters.server.ts";
import { type MergingSeat, mergedSeats } from "./session-merge.ts";
import { moveBetween } from "./session-move.ts";
import { countFamilyPlaces, mergeFamilies, seatWaitingFamilies } from "./tell-families.server.ts";

export type MergedSessions = {
  fromId: string;
  intoId: string;
  reason?: string;
  /** Gives back the seats of those who hold another one at that time; without it such a merge is refused. */
  releasesClashes?: boolean;
  memberId: string;
  now: Date;
};

type Merged = { ok: true; told: number; released: number };

export type MergeRefused =
  | { ok: false; reason: "unknown" | "cancelled" | "past" }
  /** So many places the other session lacks. */
  | { ok: false; reason: "seats"; missing: number }
  | { ok: false; reason: "double_booked"; people: number; other: OtherBooking };

/**
 * Ends one session and gives its people their seats in another of the same event: a seat stays a seat, the two lines
 * become one in order of arrival. The entry in their calendars moves with them (same UID, next SEQUENCE), so one letter
 * does it and nothing old can stay behind.
 */
export async function mergeSessions(
  db: Db,
  jobs: Jobs,
  merge: MergedSessions,
): Promise<Merged | MergeRefused> {
  const result = await inTransaction<Merged | MergeRefused>(db, async (trx) => {
    await holdAllAnswers(trx);
    return mergeHeld(trx, jobs, merge);
  });
  if (result.ok) jobs.wake();
  return result;
}

async function mergeHeld(trx: Db, jobs: Jobs, merge: MergedSessions): Promise<Merged | MergeRefused> {
  const { fromId, intoId, memberId, now, reason = "" } = merge;
  const moment = { now, mailDomain: jobs.mailDomain };
  await lockSessions(trx, [fromId, intoId]);
  const [from, into] = [await findSide(trx, fromId), await findSide(trx, intoId)];
  if (!from || !into || from.id === into.id || from.eventId !== into.eventId)
    return { ok: false, reason: "unknown" };
  if ([from.state, into.state, from.eventState].includes("cancelled"))
    return { ok: false, reason: "cancelled" };
  if (from.startsAt <= now || into.startsAt <= now) return { ok: false, reason: "past" };

  const seats = mergedSeats(await listSeats(trx, fromId), await listSeats(trx, intoId), into.nextArrival);
  const taken = seats.places + (await countFamilyPlaces(trx, [fromId, intoId]));
  if (taken > into.seats) return { ok: false, reason: "seats", missing: taken - into.seats };
  const people = await listSeated(trx, fromId);
  const coming = people.filter((person) => seats.coming.has(person.candidateId));
  await trx.deleteFrom("seat").where("session_id", "in", [fromId, intoId]).execute();
  await insertSeats(trx, intoId, seats.seats, into.startsAt);
  await trx
    .updateTable("session")
    .set((set) => ({
      seats_taken: 0,
      waiting: 0,
      state: "cancelled",
      merged_into_id: intoId,
      revision: set("revision", "+", 1),
    }))
    .where("id", "=", fromId)
    .execute();
  await trx
    .updateTable("session")
    .set((set) => ({
      seats_taken: taken,
      waiting: seats.waiting,
      next_arrival: seats.nextArrival,
      revision: set("revision", "+", 1),
    }))
    .where("id", "=", intoId)
    .execute();
  await moveEntries(trx, fromId, intoId);
  const move = moveBetween(from, into);
  const details = { ...move, isMerged: true, ...(reason && { reason }) };
  const families = await mergeFamilies(trx, jobs, { fromId, intoId, move, reason, now });
  await noteSessionChange(trx, {
    sessionId: fromId,
    kind: "merged",
    reason,
    details: { intoId },
    memberId,
    now,
  });
  await noteSteps(trx, intoId, people, { memberId, now });
  const doubles = await takeOutDoubles(trx, fromId);
  await tellHosts(trx, jobs, { sessionId: fromId, what: "cancelled", details: { reason }, now });

  const clashes = (await listClashes(trx, intoId, into)).filter((clash) =>
    seats.coming.has(clash.candidateId),
  );
  const [first] = clashes;
  if (first && !merge.releasesClashes)
    return { ok: false, reason: "double_booked", people: clashes.length, other: otherBooking(first.other) };
  const clashing = new Set(clashes.map((clash) => clash.candidateId));
  const { told } = await tellThese(
    trx,
    jobs,
    coming.filter((person) => !clashing.has(person.candidateId)),
    { sessionId: intoId, letter: "event_moved", details, now },
  );
  await tellThese(
    trx,
    jobs,
    people.filter((person) => doubles.includes(person.candidateId)),
    { sessionId: fromId, letter: "event_session_cancelled", details: { reason }, now },
  );
  await releaseClashes(trx, intoId, clashes, { ...moment, memberId, details });
  await offerFreeSeats(trx, intoId, moment);
  await seatWaitingFamilies(trx, jobs, intoId, now);
  return { ok: true, told: told + clashes.length + families, released: clashes.length };
}

type Side = {
  id: string;
  eventId: string;
  eventState: string;
  state: SessionState;
  startsAt: Date;
  endsAt: Date;
  seats: number;
  nextArrival: number;
  place: Texts;
  address: string;
  onlineUrl: string;
};

async function findSide(trx: Db, id: string): Promise<Side | undefined> {
  const { rows } = await sql<Side>`
    select session.id, event.id as "eventId", event.state as "eventState", session.state, session.starts_at as "startsAt",
      session.ends_at as "endsAt", seats, next_arrival as "nextArrival", place, address, online_url as "onlineUrl"
    from session join event on event.id = session.event_id where session.id = ${id}`.execute(trx);
  return rows[0];
}

async function listSeats(trx: Db, sessionId: string): Promise<MergingSeat[]> {
  const { rows } = await sql<MergingSeat>`
    select candidate_id as "candidateId", invitation_id as "invitationId", state, arrival, arrived_at as "arrivedAt",
      claim_until as "claimUntil", attendance, companions, origin, wish
    from seat where session_id = ${sessionId} order by arrival`.execute(trx);
  return rows;
}

async function insertSeats(trx: Db, sessionId: string, seats: MergingSeat[], startsAt: Date): Promise<void> {
  const rows = seats.map((seat) => ({
    session_id: sessionId,
    candidate_id: seat.candidateId,
    invitation_id: seat.invitationId,
    state: seat.state as SeatState,
    arrival: seat.arrival,
    arrived_at: seat.arrivedAt,
    claim_until: seat.claimUntil && seat.claimUntil > startsAt ? startsAt : seat.claimUntil,
    attendance: seat.attendance,
    companions: seat.companions,
    origin: seat.origin,
    wish: seat.wish,
  }));
  for (let at = 0; at < rows.length; at += 1000)
    await trx
      .insertInto("seat")
      .values(rows.slice(at, at + 1000))
      .execute();
}

/**
 * A person's entry of the ended session becomes that of the other one. Where they have an entry there that was taken out
 * earlier, it changes places with it: the one in their calendar is the one that goes on.
 */
async function moveEntries(trx: Db, fromId: string, intoId: string): Promise<void> {
  const { rows: old } = await sql<Selectable<CalendarEntry>>`
    delete from calendar_entry old using calendar_entry entry
    where old.session_id = ${intoId} and old.is_cancelled and entry.session_id = ${fromId}
      and entry.candidate_id = old.candidate_id and not entry.is_cancelled
    returning old.*`.execute(trx);
  await sql`
    update calendar_entry entry set session_id = ${intoId}, sequence = sequence + 1
    where session_id = ${fromId} and not is_cancelled and candidate_id is not null
      and not exists (select from calendar_entry other where other.session_id = ${intoId} and other.candidate_id = entry.candidate_id)`.execute(
    trx,
  );
  if (old.length > 0)
    await trx
      .insertInto("calendar_entry")
      .values(old.map((entry) => ({ ...entry, session_id: fromId })))
      .execute();
}

/** Who goes to both has one entry too many: that of the session that ends is taken out. */
async function takeOutDoubles(trx: Db, fromId: string): Promise<string[]> {
  const { rows } = await sql<{ candidate_id: string }>`
    update calendar_entry set sequence = sequence + 1, is_cancelled = true
    where session_id = ${fromId} and not is_cancelled and candidate_id is not null returning candidate_id`.execute(
    trx,
  );
  return rows.map((row) => row.candidate_id);
}

async function noteSteps(
  trx: Db,
  intoId: string,
  people: { invitationId: string }[],
  { memberId, now }: { memberId: string; now: Date },
): Promise<void> {
  await sql`
    select note_answer(id, ${intoId}, 'yes', '', 'merged', ${memberId}, 'staff', ${now})
    from unnest(${people.map((person) => person.invitationId)}::uuid[]) id`.execute(trx);
}
