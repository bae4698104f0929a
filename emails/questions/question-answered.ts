import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";

/** An answer to a question that was asked with a name; the desk's answers are read on the page alone. */
export function questionAnswered(
  facts: OwnLetterFacts & { question: string; answer: string },
): LetterContent {
  const { locale, question, answer } = facts;
  return ownLetter(facts, {
    subject: m.letter_question_subject({}, { locale }),
    preview: m.letter_question_title({}, { locale }),
    title: m.letter_question_title({}, { locale }),
    blocks: [
      ...(question
        ? [{ kind: "small", text: m.letter_question_yours({ question }, { locale }) } as const]
        : []),
      { kind: "text", text: answer || m.letter_question_on_page({}, { locale }) },
    ],
    action: m.letter_question_go({}, { locale }),
  });
}
