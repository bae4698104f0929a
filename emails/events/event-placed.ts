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

/**
 * Tells somebody who said which dates would suit them where we kept a seat, or who asked for a talk that they have one;
 * giving it back is as near as keeping it.
 */
export function eventPlaced(facts: EventLetterFacts & { isTalk: boolean }): LetterContent {
  const { locale, title, isTalk } = facts;
  const host = facts.hosts.join(locale === "ja" ? "、" : ", ");
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_confirmed_subject),
    preview: when(facts),
    title: isTalk ? m.letter_talk_found_title({ host }, { locale }) : m.letter_placed_title({}, { locale }),
    blocks: [
      {
        kind: "text",
        text: isTalk ? m.letter_talk_found_text({}, { locale }) : m.letter_placed_text({ title }, { locale }),
      },
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
