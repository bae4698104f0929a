import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type OwnLetterFacts, ownLetter } from "./own-letter.ts";

/** The way to a candidate's own page: when they asked for a new link, or when we show them the page for the first time. */
export function myPageLink(facts: OwnLetterFacts): LetterContent {
  const { locale } = facts;
  return ownLetter(facts, {
    subject: m.letter_my_page_subject({}, { locale }),
    preview: m.letter_my_page_text({}, { locale }),
    title: m.letter_my_page_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_my_page_text({}, { locale }) },
      { kind: "small", text: m.letter_my_page_alone({}, { locale }) },
    ],
    action: m.letter_my_page({}, { locale }),
  });
}
