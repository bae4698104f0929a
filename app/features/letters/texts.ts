import type { Locale } from "~/lib/locale.ts";

/** What staff wrote, in the reader's language if it was written in it, else in the first there is. */
export function textIn(texts: Partial<Record<Locale, string>> | null | undefined, locale: Locale): string {
  return texts?.[locale] || texts?.ja || texts?.en || texts?.ko || "";
}
