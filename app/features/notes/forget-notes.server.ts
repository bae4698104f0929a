import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";

/** Notes go on the day that was promised when they were written; the entry goes with its text. */
export async function forgetNotes(db: Db, now: Date): Promise<number> {
  const gone = await db
    .deleteFrom("touchpoint")
    .where("expires_on", "<", todayIn("Asia/Tokyo", now))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
