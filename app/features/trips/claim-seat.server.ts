import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { textIn } from "~/features/events/event.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { passGate } from "~/features/events/seat-locks.server.ts";
import { seatTraveller } from "~/features/events/travel-seats.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import type { Result } from "~/lib/result.ts";
import { type HeldTrip, holdTrip } from "./hold-trip.server.ts";
import { passAlternativeOn } from "./offer-alternative.server.ts";
import { readinessDays } from "./trip.ts";
import { stopAlternativeLetters, stopLetters } from "./trip-letters.server.ts";

type Claim = { tripId: string; candidateId: string; now: Date };

/**
 * "I'm coming": takes the seat that is kept, in every day of the trip, each with its calendar entry, and gives a place in the
 * alternative back. Twice is once; after
 * its time the seat has gone on to the next.
 */
export async function claimTripSeat(
  db: Db,
  jobs: Jobs,
  { tripId, candidateId, now }: Claim,
): Promise<Result<object, "not_found" | "too_late">> {
  const claimed = await inTransaction<Result<object, "not_found" | "too_late">>(db, async (trx) => {
    await passGate(trx);
    const trip = await holdTrip(trx, tripId);
    const mine = await trx
      .selectFrom("trip_application")
      .select(["id", "state", "claim_until as claimUntil"])
      .where("event_id", "=", tripId)
      .where("candidate_id", "=", candidateId)
      .executeTakeFirst();
    if (!trip || !mine || trip.eventState !== "published") return { ok: false, reason: "not_found" };
    if (mine.state === "going") return { ok: true };
    if (mine.state !== "offered" || !mine.claimUntil || mine.claimUntil <= now)
      return { ok: false, reason: "too_late" };
    await trx
      .updateTable("trip_application")
      .set({
        state: "going",
        claim_until: null,
        claimed_at: now,
        alternative_state: null,
        alternative_until: null,
      })
      .where("id", "=", mine.id)
      .execute();
    const seating = { eventId: tripId, candidateId, now, mailDomain: jobs.mailDomain };
    if (!(await seatTraveller(trx, seating))) return { ok: false, reason: "too_late" };
    await openReadiness(trx, trip, mine.id, now);
    await stopLetters(trx, mine.id, now);
    await stopAlternativeLetters(trx, mine.id, now);
    await passAlternativeOn(trx, jobs, { tripId, now });
    await writeTouchpoint(trx, {
      ...{ candidateId, kind: "trip_claimed", happenedAt: now, fromCandidate: true, isContact: false },
      details: { eventId: tripId, title: textIn(trip.title, "ja") },
    });
    return { ok: true };
  });
  if (claimed.ok) jobs.wake();
  return claimed;
}

/** An empty sheet that knows when it is deleted: two weeks after the return. */
async function openReadiness(trx: Db, { returnsAt }: HeldTrip, applicationId: string, now: Date) {
  await trx
    .insertInto("trip_readiness")
    .values({
      application_id: applicationId,
      changed_at: now,
      delete_on: addDays(todayIn("Asia/Tokyo", returnsAt ?? now), readinessDays),
    })
    .onConflict((known) => known.column("application_id").doNothing())
    .execute();
}
