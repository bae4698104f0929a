import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { textIn } from "~/features/events/event.ts";
import { passGate } from "~/features/events/seat-locks.server.ts";
import { unseatTraveller } from "~/features/events/travel-seats.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { holdTrip } from "./hold-trip.server.ts";
import { passAlternativeOn } from "./offer-alternative.server.ts";
import { offerSeats } from "./offer-seats.server.ts";
import { stopAlternativeLetters, stopLetters } from "./trip-letters.server.ts";

type Leaving = {
  tripId: string;
  candidateId: string;
  now: Date;
  /** Also the alternative: somebody who goes altogether. */
  isAll?: boolean;
};

/**
 * Takes an application or a seat back, at any time: no reason is asked. What was said for the way is deleted at once, the
 * days leave the calendar, and a seat is kept for the next in order. Whoever wished for the alternative too and said nothing
 * of it yet comes into its line. False where there was nothing to take back.
 */
export async function withdrawFromTrip(
  db: Db,
  jobs: Jobs,
  { tripId, candidateId, now }: Leaving,
): Promise<boolean> {
  const left = await db.transaction().execute((trx) => leaveTrip(trx, jobs, { tripId, candidateId, now }));
  if (left) jobs.wake();
  return left;
}

/** The same inside a transaction, for somebody whose data is being deleted. */
export async function leaveTrip(
  trx: Db,
  jobs: Jobs,
  { tripId, candidateId, now, isAll = false }: Leaving,
): Promise<boolean> {
  await passGate(trx);
  const trip = await holdTrip(trx, tripId);
  const was = await trx
    .selectFrom("trip_application")
    .select(["id", "state"])
    .where("event_id", "=", tripId)
    .where("candidate_id", "=", candidateId)
    .where(isIn(isAll))
    .executeTakeFirst();
  if (!trip || !was) return false;
  if (isAll) await stopAlternativeLetters(trx, was.id, now);
  await trx
    .updateTable("trip_application")
    .set({ state: "withdrawn", withdrawn_at: now, claim_until: null, group_no: null })
    .$if(isAll, (query) => query.set({ alternative_state: "left", alternative_until: null }))
    .where("id", "=", was.id)
    .execute();
  await trx.deleteFrom("trip_readiness").where("application_id", "=", was.id).execute();
  await stopLetters(trx, was.id, now);
  if (was.state === "going")
    await unseatTraveller(trx, { eventId: tripId, candidateId, now, mailDomain: jobs.mailDomain });
  await writeTouchpoint(trx, {
    ...{ candidateId, kind: "trip_withdrawn", happenedAt: now, fromCandidate: true, isContact: false },
    details: { eventId: tripId, title: textIn(trip.title, "ja") },
  });
  await offerSeats(trx, jobs, { tripId, now });
  await passAlternativeOn(trx, jobs, { tripId, now });
  return true;
}

/** Where there is something to take back. */
function isIn(isAll: boolean) {
  const trip = sql<boolean>`state in ('applied', 'waiting', 'offered', 'going')`;
  return isAll ? sql<boolean>`(${trip} or alternative_state in ('offered', 'confirmed', 'waiting'))` : trip;
}

/** Every trip that isn't over: a person who goes leaves no seat empty. */
export async function leaveAllTrips(
  trx: Db,
  jobs: Jobs,
  { candidateId, now }: Omit<Leaving, "tripId">,
): Promise<void> {
  const trips = await trx
    .selectFrom("trip_application")
    .select("event_id as tripId")
    .where("candidate_id", "=", candidateId)
    .where(isIn(true))
    .orderBy("event_id")
    .execute();
  for (const { tripId } of trips) await leaveTrip(trx, jobs, { tripId, candidateId, now, isAll: true });
}

/** By the clock: a kept seat (of the trip, of its alternative) that nobody claimed in time goes to the next. Answers how many ran out. */
export async function expireTripClaims(db: Db, jobs: Jobs, now: Date): Promise<number> {
  const late = await db
    .selectFrom("trip_application")
    .select("event_id as tripId")
    .distinct()
    .where((is) =>
      is.or([
        is.and([is("state", "=", "offered"), is("claim_until", "<=", now)]),
        is("alternative_until", "<=", now),
      ]),
    )
    .execute();
  let passed = 0;
  for (const { tripId } of late)
    passed += await db.transaction().execute(async (trx) => {
      await holdTrip(trx, tripId);
      const gone = await trx
        .updateTable("trip_application")
        .set({ state: "lapsed", claim_until: null })
        .where("event_id", "=", tripId)
        .where("state", "=", "offered")
        .where("claim_until", "<=", now)
        .executeTakeFirst();
      const left = await trx
        .updateTable("trip_application")
        .set({ alternative_state: "lapsed", alternative_until: null })
        .where("event_id", "=", tripId)
        .where("alternative_until", "<=", now)
        .executeTakeFirst();
      await offerSeats(trx, jobs, { tripId, now });
      await passAlternativeOn(trx, jobs, { tripId, now });
      return Number(gone.numUpdatedRows) + Number(left.numUpdatedRows);
    });
  if (passed > 0) jobs.wake();
  return passed;
}
