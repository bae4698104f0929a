import { m } from "~/paraglide/messages.js";
import type { LetterBlock, LetterContent } from "../layout/letter-content.ts";
import { reasonBlocks } from "../layout/reason-blocks.ts";
import {
  answersBlock,
  type EventLetterFacts,
  eventLetter,
  eventSubject,
  factsBlock,
  freedomBlock,
  otherAnswersBlock,
  placeLines,
  when,
} from "./event-letter.ts";

/** What was before; absent means unchanged. */
export type Before = {
  time?: { startsAt: Date; endsAt: Date };
  place?: { place: string; address: string; onlineUrl: string };
};

/** Says in words what changed, old and new, and asks again: an answer was given to the old plan. */
export function eventChanged(facts: EventLetterFacts & { before: Before; reason: string }): LetterContent {
  const { locale, title, reason } = facts;
  return eventLetter(facts, {
    ...changeHead(facts),
    blocks: [
      { kind: "text", text: m.letter_changed_text({ title }, { locale }) },
      ...reasonBlocks(reason, locale),
      ...changeBlocks(facts),
      factsBlock(facts),
      freedomBlock(facts),
      answersBlock(facts),
      otherAnswersBlock(facts),
      { kind: "small", text: m.letter_changed_seat({}, { locale }) },
      { kind: "small", text: m.letter_calendar_update({}, { locale }) },
    ],
    why: m.letter_why_invited({ company: facts.sender.company }, { locale }),
  });
}

/** Subject, preview and title: they say what changed, time before place. */
export function changeHead(facts: EventLetterFacts & { before: Before }) {
  const { locale, before } = facts;
  const isMoved = before.time !== undefined;
  const heading =
    isMoved && before.place
      ? m.letter_changed_title_both
      : isMoved
        ? m.letter_changed_title_time
        : m.letter_changed_title_place;
  return {
    subject: eventSubject(facts, isMoved ? m.letter_changed_subject_time : m.letter_changed_subject_place),
    preview: [heading({}, { locale }), isMoved ? when(facts) : placeLines(facts).join(" ")].join(" · "),
    title: heading({}, { locale }),
  };
}

/** Old and new, each in whole words. */
export function changeBlocks(facts: EventLetterFacts & { before: Before }): LetterBlock[] {
  const { locale, before } = facts;
  const labels = {
    kind: "change",
    beforeLabel: m.letter_changed_before({}, { locale }),
    afterLabel: m.letter_changed_after({}, { locale }),
  } as const;
  const [oldTime, oldPlace] = [before.time, before.place];
  return [
    ...(oldTime
      ? [
          {
            ...labels,
            label: m.letter_when({}, { locale }),
            before: when({ ...facts, ...oldTime }),
            after: when(facts),
          },
        ]
      : []),
    ...(oldPlace
      ? [
          {
            ...labels,
            label: m.letter_where({}, { locale }),
            before: placeLines({ ...facts, ...oldPlace }).join(" "),
            after: placeLines(facts).join(" "),
          },
        ]
      : []),
  ];
}
