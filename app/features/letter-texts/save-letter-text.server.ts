import type { Db } from "#db/client.server.ts";
import type { Letter } from "~/features/letters/letter.ts";
import { type OwnText, type TextFault, type TextPart, textFaults } from "~/features/letters/own-text.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Locale } from "~/lib/locale.ts";

type Written = {
  letter: Letter;
  locale: Locale;
  text: OwnText;
  /** Parts without which the letter would be broken. */
  needs: readonly TextPart[];
  memberId: string;
  /** Why words that may press stay in, after a second look. */
  secondLook?: string | undefined;
  now: Date;
};

/** Keeps the company's words; letters that are still in the queue already speak them. Faulty ones and those that press are refused. */
export async function saveLetterText(
  db: Db,
  { letter, locale, text, needs, memberId, secondLook, now }: Written,
): Promise<
  { ok: true } | { ok: false; reason: "faulty"; faults: TextFault[] } | { ok: false; reason: "wording" }
> {
  const faults = textFaults(text, needs);
  if (faults.length > 0) return { ok: false, reason: "faulty", faults };
  const words = { ...text, written_by: memberId, written_at: now };
  return db.transaction().execute(async (trx) => {
    const passed = await passWording(trx, { texts: text, place: "letter_text", memberId, secondLook, now });
    if (!passed.ok) return passed;
    await trx
      .insertInto("letter_text")
      .values({ letter, locale, ...words })
      .onConflict((conflict) => conflict.columns(["letter", "locale"]).doUpdateSet(words))
      .execute();
    return { ok: true } as const;
  });
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
