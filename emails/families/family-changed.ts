import { m } from "~/paraglide/messages.js";
import { type Before, changeBlocks } from "../events/event-changed.ts";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { reasonBlocks } from "../layout/reason-blocks.ts";
import { briefingFacts } from "./briefing-facts.ts";
import { type FamilyLetterFacts, familyPage, toFamily } from "./family-letter.ts";

/** Says in words what changed, old and new. */
export function familyChanged(facts: FamilyLetterFacts & { before: Before; reason: string }): LetterContent {
  const { locale, title, before, reason } = facts;
  const isMoved = before.time !== undefined;
  return toFamily(facts, {
    subject: eventSubject(facts, isMoved ? m.letter_changed_subject_time : m.letter_changed_subject_place),
    preview: when(facts),
    title: isMoved
      ? m.letter_changed_title_time({}, { locale })
      : m.letter_changed_title_place({}, { locale }),
    blocks: [
      { kind: "text", text: m.family_letter_changed_text({ title }, { locale }) },
      ...reasonBlocks(reason, locale),
      ...changeBlocks(facts),
      briefingFacts(facts),
      familyPage(facts),
      { kind: "small", text: m.letter_calendar_update({}, { locale }) },
    ],
  });
}
