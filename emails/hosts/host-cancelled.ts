import { m } from "~/paraglide/messages.js";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { reasonBlocks } from "../layout/reason-blocks.ts";
import { type HostLetterFacts, hostLetter } from "./host-letter.ts";

/** Says that a session is off, and takes it out of the calendar. */
export function hostCancelled(facts: HostLetterFacts & { reason: string }): LetterContent {
  const { locale, title, reason } = facts;
  return hostLetter(facts, {
    subject: eventSubject(facts, m.letter_cancelled_subject),
    preview: when(facts),
    title: m.letter_cancelled_title({ title }, { locale }),
    blocks: [
      ...reasonBlocks(reason, locale),
      { kind: "text", text: m.letter_host_cancelled_text({}, { locale }) },
      { kind: "facts", rows: [{ label: m.letter_when({}, { locale }), lines: [when(facts)] }] },
      { kind: "small", text: m.letter_calendar_remove({}, { locale }) },
    ],
  });
}
