// What the learned check sees of a sentence: which runs of two to five characters stand in it.
import { foldWord } from "./fold-text.ts";
import type { WordingLanguage } from "./rule.ts";

/** Each run once, of the folded text; every number is "0", every gap one blank. */
export function gramsOf(sentence: string): Set<string> {
  const text = ` ${foldWord(sentence)
    .replace(/\d+(?:[.,:/]\d+)*/g, "0")
    .replace(/\s+/g, " ")
    .trim()} `;
  const grams = new Set<string>();
  for (let at = 0; at < text.length; at++)
    for (let size = 2; size <= 5 && at + size <= text.length; size++) grams.add(text.slice(at, at + size));
  return grams;
}

/** By its script: the check reads each sentence in its own language, whatever the language of the page is. */
export function languageOf(sentence: string): WordingLanguage {
  if (/\p{Script=Hangul}/u.test(sentence)) return "ko";
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sentence) ? "ja" : "en";
}
