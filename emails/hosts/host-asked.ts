import { m } from "~/paraglide/messages.js";
import { eventSubject, sentences, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import {
  type HostLetterFacts,
  hostAnswersBlock,
  hostFactsBlock,
  hostLetter,
  wordBlock,
} from "./host-letter.ts";

/** Asks a colleague to lead one session, or to stand in for another colleague (`by`). */
export function hostAsked(facts: HostLetterFacts & { by: string; word: string }): LetterContent {
  const { locale, title, by } = facts;
  return hostLetter(facts, {
    subject: eventSubject(facts, m.letter_host_asked_subject),
    preview: when(facts),
    title: m.letter_host_asked_title({ title }, { locale }),
    blocks: [
      {
        kind: "text",
        text: by
          ? m.letter_host_stand_in_text({ name: by }, { locale })
          : m.letter_host_asked_text({}, { locale }),
      },
      ...wordBlock(facts, by, facts.word),
      hostFactsBlock(facts),
      hostAnswersBlock(facts),
      {
        kind: "small",
        text: sentences(locale, [
          by
            ? m.letter_host_stand_in_until({ name: by }, { locale })
            : m.letter_host_substitute({}, { locale }),
          m.letter_calendar_add({}, { locale }),
        ]),
      },
    ],
  });
}
