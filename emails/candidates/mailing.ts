import { type Locale, localeNames } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { beginningOf } from "../layout/fill.ts";
import type { LetterBlock, LetterContent, LetterSender } from "../layout/letter-content.ts";

type Mailing = {
  locale: Locale;
  sender: LetterSender;
  greeting: string;
  /** As the colleague wrote it; it isn't cut. */
  subject: string;
  blocks: LetterBlock[];
  /** The language that it was written in; another than the reader's is said so. */
  written: Locale;
  /** Nobody has to read it; otherwise it is about something the reader has with us. */
  isPromotional: boolean;
};

/** What a colleague wrote to people of the list, in their own words and signed by them. */
export function mailing(facts: Mailing): LetterContent {
  const { locale, sender, greeting, subject, blocks, written, isPromotional } = facts;
  const { company } = sender;
  const language = localeNames[written];
  const first = blocks.find((block) => block.kind === "text");
  return {
    locale,
    sender,
    greeting,
    subject,
    preview: first?.kind === "text" ? beginningOf(first.text, 90) : subject,
    title: subject,
    blocks: [
      ...(written === locale
        ? []
        : [{ kind: "text", text: m.letter_message_language({ language }, { locale }) } as const]),
      ...blocks,
    ],
    footnotes: [
      ...(sender.desk ? [m.letter_desk({ desk: sender.desk }, { locale })] : []),
      (isPromotional ? m.letter_mailing_why : m.letter_mailing_why_needed)({ company }, { locale }),
    ],
    footLinks: [],
  };
}
