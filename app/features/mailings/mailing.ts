// A mailing (お便り) is what a colleague writes once to people chosen from the list of candidates. Nobody has to get it
// unless the colleague says why: usually it spares whoever wants fewer letters and carries the way to stop them.
import type { ContactRefusal } from "~/features/contact/contact-wish.ts";
import type { MailClass } from "~/features/letters/letter.ts";
import { unknownFields } from "~/features/letters/written-text.ts";
import type { MessageTexts } from "~/features/messages/message.ts";
import { locales } from "~/lib/locale.ts";

/** More than this at once waits for a narrower selection: it is one transaction. */
export const mostReaders = 5_000;

export type RestReason = "hard" | "soft" | "filtered" | "complaint";
export type MailingLeftOut = "no_address" | "offer_ended" | `rests_${RestReason}` | ContactRefusal;

export type MailingWords = {
  texts: MessageTexts;
  mailClass: MailClass;
  /** Why people get it who may not stop it; empty for a promotional one. */
  classReason: string;
};

/** Where a text names a field that there isn't: [field of the form, name in braces]. */
export function unknownNames(texts: MessageTexts): [field: string, name: string][] {
  return locales.flatMap((language) => {
    const words = texts[language];
    if (!words) return [];
    return (["subject", "text"] as const).flatMap((part) =>
      unknownFields(words[part]).map((name): [string, string] => [`${part}_${language}`, name]),
    );
  });
}
