import type { Db } from "#db/client.server.ts";

/** An hour of the member's own zone, or null for no morning letter. */
export async function setDigestHour(db: Db, memberId: string, hour: number | null): Promise<void> {
  await db.updateTable("member").set({ digest_hour: hour }).where("id", "=", memberId).execute();
}

export async function findDigestHour(db: Db, memberId: string): Promise<number | null> {
  const member = await db
    .selectFrom("member")
    .select("digest_hour")
    .where("id", "=", memberId)
    .executeTakeFirst();
  return member?.digest_hour ?? null;
}
