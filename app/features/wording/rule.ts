export const wordingGrades = ["never", "ask", "hint"] as const;
export type WordingGrade = (typeof wordingGrades)[number];

export const wordingReasons = [
  "revoke",
  "damages",
  "end_search",
  "parents",
  "secrecy",
  "deadline",
  "must",
  "scarce",
  "others",
  "why",
  "presumes",
  "guilt",
  "crowd",
  "address",
] as const;
export type WordingReason = (typeof wordingReasons)[number];
export const wordingLanguages = ["ja", "en", "ko"] as const;
export type WordingLanguage = (typeof wordingLanguages)[number];

/**
 * Words that press, looked for in one sentence; `unless` too is looked for in the whole of it. A denial beside the words
 * lifts a rule, unless its words hold one themselves. `isTight`: read with the blanks between Korean syllables left out.
 */
export type WordingRule = {
  grade: WordingGrade;
  reason: WordingReason;
  words: string;
  unless?: string;
  holdsDenial?: true;
  isTight?: true;
};

/** One idea and then another, at most so many letters apart and in one sentence. Gaps are bounded, so that reading stays fast. */
export function nearIn(ends: string) {
  return (one: string, letters: number, other: string) => `(?:${one})[^${ends}]{0,${letters}}(?:${other})`;
}
