import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type FamilyReader, familyPage, toFamily } from "./family-letter.ts";

/** Answers what a relative asked; their own words stand beside it. */
export function familyAnswer(facts: FamilyReader & { question: string; answer: string }): LetterContent {
  const { locale, question, answer } = facts;
  return toFamily(facts, {
    subject: m.family_letter_answer_subject({}, { locale }),
    preview: answer.slice(0, 80),
    title: m.family_letter_answer_title({}, { locale }),
    blocks: [
      {
        kind: "facts",
        rows: [{ label: m.family_letter_you_asked({}, { locale }), lines: [question] }],
      },
      { kind: "text", text: answer },
      { kind: "text", text: m.family_letter_answer_more({}, { locale }) },
      familyPage(facts),
    ],
  });
}
