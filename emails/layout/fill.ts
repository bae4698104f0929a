import type { LetterParts } from "./letter-content.ts";

// What differs from reader to reader stands in the rendered letter as a token and is filled in per copy:
// rendering takes milliseconds, filling microseconds.

/** child: the candidate, spoken of to their family; empty in other letters. */
export type PersonalWord = "greeting" | "page" | "mypage" | "child";

/** A word that no text of ours contains and that HTML and addresses leave as it is. */
export function token(word: PersonalWord): string {
  return `__${word}_7c1f__`;
}

/** The letter for one reader. Values are escaped for the HTML part; they must not hold line breaks. */
export function fill(letter: LetterParts, words: Record<PersonalWord, string>): LetterParts {
  return {
    subject: put(letter.subject, words, (value) => value),
    html: put(letter.html, words, escapeHtml),
    text: put(letter.text, words, (value) => value),
  };
}

/** The beginning of a text that may hold tokens; one that would be cut in two is left out. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, length).replace(/__[a-z0-9_]{0,14}$/, "");
}

const pattern = /__(greeting|page|mypage|child)_7c1f__/g;

function put(text: string, words: Record<PersonalWord, string>, written: (value: string) => string): string {
  return text.replace(pattern, (_, word: PersonalWord) => written(words[word]));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
