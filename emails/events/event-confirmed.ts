import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import {
  type EventLetterFacts,
  eventLetter,
  eventSubject,
  factsBlock,
  pageBlock,
  sentences,
  when,
} from "./event-letter.ts";

/** Says that the seat is theirs; the entry in their calendar becomes a firm one. */
export function eventConfirmed(facts: EventLetterFacts): LetterContent {
  const { locale, title } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_confirmed_subject),
    preview: when(facts),
    title: m.letter_confirmed_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_confirmed_text({ title }, { locale }) },
      factsBlock(facts),
      { kind: "text", text: m.letter_confirmed_change({}, { locale }) },
      pageBlock(facts),
      { kind: "small", text: sentences(locale, [m.letter_calendar_add({}, { locale })]) },
    ],
    why: m.letter_why_answered({}, { locale }),
  });
}
