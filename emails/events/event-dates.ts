import { formatRange } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterBlock, LetterContent } from "../layout/letter-content.ts";
import {
  deadlineWish,
  type EventLetterFacts,
  eventLetter,
  eventSubject,
  freedomBlock,
  sentences,
} from "./event-letter.ts";

export type Dates = EventLetterFacts & {
  /** They say which would suit them, and a colleague places them. */
  isAsking: boolean;
  sessions: { label: string; startsAt: Date; endsAt: Date }[];
};

/** Asks one person to an event of several sessions: all its dates, and the page where one chooses. No calendar entry yet. */
export function eventDates(facts: Dates): LetterContent {
  const { locale, title, sessions } = facts;
  const preview = facts.isPaidWork ? m.letter_dates_preview_paid : m.letter_dates_preview;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_dates_subject),
    preview: preview({ count: sessions.length }, { locale }),
    title: m.letter_invitation_title({ title }, { locale }),
    blocks: [
      { kind: "text", text: facts.description || m.letter_invitation_text({}, { locale }) },
      ...datesBlocks(facts),
      {
        kind: "small",
        text: sentences(locale, [deadlineWish(facts), m.letter_change_later({}, { locale })]),
      },
    ],
    why: m.letter_why_invited({ company: facts.sender.company }, { locale }),
    notes: facts.isPaidWork ? [] : [m.letter_stop_by_reply({}, { locale })],
  });
}

/** All dates, that coming is free, and the page where one chooses. */
export function datesBlocks(facts: Dates): LetterBlock[] {
  const { locale, sessions, isAsking } = facts;
  return [
    {
      kind: "facts",
      rows: [
        { label: m.letter_dates({}, { locale }), lines: sessions.map((session) => lineOf(facts, session)) },
        ...(facts.hasAlcohol
          ? [{ label: m.letter_drinks({}, { locale }), lines: [m.letter_drinks_optional({}, { locale })] }]
          : []),
      ],
    },
    freedomBlock(facts),
    { kind: "text", text: (isAsking ? m.letter_dates_ask : m.letter_dates_book)({}, { locale }) },
    { kind: "action", link: { label: m.letter_dates_choose({}, { locale }), url: facts.pageUrl } },
  ];
}

/** 2026年7月14日(火) 18:00〜18:45（日本時間） 午前の部 */
function lineOf({ locale, zone }: Dates, session: Dates["sessions"][number]): string {
  const time = formatRange(session.startsAt, session.endsAt, { locale, zone, zoneName: true });
  return [time, session.label].filter(Boolean).join(" ");
}
