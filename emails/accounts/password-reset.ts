import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type AccountLetterFacts, accountLetter } from "./account-letter.ts";

/** The link to choose a new password with. */
export function passwordReset(facts: AccountLetterFacts): LetterContent {
  const { locale } = facts;
  return accountLetter(facts, {
    subject: m.letter_password_subject({}, { locale }),
    title: m.letter_password_title({}, { locale }),
    text: m.letter_password_text({}, { locale }),
    action: m.letter_password_action({}, { locale }),
    small: m.letter_member_unasked({}, { locale }),
  });
}
