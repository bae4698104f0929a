import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import type { Dates } from "./event-dates.ts";
import { deadlineWish, eventLetter, eventSubject, sentences } from "./event-letter.ts";
import { askBlocks } from "./event-reminder.ts";

/** Asks once more, before the deadline, who said that they can't decide yet. Staying undecided is an answer too. */
export function eventAskedAgain(facts: Dates): LetterContent {
  const { locale, title } = facts;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_again_subject),
    preview: m.letter_again_preview({}, { locale }),
    title: m.letter_again_title({ title }, { locale }),
    blocks: [
      { kind: "text", text: m.letter_again_text({}, { locale }) },
      ...askBlocks(facts),
      {
        kind: "small",
        text: sentences(locale, [deadlineWish(facts), m.letter_change_later({}, { locale })]),
      },
    ],
    why: m.letter_why_answered({}, { locale }),
    notes: [m.letter_again_once({}, { locale })],
  });
}
