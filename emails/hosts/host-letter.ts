import { m } from "~/paraglide/messages.js";
import { type EventLetterFacts, factsBlock } from "../events/event-letter.ts";
import type { LetterBlock, LetterContent } from "../layout/letter-content.ts";

/** What a letter to a host knows; `pageUrl` is their own page about this session. */
export type HostLetterFacts = EventLetterFacts & {
  /** How many come so far. */
  going: number;
};

type Told = Pick<LetterContent, "subject" | "preview" | "title" | "blocks">;

/** What all letters to hosts have: the desk, and why one gets it. A senior has two minutes. */
export function hostLetter(facts: HostLetterFacts, told: Told): LetterContent {
  const { locale, sender } = facts;
  return {
    locale,
    sender,
    greeting: facts.greeting,
    ...told,
    footnotes: [
      ...(sender.desk ? [m.letter_desk({ desk: sender.desk }, { locale })] : []),
      m.letter_member_why({ company: sender.company }, { locale }),
    ],
    footLinks: [],
  };
}

/** Two answers of the same size; behind both is a page that asks once more. */
export function hostAnswersBlock({ locale, pageUrl }: HostLetterFacts): LetterBlock {
  return {
    kind: "answers",
    answers: [
      { label: m.letter_host_yes({}, { locale }), url: `${pageUrl}?answer=yes` },
      { label: m.letter_host_no({}, { locale }), url: `${pageUrl}?answer=no` },
    ],
  };
}

export function hostFactsBlock(facts: HostLetterFacts): LetterBlock {
  return factsBlock(facts);
}

/** 「」 around what somebody wrote; nothing where nobody wrote. */
export function wordBlock(facts: HostLetterFacts, name: string, word: string): LetterBlock[] {
  if (!word) return [];
  return [{ kind: "text", text: m.letter_host_word({ name, word }, { locale: facts.locale }) }];
}
