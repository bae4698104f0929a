import type { Db } from "#db/client.server.ts";
import { fill } from "#emails/layout/fill.ts";
import { renderLetter } from "#emails/layout/render-letter.tsx";
import { candidateLetter } from "~/features/letters/letter-content.server.ts";
import { findSender, listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import type { MessageTexts } from "~/features/messages/message.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { addressed, fullName } from "~/lib/names.ts";
import type { MailingReader } from "./mailing-audience.server.ts";

export type MailingPreview = {
  language: Locale;
  /** Whose data it shows, and how many read it in this language. */
  name: string;
  readers: number;
  subject: string;
  html: string;
  text: string;
};

export type Previewed = {
  /** Languages with a text of their own are shown too where nobody reads them. */
  texts: MessageTexts;
  readers: MailingReader[];
  appUrl: string;
  now: Date;
  /** Writes the letters of these people and answers their ids in the same order. */
  write: (trx: Db, jobs: Jobs, readers: MailingReader[]) => Promise<string[]>;
};

class TakenBack extends Error {}

/**
 * The letter that the first reader of each language gets, and of each language that it was written in; made as it will
 * be made, in a transaction that is then taken back. Its links lead to the start page.
 */
export async function previewMailing(
  db: Db,
  jobs: Jobs,
  { texts, readers, appUrl, now, write }: Previewed,
): Promise<MailingPreview[]> {
  const [anybody] = readers;
  const shown = locales.flatMap((language) => {
    const reader = readers.find(({ locale }) => locale === language);
    if (reader) return [reader];
    return anybody && texts[language] ? [{ ...anybody, locale: language }] : [];
  });
  const silent: Jobs = { ...jobs, wake() {} };
  const previews: MailingPreview[] = [];
  try {
    await db.transaction().execute(async (trx) => {
      const ids = await write(trx, silent, shown);
      const company = await findSender(trx);
      for (const [at, letter] of (await listLetterFacts(trx, ids, now)).entries()) {
        const language = shown[at]?.locale ?? "ja";
        const greeting = addressed(letter, language);
        const reader = { locale: language, greeting, pageUrl: appUrl, myPageUrl: appUrl };
        const content = candidateLetter(letter, company, reader);
        if (!content) throw new Error("a mailing without words");
        const personal = { greeting, page: appUrl, mypage: appUrl, child: "" };
        previews.push({
          ...{ language, name: fullName(letter, language) },
          readers: readers.filter(({ locale }) => locale === language).length,
          ...fill(await renderLetter(content), personal),
        });
      }
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return previews;
}
