import type { Db } from "#db/client.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";

/** How long it is remembered that a mail came, without what it said: a copy that comes late still counts once. */
const rememberedDays = 400;

/** Words, addresses and bytes go on their day; what nobody looked at until then ends as dismissed. */
export async function forgetMail(db: Db, now: Date): Promise<number> {
  const today = todayIn("Asia/Tokyo", now);
  const forgotten = await db
    .updateTable("inbound_mail")
    .set((set) => ({
      raw: null,
      from_address: "",
      from_name: "",
      subject: "",
      word: "",
      message_id: set.case().when("state", "=", "dropped").then("").else(set.ref("message_id")).end(),
      state: set.case().when("state", "=", "review").then("done").else(set.ref("state")).end(),
    }))
    .where("expires_on", "<", today)
    .where("raw", "is not", null)
    .executeTakeFirst();
  const before = new Date(`${addDays(today, -rememberedDays)}T00:00:00Z`);
  await db.deleteFrom("inbound_mail").where("received_at", "<", before).execute();
  await db.deleteFrom("calendar_reply").where("said_at", "<", before).execute();
  return Number(forgotten.numUpdatedRows);
}
