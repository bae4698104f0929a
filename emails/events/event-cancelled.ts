import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { reasonBlocks } from "../layout/reason-blocks.ts";
import { type EventLetterFacts, eventLetter, eventSubject, factsBlock, when } from "./event-letter.ts";

/** Says that an event won't take place, and takes it out of the calendar. */
export function eventCancelled(facts: EventLetterFacts & { reason: string }): LetterContent {
  const { locale, title, reason } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_cancelled_subject),
    preview: when(facts),
    title: m.letter_cancelled_title({ title }, { locale }),
    blocks: [
      ...reasonBlocks(reason, locale),
      { kind: "text", text: m.letter_cancelled_text({}, { locale }) },
      factsBlock({ ...facts, hosts: [], hasAlcohol: false, onlineUrl: "" }),
      { kind: "small", text: m.letter_calendar_remove({}, { locale }) },
    ],
    why: m.letter_why_invited({ company: facts.sender.company }, { locale }),
  });
}
