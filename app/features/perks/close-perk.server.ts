import type { Db } from "#db/client.server.ts";

/**
 * Nobody can apply any more; whoever has applied keeps their application and its decision. Waits for applications that are
 * being written. False where it was closed already.
 */
export async function closePerk(db: Db, { perkId, now }: { perkId: string; now: Date }): Promise<boolean> {
  const closed = await db
    .updateTable("perk")
    .set({ state: "closed", closed_at: now, changed_at: now })
    .where("id", "=", perkId)
    .where("state", "<>", "closed")
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n;
}
