import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import {
  answersBlock,
  deadlineWish,
  type EventLetterFacts,
  eventLetter,
  eventSubject,
  factsBlock,
  freedomBlock,
  otherAnswersBlock,
  sentences,
  when,
} from "./event-letter.ts";

/** Asks one person to one event. Both answers weigh the same, and that coming is free stands above them. */
export function eventInvitation(facts: EventLetterFacts): LetterContent {
  const { locale, title } = facts;
  const preview = facts.isPaidWork ? m.letter_invitation_preview_paid : m.letter_invitation_preview;
  return eventLetter(facts, {
    subject: eventSubject(facts, m.letter_invitation_subject),
    preview: preview({ when: when(facts) }, { locale }),
    title: m.letter_invitation_title({ title }, { locale }),
    blocks: [
      { kind: "text", text: facts.description || m.letter_invitation_text({}, { locale }) },
      factsBlock(facts),
      freedomBlock(facts),
      answersBlock(facts),
      otherAnswersBlock(facts),
      {
        kind: "small",
        text: sentences(locale, [
          deadlineWish(facts),
          m.letter_change_later({}, { locale }),
          m.letter_calendar_add({}, { locale }),
        ]),
      },
    ],
    why: m.letter_why_invited({ company: facts.sender.company }, { locale }),
    notes: facts.isPaidWork ? [] : [m.letter_stop_by_reply({}, { locale })],
  });
}
