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

/** Tells somebody who said which dates would suit them where we kept a seat; giving it back is as near as keeping it. */
export function eventPlaced(facts: EventLetterFacts): LetterContent {
  const { locale, title } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_confirmed_subject),
    preview: when(facts),
    title: m.letter_placed_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_placed_text({ title }, { locale }) },
      factsBlock(facts),
      {
        kind: "calm",
        title: m.letter_placed_no_title({}, { locale }),
        text: m.letter_placed_no_text({}, { locale }),
      },
      pageBlock(facts),
      { kind: "small", text: m.letter_calendar_add({}, { locale }) },
    ],
    why: m.letter_why_answered({}, { locale }),
  });
}
