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

/** Says that all seats are taken and that the line is kept in order. Where they stand is on the page: it changes. */
export function eventWaiting(
  facts: EventLetterFacts & { lines: { startsAt: Date; endsAt: Date }[] },
): LetterContent {
  const { locale, title, lines } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_waiting_subject),
    preview: when(facts),
    title: m.letter_waiting_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_waiting_text({ title }, { locale }) },
      lines.length > 1
        ? {
            kind: "facts",
            rows: [
              {
                label: m.letter_waiting_lines({}, { locale }),
                lines: lines.map((each) => when({ ...facts, ...each })),
              },
            ],
          }
        : factsBlock(facts),
      { kind: "text", text: m.letter_waiting_leave({}, { locale }) },
      pageBlock(facts),
    ],
    why: m.letter_why_answered({}, { locale }),
  });
}
