import type { Db } from "#db/client.server.ts";

/** The candidate doesn't want it: the request is gone from their page, and nobody asks again this season. */
export async function declineAsk(
  db: Db,
  { candidateId, askId, now }: { candidateId: string; askId: string; now: Date },
): Promise<void> {
  await db
    .updateTable("family_ask")
    .set({ answer: "declined", answered_at: now })
    .where("id", "=", askId)
    .where("candidate_id", "=", candidateId)
    .where("answer", "is", null)
    .execute();
}
