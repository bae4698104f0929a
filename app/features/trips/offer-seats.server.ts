import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { holdTrip } from "./hold-trip.server.ts";
import { claimEnd } from "./trip.ts";
import { isOnTheWay } from "./trip-audience.server.ts";
import { tellApplicants } from "./trip-letters.server.ts";

/**
 * Keeps every free seat for whoever is next in the order of the selection, with a letter each; nothing after the departure.
 * Never more seats kept or taken than there are: the caller holds the trip.
 */
export async function offerSeats(
  trx: Db,
  jobs: Jobs,
  { tripId, now }: { tripId: string; now: Date },
): Promise<void> {
  const trip = await holdTrip(trx, tripId);
  if (!trip?.departsAt || trip.departsAt <= now || trip.eventState !== "published") return;
  const { count } = await trx
    .selectFrom("trip_application")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("event_id", "=", tripId)
    .where("state", "in", ["offered", "going"])
    .executeTakeFirstOrThrow();
  const free = trip.seats - count;
  if (free <= 0) return;
  const next = await trx
    .selectFrom("trip_application")
    .innerJoin("candidate", "candidate.id", "trip_application.candidate_id")
    .select("trip_application.id")
    .where("event_id", "=", tripId)
    .where("trip_application.state", "=", "waiting")
    .where(isOnTheWay())
    .orderBy("place")
    .limit(free)
    .execute();
  if (next.length === 0) return;
  const ids = next.map(({ id }) => id);
  await trx
    .updateTable("trip_application")
    .set({ state: "offered", claim_until: claimEnd(now, trip.departsAt) })
    .where("id", "in", ids)
    .execute();
  await tellApplicants(trx, jobs, { tripId, ids, states: ["offered"], now });
}
