import type { Db } from "#db/client.server.ts";
import { liftSuppressions } from "~/features/bounces/lift-suppressions.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { canSendAgain, type DeliveryState, deskLetters } from "./letter.ts";

type Again = {
  deliveryId: string;
  /** Somebody read that a second copy may arrive: needed where nobody knows whether the first one did. */
  isSecondCopyFine: boolean;
  /** Who decided it: they know that the address works again, so it rests no longer. */
  memberId: string;
  now: Date;
};

/**
 * Puts a letter back into the queue, with the Message-ID it had. One that may have arrived carries the very same bytes
 * again, so that mail programs can recognise the copy; any other is written anew when it is sent.
 */
export async function sendAgain(
  db: Db,
  jobs: Jobs,
  { deliveryId, isSecondCopyFine, memberId, now }: Again,
): Promise<Result<object, "not_found" | "not_now" | "second_copy">> {
  return db.transaction().execute(async (trx) => {
    const delivery = await trx
      .selectFrom("delivery")
      .select(["state", "address"])
      .where("id", "=", deliveryId)
      .where("letter", "not in", deskLetters)
      .forUpdate()
      .executeTakeFirst();
    if (!delivery) return { ok: false, reason: "not_found" } as const;
    const state = delivery.state as DeliveryState;
    if (!canSendAgain(state)) return { ok: false, reason: "not_now" } as const;
    const isUncertain = state === "uncertain";
    if (isUncertain && !isSecondCopyFine) return { ok: false, reason: "second_copy" } as const;
    await liftSuppressions(trx, { addresses: [delivery.address], memberId, now });
    await trx
      .updateTable("delivery")
      .set({
        state: "queued",
        not_before: now,
        finished_at: null,
        stopped_because: "",
        ...(isUncertain || (await mayHaveArrived(trx, deliveryId)) ? {} : { source: null }),
      })
      .where("id", "=", deliveryId)
      .execute();
    jobs.wake();
    return { ok: true } as const;
  });
}

/** At an earlier try: then every later copy is the same, byte for byte. */
async function mayHaveArrived(trx: Db, deliveryId: string): Promise<boolean> {
  const doubt = await trx
    .selectFrom("delivery_attempt")
    .select("id")
    .where("delivery_id", "=", deliveryId)
    .where("outcome", "=", "uncertain")
    .executeTakeFirst();
  return doubt !== undefined;
}
