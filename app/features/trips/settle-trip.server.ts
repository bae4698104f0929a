import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { unseal } from "~/lib/seal.server.ts";
import { drawOrder } from "./draw.ts";
import { type HeldTrip, holdTrip } from "./hold-trip.server.ts";
import { drawAlternative, offerAlternative } from "./offer-alternative.server.ts";
import { offerSeats } from "./offer-seats.server.ts";
import { seedPurpose } from "./publish-trip.server.ts";
import { totalsOf } from "./review-queries.server.ts";
import { isOnTheWay } from "./trip-audience.server.ts";
import { tellApplicants, tellOfAlternative } from "./trip-letters.server.ts";

export type SettleRefusal = "not_closed" | "unread" | "sealed_otherwise";
type Settling = { tripId: string; secret: string; now: Date };

/**
 * Reveals the seed and puts the listed numbers in order: by it alone where seats are drawn, else by points, with the seed
 * between equal ones. Nothing is left to choose. The first get a seat kept for them, the next wait in order, everybody
 * hears of it in one letter. Whoever wished for the alternative first and has it takes no seat of the trip; whoever has withdrawn or no longer holds an offer keeps their place in the order, without a seat.
 */
export async function settleTrip(
  db: Db,
  jobs: Jobs,
  { tripId, secret, now }: Settling,
): Promise<Result<object, SettleRefusal>> {
  return db.transaction().execute(async (trx) => {
    const trip = await holdTrip(trx, tripId);
    if (trip?.state !== "closed" || trip.eventState !== "published" || !trip.seedSealed)
      return { ok: false, reason: "not_closed" };
    const seed = unseal(trip.seedSealed, secret, seedPurpose);
    if (seed === undefined) return { ok: false, reason: "sealed_otherwise" };
    const listed = await listListed(trx, tripId);
    const points = trip.selection === "criteria" ? await totalsOf(trx, tripId) : undefined;
    if (points && listed.some(({ id, isIn }) => isIn && !points.has(id)))
      return { ok: false, reason: "unread" };
    const drawn = drawOrder(
      seed,
      listed.map(({ number }) => number),
    );
    const order = drawn
      .flatMap((number) => listed.find((each) => each.number === number) ?? [])
      .sort((one, other) => (points?.get(other.id) ?? 0) - (points?.get(one.id) ?? 0));
    await trx
      .updateTable("trip")
      .set({ state: "settled", settled_at: now, seed })
      .where("event_id", "=", tripId)
      .execute();
    await drawAlternative(trx, { tripId, seed });
    await offerAlternative(trx, { tripId, now }, { isFirstWish: true });
    await placeAll(trx, trip, order);
    await offerSeats(trx, jobs, { tripId, now });
    await offerAlternative(trx, { tripId, now });
    await tellOfAlternative(trx, jobs, { tripId, now, isAlone: true });
    await tellApplicants(trx, jobs, { tripId, states: ["waiting", "not_chosen"], now });
    return { ok: true };
  });
}

/** isIn: may get a seat. Who has the alternative they wished for first keeps their place in the order without one. */
type Listed = { id: string; number: number; isIn: boolean };

async function listHavingWish(trx: Db, tripId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom("trip_application")
    .select("id")
    .where("event_id", "=", tripId)
    .where("wish", "=", "alternative_first")
    .where("alternative_state", "=", "offered")
    .execute();
  return rows.map(({ id }) => id);
}

async function listListed(trx: Db, tripId: string): Promise<Listed[]> {
  return trx
    .selectFrom("trip_application")
    .innerJoin("candidate", "candidate.id", "trip_application.candidate_id")
    .select(["trip_application.id", "number"])
    .select((is) =>
      is
        .and([is("trip_application.state", "=", "applied"), isOnTheWay()])
        .$castTo<boolean>()
        .as("isIn"),
    )
    .where("event_id", "=", tripId)
    .where("is_listed", "=", true)
    .orderBy("number")
    .execute();
}

/** Those beyond the seats and the line are told "not this time"; all who can travel wait first, and the seats are offered from there. */
async function placeAll(
  trx: Db,
  { id: tripId, seats, line }: HeldTrip,
  order: readonly Listed[],
): Promise<void> {
  const served = await listHavingWish(trx, tripId);
  let standing = 0;
  for (const [at, { id, isIn: isStill }] of order.entries()) {
    const isIn = isStill && !served.includes(id);
    if (isIn) standing += 1;
    await trx
      .updateTable("trip_application")
      .set({ place: at + 1, ...(isIn && { state: standing <= seats + line ? "waiting" : "not_chosen" }) })
      .where("id", "=", id)
      .execute();
  }
}
