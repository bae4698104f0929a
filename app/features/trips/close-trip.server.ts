import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { numbersHashOf } from "./draw.ts";
import { companyToday, holdTrip } from "./hold-trip.server.ts";
import { mayClose } from "./trip.ts";

/** Fixes the list of numbers that wish for the trip once the last day has passed, and shows its hash: from here on nobody can be added. */
export async function closeTrip(
  db: Db,
  { tripId, now }: { tripId: string; now: Date },
): Promise<Result<object, "not_found" | "too_early">> {
  return db.transaction().execute(async (trx) => {
    const trip = await holdTrip(trx, tripId);
    if (trip?.state !== "open") return { ok: false, reason: "not_found" };
    if (!mayClose(trip, await companyToday(trx, now))) return { ok: false, reason: "too_early" };
    const applied = await trx
      .selectFrom("trip_application")
      .select("number")
      .where("event_id", "=", tripId)
      .where("state", "=", "applied")
      .where("wish", "<>", "alternative")
      .execute();
    await trx
      .updateTable("trip")
      .set({
        state: "closed",
        closed_at: now,
        numbers_hash: numbersHashOf(applied.map(({ number }) => number)),
      })
      .where("event_id", "=", tripId)
      .execute();
    await trx
      .updateTable("trip_application")
      .set({ is_listed: true })
      .where("event_id", "=", tripId)
      .where("state", "=", "applied")
      .where("wish", "<>", "alternative")
      .execute();
    return { ok: true };
  });
}
