import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type EventLetterFacts, eventLetter, eventSubject, pageBlock, when } from "./event-letter.ts";

/** Thanks somebody who gave back a seat, without asking why. */
export function eventDeclinedNoted(
  facts: EventLetterFacts & { answer: "no" | "maybe" | "other_date" | "session" },
): LetterContent {
  const { locale, title } = facts;
  const noted = {
    no: m.letter_declined_no,
    maybe: m.letter_declined_maybe,
    other_date: m.letter_declined_other_date,
    session: m.letter_declined_session,
  }[facts.answer];
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_declined_subject),
    preview: noted({ title }, { locale }),
    title: m.letter_declined_title({}, { locale }),
    blocks: [
      { kind: "text", text: noted({ title }, { locale }) },
      { kind: "facts", rows: [{ label: m.letter_when({}, { locale }), lines: [when(facts)] }] },
      pageBlock(facts),
      { kind: "small", text: m.letter_calendar_remove({}, { locale }) },
    ],
    why: m.letter_why_answered({}, { locale }),
  });
}
