import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { reasonBlocks } from "../layout/reason-blocks.ts";
import {
  type EventLetterFacts,
  eventLetter,
  eventSubject,
  factsBlock,
  pageBlock,
  when,
} from "./event-letter.ts";

type Cancelled = EventLetterFacts & {
  reason: string;
  /** Others went with it on a stormy day: nothing can be said of the rest but that the page shows them. */
  isOneOfMany: boolean;
  /** Of a trip there is no other day to choose: the rest stays as it is. */
  isDayOfTrip: boolean;
};

/** Says that one of several sessions won't take place, takes it out of the calendar, and leads to the others. */
export function eventSessionCancelled(facts: Cancelled): LetterContent {
  const { locale, title, reason, isOneOfMany, isDayOfTrip } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_cancelled_subject),
    preview: when(facts),
    title: (isDayOfTrip ? m.letter_trip_day_off_title : m.letter_session_cancelled_title)({}, { locale }),
    blocks: [
      ...reasonBlocks(reason, locale),
      {
        kind: "text",
        text: endWords({ isOneOfMany, isDayOfTrip })({ title }, { locale }),
      },
      factsBlock({ ...facts, hosts: [], hasAlcohol: false, onlineUrl: "" }),
      pageBlock(facts),
      { kind: "small", text: m.letter_calendar_remove({}, { locale }) },
    ],
    why: m.letter_why_answered({}, { locale }),
  });
}

function endWords({ isOneOfMany, isDayOfTrip }: Pick<Cancelled, "isOneOfMany" | "isDayOfTrip">) {
  if (isDayOfTrip) return m.letter_trip_day_off_text;
  return isOneOfMany ? m.letter_storm_cancelled_text : m.letter_session_cancelled_text;
}
