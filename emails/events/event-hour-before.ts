import { formatTime, zoneName } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { clippedSubject } from "../layout/subject.ts";
import { type EventLetterFacts, eventLetter, factsBlock } from "./event-letter.ts";

/** An hour before an online session: the way into its room, and nothing else. */
export function eventHourBefore(facts: EventLetterFacts): LetterContent {
  const { locale, zone, title, startsAt, onlineUrl } = facts;
  const time = formatTime(startsAt, { zone });
  const words = { time, zone: zoneName(zone, locale, startsAt) };
  return eventLetter(facts, {
    subject: clippedSubject(title, locale, (part) =>
      m.letter_hour_before_subject({ title: part, time }, { locale }),
    ),
    preview: m.letter_hour_before_preview(words, { locale }),
    title: m.letter_hour_before_title({ time }, { locale }),
    blocks: [
      { kind: "text", text: m.letter_hour_before_text({ title }, { locale }) },
      { kind: "action", link: { label: m.letter_open_room({}, { locale }), url: onlineUrl } },
      factsBlock(facts),
      { kind: "small", text: m.letter_hour_before_help({}, { locale }) },
    ],
    why: m.letter_why_coming({}, { locale }),
  });
}
