import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import {
  type EventLetterFacts,
  eventLetter,
  eventSubject,
  factsBlock,
  pageBlock,
  when,
} from "./event-letter.ts";

/** Says that somebody else welcomes the guests, in the recruiter's own words where there are some. */
export function eventHostChanged(facts: EventLetterFacts & { word: string }): LetterContent {
  const { locale, title, word } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_host_news_subject),
    preview: when(facts),
    title: m.letter_host_news_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_host_news_text({ title }, { locale }) },
      ...(word ? [{ kind: "text", text: word } as const] : []),
      factsBlock(facts),
      { kind: "small", text: m.letter_host_news_small({}, { locale }) },
      pageBlock(facts),
    ],
    why: m.letter_why_answered({}, { locale }),
  });
}
