import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter, quoteBlock } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";

/** The answer to somebody who declined earlier and asked to be considered again. */
export function offerReopeningAnswered(facts: OwnLetterFacts & { answer: string }): LetterContent {
  const { locale, answer } = facts;
  return ownLetter(facts, {
    subject: m.letter_reopening_subject({}, { locale }),
    preview: m.letter_reopening_text({}, { locale }),
    title: m.letter_reopening_title({}, { locale }),
    blocks: [{ kind: "text", text: m.letter_reopening_text({}, { locale }) }, ...quoteBlock(answer, locale)],
    action: m.letter_offer_page_go({}, { locale }),
  });
}
