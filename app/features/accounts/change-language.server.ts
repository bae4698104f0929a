import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";

/** The language of a colleague's pages and letters from now on. */
export async function changeLanguage(db: Db, memberId: string, locale: Locale): Promise<void> {
  await db.updateTable("member").set({ locale }).where("id", "=", memberId).execute();
}
