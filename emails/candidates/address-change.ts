import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { type OwnLetterFacts, ownLetter } from "./own-letter.ts";

/** To the new address: only who reads it there can confirm the change. */
export function addressConfirm(facts: OwnLetterFacts): LetterContent {
  const { locale } = facts;
  return ownLetter(facts, {
    subject: m.letter_address_confirm_subject({}, { locale }),
    preview: m.letter_address_confirm_text({}, { locale }),
    title: m.letter_address_confirm_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_address_confirm_text({}, { locale }) },
      { kind: "small", text: m.letter_address_confirm_unasked({}, { locale }) },
    ],
    action: m.letter_address_confirm_go({}, { locale }),
  });
}

/** To the old address, once the new one is confirmed: a stranger's change would be noticed. */
export function addressChanged(facts: OwnLetterFacts & { email: string }): LetterContent {
  const { locale, email } = facts;
  return ownLetter(facts, {
    subject: m.letter_address_changed_subject({}, { locale }),
    preview: m.letter_address_changed_text({ email }, { locale }),
    title: m.letter_address_changed_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_address_changed_text({ email }, { locale }) },
      { kind: "text", text: m.letter_address_changed_unasked({}, { locale }) },
    ],
    action: m.letter_my_page({}, { locale }),
  });
}
