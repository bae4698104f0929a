import type { Db } from "#db/client.server.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { publishEvent } from "~/features/events/publish-event.server.ts";
import { holdAllAnswers } from "~/features/events/seat-locks.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { seal } from "~/lib/seal.server.ts";
import { commitmentOf, seedFrom } from "./draw.ts";
import { companyToday, holdTrip } from "./hold-trip.server.ts";

export type PublishRefusal = "not_draft" | "no_card" | "past";
export const seedPurpose = "trip-draw";

type Publishing = {
  tripId: string;
  memberId: string;
  secret: string;
  /** 32 random bytes: the seed of its draw, which nobody reads before it is revealed. */
  bytes: Uint8Array;
  now: Date;
};

/**
 * Opens a trip to those of its class: its card stays as it is from now on, its leaders are asked. The seed of the draw is
 * made here, before anybody can apply; only its hash is shown. Where points decide, it draws between equal ones.
 */
export async function publishTrip(
  db: Db,
  jobs: Jobs,
  { tripId, memberId, secret, bytes, now }: Publishing,
): Promise<Result<object, PublishRefusal>> {
  return inTransaction<Result<object, PublishRefusal>>(db, async (trx) => {
    await holdAllAnswers(trx);
    const trip = await holdTrip(trx, tripId);
    if (trip?.state !== "draft") return { ok: false, reason: "not_draft" };
    const card = [trip.criteria, trip.alternative, trip.costs];
    if (card.some((texts) => !Object.values(texts).some(Boolean))) return { ok: false, reason: "no_card" };
    if (trip.applyBy < (await companyToday(trx, now))) return { ok: false, reason: "past" };
    const published = await publishEvent(trx, jobs, { eventId: tripId, memberId, now });
    if (!published.ok) return published;
    const seed = seedFrom(bytes);
    await trx
      .updateTable("trip")
      .set({
        state: "open",
        opened_at: now,
        seed_sealed: seal(seed, secret, seedPurpose),
        seed_hash: commitmentOf(seed),
      })
      .where("event_id", "=", tripId)
      .execute();
    return { ok: true };
  });
}
