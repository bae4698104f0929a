import { m } from "~/paraglide/messages.js";
import { type Before, changeBlocks } from "../events/event-changed.ts";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { reasonBlocks } from "../layout/reason-blocks.ts";
import { type HostLetterFacts, hostAnswersBlock, hostFactsBlock, hostLetter } from "./host-letter.ts";

/** Says what changed, old and new, and asks again: their yes was given to the old plan. */
export function hostChanged(facts: HostLetterFacts & { before: Before; reason: string }): LetterContent {
  const { locale, title, before, reason } = facts;
  const isMoved = before.time !== undefined;
  return hostLetter(facts, {
    subject: eventSubject(facts, isMoved ? m.letter_changed_subject_time : m.letter_changed_subject_place),
    preview: when(facts),
    title: isMoved
      ? m.letter_host_changed_title_time({}, { locale })
      : m.letter_host_changed_title_place({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_host_changed_text({ title }, { locale }) },
      ...reasonBlocks(reason, locale),
      ...changeBlocks(facts),
      hostFactsBlock(facts),
      hostAnswersBlock(facts),
      { kind: "small", text: m.letter_calendar_update({}, { locale }) },
    ],
  });
}
