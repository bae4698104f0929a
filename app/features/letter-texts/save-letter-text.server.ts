import type { Db } from "#db/client.server.ts";
import type { Letter } from "~/features/letters/letter.ts";
import { type OwnText, type TextFault, type TextPart, textFaults } from "~/features/letters/own-text.ts";
import type { Locale } from "~/lib/locale.ts";

type Written = {
  letter: Letter;
  locale: Locale;
  text: OwnText;
  /** Parts without which the letter would be broken. */
  needs: readonly TextPart[];
  memberId: string;
  now: Date;
};

/** Keeps the company's words; letters that are still in the queue already speak them. Faulty ones are refused. */
export async function saveLetterText(
  db: Db,
  { letter, locale, text, needs, memberId, now }: Written,
): Promise<{ ok: true } | { ok: false; faults: TextFault[] }> {
  const faults = textFaults(text, needs);
  if (faults.length > 0) return { ok: false, faults };
  const words = { ...text, written_by: memberId, written_at: now };
  await db
    .insertInto("letter_text")
    .values({ letter, locale, ...words })
    .onConflict((conflict) => conflict.columns(["letter", "locale"]).doUpdateSet(words))
    .execute();
  return { ok: true };
}

/** Back to our words. */
export async function resetLetterText(db: Db, letter: Letter, locale: Locale): Promise<void> {
  await db.deleteFrom("letter_text").where("letter", "=", letter).where("locale", "=", locale).execute();
}

export type ChangedText = { letter: string; locale: string; writtenAt: Date; familyName: string | null };

/** Which letters speak in the company's words, in which language. */
export async function listLetterTexts(db: Db): Promise<ChangedText[]> {
  return db
    .selectFrom("letter_text")
    .leftJoin("member", "member.id", "letter_text.written_by")
    .select(["letter", "letter_text.locale", "written_at as writtenAt", "family_name as familyName"])
    .execute();
}
