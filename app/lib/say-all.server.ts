import type { Locale } from "./locale.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** What a card says, in the reader's language: the browser gets these texts and not the messages of all languages. */
export function sayAll<Name extends string>(locale: Locale, words: Record<Name, Word>): Record<Name, string> {
  const said = Object.entries<Word>(words).map(([name, word]) => [name, word({}, { locale })]);
  return Object.fromEntries(said) as Record<Name, string>;
}
