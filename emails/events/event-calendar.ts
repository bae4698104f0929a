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

type Standing = "going" | "waiting" | "tentative" | "cancelled";

/** Puts one entry of the reader's calendar right; nothing else changes, and nothing is asked. */
export function eventCalendar(
  facts: EventLetterFacts & { standing: Standing; isDayOfTrip: boolean },
): LetterContent {
  const { locale, title, label, standing } = facts;
  const isDay = facts.isDayOfTrip && standing === "going";
  const isGone = standing === "cancelled";
  const says = {
    going: m.letter_calendar_state_going,
    waiting: m.letter_calendar_state_waiting,
    tentative: m.letter_calendar_state_tentative,
    cancelled: m.letter_calendar_state_cancelled,
  }[standing];
  return eventLetter(facts, {
    subject: eventSubject(
      facts,
      isGone ? m.letter_calendar_state_subject_gone : m.letter_calendar_state_subject,
    ),
    preview: when(facts),
    title: (isDay ? m.letter_trip_day_entry_title : m.letter_calendar_state_title)({}, { locale }),
    blocks: [
      {
        kind: "text",
        text: isDay ? m.letter_trip_day_entry({ title, label }, { locale }) : says({ title }, { locale }),
      },
      isGone
        ? { kind: "facts", rows: [{ label: m.letter_when({}, { locale }), lines: [when(facts)] }] }
        : factsBlock(facts),
      pageBlock(facts),
      {
        kind: "small",
        text: isGone ? m.letter_calendar_remove({}, { locale }) : m.letter_calendar_update({}, { locale }),
      },
    ],
    why: m.letter_why_calendar({}, { locale }),
  });
}
