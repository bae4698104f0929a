import type { Db } from "#db/client.server.ts";
import { classifyRefusal } from "~/features/bounces/classify-refusal.ts";
import { noteBounce } from "~/features/bounces/note-bounce.server.ts";
import { type Ending, recordEndings } from "./delivery-queue.server.ts";

/** Records what became of letters; where the server named a reason that concerns the address, that with it. */
export async function endLetters(db: Db, workerId: string, endings: Ending[]): Promise<true[]> {
  const refused = endings.filter(({ state, code, stage }) => state === "failed" && code !== null && stage);
  if (refused.length === 0) return recordEndings(db, workerId, endings);
  return db.transaction().execute(async (trx) => {
    const told = await recordEndings(trx, workerId, endings);
    const addresses = await trx
      .selectFrom("delivery")
      .select(["id", "address"])
      .where(
        "id",
        "in",
        refused.map(({ deliveryId }) => deliveryId),
      )
      .execute();
    const addressOf = new Map(addresses.map(({ id, address }) => [id, address]));
    // In one order everywhere: two workers with news of the same addresses don't wait for each other in a circle.
    refused.sort((a, b) =>
      (addressOf.get(a.deliveryId) ?? "") < (addressOf.get(b.deliveryId) ?? "") ? -1 : 1,
    );
    for (const { deliveryId, code, answer: text, stage = "data", finishedAt } of refused) {
      const address = addressOf.get(deliveryId) ?? "";
      const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? "";
      const kind = classifyRefusal({ address, stage, code, status, text });
      await noteBounce(trx, { deliveryId, kind, stage, status, text, now: finishedAt });
    }
    return told;
  });
}
