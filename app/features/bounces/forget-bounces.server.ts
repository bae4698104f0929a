import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";

/** What mail servers said goes on the day that was promised; an address that may get letters again is no longer listed. */
export async function forgetBounces(db: Db, now: Date): Promise<void> {
  await db.deleteFrom("mail_bounce").where("expires_on", "<", todayIn("Asia/Tokyo", now)).execute();
  await db.deleteFrom("mail_suppression").where("ends_at", "<", now).execute();
}
