import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";

/**
 * What mail servers said goes on the day that was promised. An address is listed while letters to it rest and somebody
 * here has it: it goes with the person.
 */
export async function forgetBounces(db: Db, now: Date): Promise<void> {
  await db.deleteFrom("mail_bounce").where("expires_on", "<", todayIn("Asia/Tokyo", now)).execute();
  await sql`delete from mail_suppression rests where ends_at < ${now} or not exists (
    select from candidate where lower(email) = rests.address union all select from relative where lower(email) = rests.address
    union all select from member where lower(email) = rests.address)`.execute(db);
}
