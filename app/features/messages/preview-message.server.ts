import type { Db } from "#db/client.server.ts";
import { fill } from "#emails/layout/fill.ts";
import { renderLetter } from "#emails/layout/render-letter.tsx";
import { candidateLetter } from "~/features/letters/letter-content.server.ts";
import { findSender, listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { findOwnTexts, inOwnWords } from "~/features/letters/own-texts.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { addressed, fullName } from "~/lib/names.ts";
import type { Listener } from "./message-audience.server.ts";
import { type NewMessage, writeMessageLetters } from "./send-message.server.ts";

export type MessagePreview = {
  language: Locale;
  name: string;
  subject: string;
  html: string;
  readers: number;
};

class TakenBack extends Error {}

/**
 * The letter that the first reader of each language would get, made as it will be made: written, read and rendered in a
 * transaction that is then taken back. Its links lead to the start page.
 */
export async function previewMessage(
  db: Db,
  jobs: Jobs,
  {
    message,
    readers,
    appUrl,
  }: { message: Omit<NewMessage, "memberId">; readers: Listener[]; appUrl: string },
): Promise<MessagePreview[]> {
  const first = locales.flatMap((language) => readers.find(({ locale }) => locale === language) ?? []);
  const silent: Jobs = { ...jobs, wake() {} };
  const previews: MessagePreview[] = [];
  try {
    await db.transaction().execute(async (trx) => {
      const asked = { ...message, readers: first, sendsAt: message.now };
      const letters = await listLetterFacts(trx, await writeMessageLetters(trx, silent, asked), message.now);
      const [company, texts] = [await findSender(trx), await findOwnTexts(trx)];
      for (const [place, letter] of letters.entries()) {
        const language = first[place]?.locale ?? "ja";
        const greeting = addressed(letter, language);
        const reader = { locale: language, greeting, pageUrl: appUrl, myPageUrl: appUrl };
        const content = candidateLetter(letter, company, reader);
        if (!content) throw new Error("a message without words");
        const { subject, html } = fill(await renderLetter(inOwnWords(content, letter, texts)), {
          greeting,
          page: appUrl,
          mypage: appUrl,
          child: "",
        });
        const count = readers.filter(({ locale }) => locale === language).length;
        previews.push({ language, name: fullName(letter, language), subject, html, readers: count });
      }
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return previews;
}
