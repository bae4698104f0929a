import type { Db } from "#db/client.server.ts";

/** Forgets the bytes of files whose seven days are over; what an import did stays known. Returns how many. */
export async function forgetOldFiles(db: Db, now: Date): Promise<number> {
  const forgotten = await db
    .updateTable("import_file")
    .set({ bytes: null, dry_run: null, dry_run_of: null })
    .where("expires_at", "<=", now)
    .where("bytes", "is not", null)
    .executeTakeFirst();
  return Number(forgotten.numUpdatedRows);
}
