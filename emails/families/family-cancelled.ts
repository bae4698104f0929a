import { m } from "~/paraglide/messages.js";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { reasonBlocks } from "../layout/reason-blocks.ts";
import { type FamilyLetterFacts, toFamily } from "./family-letter.ts";

/** Says that a briefing won't take place, and takes it out of their calendar. */
export function familyCancelled(facts: FamilyLetterFacts & { reason: string }): LetterContent {
  const { locale, title, reason } = facts;
  return toFamily(facts, {
    subject: eventSubject(facts, m.letter_cancelled_subject),
    preview: when(facts),
    title: m.letter_cancelled_title({ title }, { locale }),
    blocks: [
      ...reasonBlocks(reason, locale),
      { kind: "text", text: m.family_letter_cancelled_text({}, { locale }) },
      { kind: "facts", rows: [{ label: m.letter_when({}, { locale }), lines: [when(facts)] }] },
      { kind: "small", text: m.letter_calendar_remove({}, { locale }) },
    ],
  });
}
