import type { Locale } from "./locale.ts";

/** Words side by side, in no order, as each language writes them: 本・旅行, books, travel. */
export function listed(words: readonly string[], locale: Locale): string {
  return words.join({ ja: "・", en: ", ", ko: ", " }[locale]);
}
