import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type AccountLetterFacts, accountLetter } from "./account-letter.ts";

/** The link a host signs in with. */
export function signInLink(facts: AccountLetterFacts): LetterContent {
  const { locale } = facts;
  return accountLetter(facts, {
    subject: m.letter_sign_in_subject({}, { locale }),
    title: m.letter_sign_in_title({}, { locale }),
    text: m.letter_sign_in_text({}, { locale }),
    action: m.letter_sign_in_action({}, { locale }),
    small: m.letter_member_unasked({}, { locale }),
  });
}
