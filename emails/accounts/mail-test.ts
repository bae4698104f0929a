import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type AccountLetterFacts, accountLetter } from "./account-letter.ts";

/** Whoever sets up mail sends this to themselves. */
export function mailTest(facts: AccountLetterFacts): LetterContent {
  const { locale } = facts;
  return accountLetter(facts, {
    subject: m.letter_mail_test_subject({}, { locale }),
    title: m.letter_mail_test_title({}, { locale }),
    text: m.letter_mail_test_text({}, { locale }),
    action: m.letter_mail_test_action({}, { locale }),
    small: m.letter_mail_test_small({}, { locale }),
  });
}
