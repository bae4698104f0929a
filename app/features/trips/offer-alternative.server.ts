import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { drawOrder } from "./draw.ts";
import { holdTrip } from "./hold-trip.server.ts";
import { claimEnd } from "./trip.ts";
import { isOnTheWay } from "./trip-audience.server.ts";
import { tellOfAlternative } from "./trip-letters.server.ts";

type Which = { tripId: string; now: Date };

/** Draws the order in which few places of the alternative are given, by the trip's own seed; nobody's points or words count. */
export async function drawAlternative(
  trx: Db,
  { tripId, seed }: { tripId: string; seed: string },
): Promise<void> {
  const wishing = await trx
    .selectFrom("trip_application")
    .select("number")
    .where("event_id", "=", tripId)
    .where("wish", "<>", "trip")
    .where("state", "=", "applied")
    .execute();
  const order = drawOrder(
    seed,
    wishing.map(({ number }) => number),
    "alternative ",
  );
  for (const [at, number] of order.entries())
    await trx
      .updateTable("trip_application")
      .set({ alternative_place: at + 1 })
      .where("event_id", "=", tripId)
      .where("number", "=", number)
      .execute();
}

/**
 * Lets those wait for the alternative who wish for it and neither hold a seat of the trip nor have said about it yet; then
 * keeps its free places for the next of them: first wishes first, then the order of its own draw. `isFirstWish` leaves those
 * out who wish for the trip first. The caller holds the trip. Answers whose standing is new.
 */
export async function offerAlternative(
  trx: Db,
  { tripId, now }: Which,
  { isFirstWish = false }: { isFirstWish?: boolean } = {},
): Promise<string[]> {
  const trip = await holdTrip(trx, tripId);
  if (trip?.state !== "settled") return [];
  const joined = await trx
    .updateTable("trip_application")
    .set({ alternative_state: "waiting" })
    .where("event_id", "=", tripId)
    .where("alternative_state", "is", null)
    .where("alternative_place", "is not", null)
    .where("wish", "in", isFirstWish ? ["alternative", "alternative_first"] : [...wanting])
    .where("state", "not in", ["offered", "going"])
    .returning("id")
    .execute();
  const { taken } = await trx
    .selectFrom("trip_application")
    .select((is) => is.fn.countAll<number>().as("taken"))
    .where("event_id", "=", tripId)
    .where("alternative_state", "in", ["offered", "confirmed"])
    .executeTakeFirstOrThrow();
  const next = await trx
    .selectFrom("trip_application")
    .innerJoin("candidate", "candidate.id", "trip_application.candidate_id")
    .select("trip_application.id")
    .where("event_id", "=", tripId)
    .where("alternative_state", "=", "waiting")
    .where(isOnTheWay())
    .orderBy(sql`wish = 'trip_first'`)
    .orderBy("alternative_place")
    .$if(trip.alternativeSeats !== null, (query) =>
      query.limit(Math.max(0, (trip.alternativeSeats ?? 0) - taken)),
    )
    .execute();
  const ids = next.map(({ id }) => id);
  if (ids.length > 0)
    await trx
      .updateTable("trip_application")
      .set({ alternative_state: "offered", alternative_until: endOf(trip, now) })
      .where("id", "in", ids)
      .execute();
  return [...new Set([...ids, ...joined.map(({ id }) => id)])];
}

/** The same with a letter to each whose standing is new: for everything after the seats were given. */
export async function passAlternativeOn(trx: Db, jobs: Jobs, which: Which): Promise<void> {
  const ids = await offerAlternative(trx, which);
  await tellOfAlternative(trx, jobs, { ...which, ids });
}

const wanting = ["trip_first", "alternative_first", "alternative"] as const;

/** Where there is a place for everybody nobody has to hurry; else it is kept as long as a seat of the trip. */
function endOf(trip: { alternativeSeats: number | null; departsAt: Date | null }, now: Date): Date | null {
  if (trip.alternativeSeats === null || !trip.departsAt || trip.departsAt <= now) return null;
  return claimEnd(now, trip.departsAt);
}
