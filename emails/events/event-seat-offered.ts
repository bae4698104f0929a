import { formatDayTime } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import {
  answersBlock,
  type EventLetterFacts,
  eventLetter,
  eventSubject,
  factsBlock,
  freedomBlock,
  pageBlock,
} from "./event-letter.ts";

/** Offers a freed seat to the first in line, and says until when it is kept. */
export function eventSeatOffered(
  facts: EventLetterFacts & {
    claimUntil: Date;
    /** Several sessions: the page asks about this one, a bare yes wouldn't say which. */
    isSeveral: boolean;
  },
): LetterContent {
  const { locale, title, zone } = facts;
  const until = formatDayTime(facts.claimUntil, { locale, zone, zoneName: true });
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_offered_subject),
    preview: m.letter_offered_text({ title, until }, { locale }),
    title: m.letter_offered_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_offered_text({ title, until }, { locale }) },
      factsBlock(facts),
      freedomBlock(facts),
      facts.isSeveral ? pageBlock(facts) : answersBlock(facts, m.letter_answer_pass({}, { locale })),
      { kind: "small", text: m.letter_offered_after({}, { locale }) },
    ],
    why: m.letter_why_answered({}, { locale }),
  });
}
