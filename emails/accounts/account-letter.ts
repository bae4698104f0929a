import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent, LetterSender } from "../layout/letter-content.ts";

/** What every letter to a colleague needs: the one link, and who reads it. */
export type AccountLetterFacts = { locale: Locale; sender: LetterSender; greeting: string; url: string };

type Told = { subject: string; title: string; text: string; action: string; small: string };

/** One sentence, one button, one reassurance: a letter to a colleague says no more. */
export function accountLetter(
  { locale, sender, greeting, url }: AccountLetterFacts,
  told: Told,
): LetterContent {
  return {
    locale,
    sender,
    greeting,
    subject: told.subject,
    preview: told.text,
    title: told.title,
    blocks: [
      { kind: "text", text: told.text },
      { kind: "action", link: { label: told.action, url } },
      { kind: "small", text: told.small },
    ],
    footnotes: [m.letter_member_why({ company: sender.company }, { locale })],
    footLinks: [],
  };
}
