import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterBlock, LetterContent, LetterSender } from "../layout/letter-content.ts";

/** What every letter about a candidate's own page needs to know. */
export type OwnLetterFacts = {
  locale: Locale;
  sender: LetterSender;
  greeting: string;
  /** The page inside their own that the letter leads to. */
  pageUrl: string;
};

type Told = {
  subject: string;
  title: string;
  preview: string;
  blocks: LetterBlock[];
  action: string;
  /** Below the button: what else there is. */
  after?: LetterBlock[];
};

/** Title, what happened, one button to the page where it stands; at the foot the desk and why one gets it. */
export function ownLetter({ locale, sender, greeting, pageUrl }: OwnLetterFacts, told: Told): LetterContent {
  return {
    locale,
    sender,
    greeting,
    subject: told.subject,
    preview: told.preview,
    title: told.title,
    blocks: [
      ...told.blocks,
      { kind: "action", link: { label: told.action, url: pageUrl } },
      ...(told.after ?? []),
    ],
    footnotes: [
      ...(sender.desk ? [m.letter_desk({ desk: sender.desk }, { locale })] : []),
      m.letter_why_offer({}, { locale }),
    ],
    footLinks: [],
  };
}

/** Somebody's own words, as a quote. */
export function quoteBlock(word: string, locale: Locale): LetterBlock[] {
  return word ? [{ kind: "text", text: m.answer_quote({ word }, { locale }) }] : [];
}
