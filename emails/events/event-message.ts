import { type Locale, localeNames } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { clippedSubject } from "../layout/subject.ts";
import { type EventLetterFacts, eventLetter, factsBlock, pageBlock } from "./event-letter.ts";

type Message = EventLetterFacts & {
  subject: string;
  text: string;
  /** The language that it was written in; another than the reader's is said so. */
  written: Locale;
  /** The event is still to come: its page is worth opening. */
  isAhead: boolean;
  /** The session is the reader's, or the only one. */
  isSettled: boolean;
};

/** What a colleague wrote to people of an event, in their own words. */
export function eventMessage(facts: Message): LetterContent {
  const { locale, written, text, isAhead, isSettled } = facts;
  const language = localeNames[written];
  return eventLetter(facts, {
    subject: clippedSubject(facts.subject, locale, (subject) => subject),
    preview: text.slice(0, 90),
    title: facts.subject,
    blocks: [
      ...(written === locale
        ? []
        : [{ kind: "text", text: m.letter_message_language({ language }, { locale }) } as const]),
      { kind: "text", text },
      ...(isSettled ? [factsBlock(facts)] : []),
      ...(isAhead ? [pageBlock(facts)] : []),
    ],
    why: m.letter_message_why({ company: facts.sender.company, title: facts.title }, { locale }),
  });
}
