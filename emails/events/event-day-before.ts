import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import {
  type EventLetterFacts,
  eventLetter,
  eventSubject,
  factsBlock,
  pageBlock,
  sentences,
  when,
} from "./event-letter.ts";

/** The day before, to who comes: when, where, and whom to call on the way. */
export function eventDayBefore(facts: EventLetterFacts): LetterContent {
  const { locale, title, zone, onlineUrl, sender } = facts;
  const day = formatDay(facts.startsAt, { locale, zone, year: false });
  const phone = sender.contactPhone;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_day_before_subject),
    preview: when(facts),
    title: m.letter_day_before_title({ day }, { locale }),
    blocks: [
      { kind: "text", text: m.letter_day_before_text({ title }, { locale }) },
      factsBlock(facts),
      ...(onlineUrl
        ? [
            {
              kind: "action",
              link: { label: m.letter_open_room({}, { locale }), url: onlineUrl },
            } as const,
          ]
        : []),
      {
        kind: "text",
        text: sentences(locale, [
          m.letter_day_before_change({}, { locale }),
          onlineUrl || !phone ? "" : m.letter_day_before_late({ phone }, { locale }),
        ]),
      },
      pageBlock(facts),
    ],
    why: m.letter_why_coming({}, { locale }),
  });
}
