import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type EventLetterFacts, eventLetter, eventSubject } from "./event-letter.ts";

/** Thanks somebody who came, and asks three questions that may stay without an answer. */
export function eventThanks(facts: EventLetterFacts): LetterContent {
  const { locale, zone, title } = facts;
  const day = formatDay(facts.startsAt, { locale, zone, year: false });
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_thanks_subject),
    preview: m.letter_thanks_preview({}, { locale }),
    title: m.letter_thanks_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_thanks_text({ title, day }, { locale }) },
      {
        kind: "calm",
        title: m.letter_thanks_calm_title({}, { locale }),
        text: m.letter_thanks_calm({}, { locale }),
      },
      {
        kind: "action",
        link: { label: m.letter_thanks_open({}, { locale }), url: `${facts.pageUrl}/after` },
      },
      { kind: "small", text: m.letter_thanks_small({}, { locale }) },
    ],
    why: m.letter_thanks_why({}, { locale }),
  });
}
