import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type EventLetterFacts, eventLetter, eventSubject, when } from "./event-letter.ts";

/** Takes back one person's invitation; nobody else hears of it. */
export function eventRemoved(facts: EventLetterFacts): LetterContent {
  const { locale, title } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_removed_subject),
    preview: when(facts),
    title: m.letter_removed_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_removed_text({ title }, { locale }) },
      { kind: "facts", rows: [{ label: m.letter_when({}, { locale }), lines: [when(facts)] }] },
      { kind: "small", text: m.letter_calendar_remove({}, { locale }) },
    ],
    why: m.letter_why_invited({ company: facts.sender.company }, { locale }),
  });
}
