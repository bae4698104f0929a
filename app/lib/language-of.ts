import type { Locale } from "./locale.ts";

/** The language that a text is written in, by its letters alone; undefined where none tells (a number, a date). */
export function languageOf(text: string): Locale | undefined {
  if (/\p{Script=Hangul}/u.test(text)) return "ko";
  if (/\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u.test(text)) return "ja";
  return /\p{Script=Latin}{2}/u.test(text) ? "en" : undefined;
}
