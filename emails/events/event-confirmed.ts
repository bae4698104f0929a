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

/**
 * Says that the seat is theirs; the entry in their calendar becomes a firm one. `left`: lines they no longer wait in; `days`:
 * all days of a trip, whose other entries come in short letters of their own.
 */
export function eventConfirmed(
  facts: EventLetterFacts & { left: { startsAt: Date; endsAt: Date }[]; days: string[] },
): LetterContent {
  const { locale, title, left, days } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_confirmed_subject),
    preview: when(facts),
    title: m.letter_confirmed_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_confirmed_text({ title }, { locale }) },
      factsBlock(facts),
      ...(days.length > 1
        ? [
            { kind: "heading", text: m.trip_days({}, { locale }) } as const,
            { kind: "list", items: days } as const,
            { kind: "small", text: m.letter_trip_days_entries({}, { locale }) } as const,
          ]
        : []),
      { kind: "text", text: m.letter_confirmed_change({}, { locale }) },
      pageBlock(facts),
      ...(left.length > 0 ? [{ kind: "small", text: leftText(facts) } as const] : []),
      { kind: "small", text: sentences(locale, [m.letter_calendar_add({}, { locale })]) },
    ],
    why: m.letter_why_answered({}, { locale }),
  });
}

function leftText(facts: EventLetterFacts & { left: { startsAt: Date; endsAt: Date }[] }): string {
  const times = facts.left.map((each) => when({ ...facts, ...each }));
  return [m.letter_confirmed_left({}, { locale: facts.locale }), ...times].join("\n");
}
