import { m } from "~/paraglide/messages.js";
import type { LetterBlock, LetterContent } from "../layout/letter-content.ts";
import { type Dates, datesBlocks } from "./event-dates.ts";
import {
  answersBlock,
  deadlineWish,
  eventLetter,
  eventSubject,
  factsBlock,
  freedomBlock,
  otherAnswersBlock,
  sentences,
} from "./event-letter.ts";

/** Asks somebody who hasn't answered, and says that it will not be asked many times. The calendar has the entry already. */
export function eventReminder(facts: Dates): LetterContent {
  const { locale, title } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_reminder_subject),
    preview: facts.isPaidWork
      ? m.letter_reminder_preview_paid({}, { locale })
      : m.letter_reminder_preview({}, { locale }),
    title: m.letter_reminder_title({ title }, { locale }),
    blocks: [
      { kind: "text", text: m.letter_reminder_text({}, { locale }) },
      ...askBlocks(facts),
      {
        kind: "small",
        text: sentences(locale, [deadlineWish(facts), m.letter_change_later({}, { locale })]),
      },
    ],
    why: m.letter_reminder_why({ company: facts.sender.company }, { locale }),
    notes: [m.letter_reminder_most({}, { locale })],
  });
}

/** The same answers as the invitation had, none of them larger. */
export function askBlocks(facts: Dates): LetterBlock[] {
  if (facts.sessions.length > 0) return datesBlocks(facts);
  return [factsBlock(facts), freedomBlock(facts), answersBlock(facts), otherAnswersBlock(facts)];
}
