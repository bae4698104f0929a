import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";

/** Deletes what people wrote about diet and access on the day their field named. Answers of how many. */
export async function forgetNeeds(db: Db, now: Date): Promise<number> {
  const forgotten = await db
    .updateTable("invitation")
    .set({ needs: "", needs_until: null })
    .where("needs_until", "<=", todayIn("Asia/Tokyo", now))
    .executeTakeFirst();
  return Number(forgotten.numUpdatedRows);
}
