import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";

type Own = {
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  locale: Locale;
  zone: string;
};

/** One's own name as letters show it, language and zone. The mail address is what one signs in with: an administrator's matter. */
export async function updateOwnAccount(db: Db, memberId: string, own: Own): Promise<void> {
  await db
    .updateTable("member")
    .set({
      family_name: own.familyName,
      given_name: own.givenName,
      family_kana: own.familyKana,
      given_kana: own.givenKana,
      romaji: own.romaji,
      locale: own.locale,
      zone: own.zone,
    })
    .where("id", "=", memberId)
    .execute();
}
