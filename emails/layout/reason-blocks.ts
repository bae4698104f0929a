import { languageOf } from "~/lib/language-of.ts";
import { type Locale, localeNames } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterBlock } from "./letter-content.ts";

/** Why, in a colleague's own words; said whose they are where they aren't in the reader's language. Nothing where none were written. */
export function reasonBlocks(reason: string, locale: Locale): LetterBlock[] {
  if (!reason) return [];
  const written = languageOf(reason) ?? locale;
  if (written === locale) return [{ kind: "text", text: reason }];
  const language = localeNames[written];
  return [
    { kind: "text", text: m.letter_reason_in({ language }, { locale }) },
    { kind: "text", text: reason, lang: written },
  ];
}
