import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type OwnLetterFacts, ownLetter } from "./own-letter.ts";

/** What somebody asked about their own data has been decided; what it says stands on their page, not in the mail. */
export function ownRequestAnswered(facts: OwnLetterFacts & { kind: string }): LetterContent {
  const { locale, kind } = facts;
  const text =
    kind === "stop"
      ? m.letter_own_request_stop({}, { locale })
      : m.letter_own_request_disclosure({}, { locale });
  return ownLetter(facts, {
    subject: m.letter_own_request_subject({}, { locale }),
    preview: text,
    title: m.letter_own_request_title({}, { locale }),
    blocks: [{ kind: "text", text }],
    action: m.letter_own_request_go({}, { locale }),
  });
}
