import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";

/** An answer to a question that was asked with a name. */
export function questionAnswered(
  facts: OwnLetterFacts & { question: string; answer: string },
): LetterContent {
  const { locale, question, answer } = facts;
  return ownLetter(facts, {
    subject: m.letter_question_subject({}, { locale }),
    preview: m.letter_question_title({}, { locale }),
    title: m.letter_question_title({}, { locale }),
    blocks: [
      { kind: "small", text: m.letter_question_yours({ question }, { locale }) },
      { kind: "text", text: answer },
    ],
    action: m.letter_question_go({}, { locale }),
  });
}
