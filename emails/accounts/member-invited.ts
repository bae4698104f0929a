import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { clippedSubject } from "../layout/subject.ts";
import { type AccountLetterFacts, accountLetter } from "./account-letter.ts";

type Facts = AccountLetterFacts & {
  /** The role in words. */
  role: string;
  /** Who invites; empty when that person has left. */
  by: string;
};

/** Asks a colleague in. */
export function memberInvited(facts: Facts): LetterContent {
  const { locale, sender, role, by } = facts;
  return accountLetter(facts, {
    subject: clippedSubject(sender.company, locale, (company) =>
      m.letter_member_invited_subject({ company }, { locale }),
    ),
    title: m.letter_member_invited_title({}, { locale }),
    text: by
      ? m.letter_member_invited_text({ by, role }, { locale })
      : m.letter_member_invited_text_plain({ role }, { locale }),
    action: m.letter_member_invited_action({}, { locale }),
    small: m.letter_member_invited_until({}, { locale }),
  });
}
