import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type EventLetterFacts, eventLetter, eventSubject, pageBlock, when } from "./event-letter.ts";

/** Takes back a seat that we had given somebody; their invitation stays. */
export function eventUnplaced(facts: EventLetterFacts): LetterContent {
  const { locale, title } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_unplaced_subject),
    preview: when(facts),
    title: m.letter_unplaced_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_unplaced_text({ title }, { locale }) },
      { kind: "facts", rows: [{ label: m.letter_when({}, { locale }), lines: [when(facts)] }] },
      pageBlock(facts),
      { kind: "small", text: m.letter_calendar_remove({}, { locale }) },
    ],
    why: m.letter_why_invited({ company: facts.sender.company }, { locale }),
  });
}
