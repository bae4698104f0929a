// The wording check: what we write to people must not press them. Three grades: "never" isn't sent (a threat, "end your
// search", a parent's agreement), "ask" is sent after a second look with a reason that is kept, "hint" is only shown.
// Pure; every rule reads one sentence, whatever the language of the page is.
import { foldText, foldWord } from "./fold-text.ts";
import { englishRules } from "./rules-en.ts";
import { japaneseRules } from "./rules-ja.ts";
import { koreanRules } from "./rules-ko.ts";

export const wordingGrades = ["never", "ask", "hint"] as const;
export type WordingGrade = (typeof wordingGrades)[number];

export const wordingReasons = [
  "revoke",
  "damages",
  "end_search",
  "parents",
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
export type WordingLanguage = "ja" | "en" | "ko";

/** `unless` is looked for in the whole sentence. A denial beside the words lifts a rule, unless its words hold one themselves. */
export type WordingRule = {
  grade: WordingGrade;
  reason: WordingReason;
  words: string;
  unless?: string;
  holdsDenial?: true;
};

export type Finding = {
  grade: WordingGrade;
  reason: WordingReason;
  language: WordingLanguage;
  /** Where it stands in the text as typed, and the words themselves. */
  from: number;
  until: number;
  quote: string;
};

type Ready = Omit<WordingRule, "words" | "unless"> & {
  language: WordingLanguage;
  words: RegExp;
  unless: RegExp | undefined;
};

const rules: Ready[] = [
  ...japaneseRules.map((rule) => ready(rule, "ja")),
  ...englishRules.map((rule) => ready(rule, "en")),
  ...koreanRules.map((rule) => ready(rule, "ko")),
];

/** What stands behind words of a rule when they are denied: 取り消すことはありません, 필요 없습니다. */
const denied: Record<WordingLanguage, { behind: RegExp; before: RegExp; within: RegExp }> = {
  ja: {
    behind:
      /^[^。、]{0,14}?(?:(?:こと|もの|わけ|の)?(?:は|が|も|では)(?:全く|いっさい|一切)?(?:ありません|ございません|ない(?!場合|とき|と|方))|ません(?!と|ので、|場合|でした|か)|不要|必要(?:は|が)?(?:全く)?(?:ありません|ございません|ない|なし)|いりません|求めません)/u,
    before: /(?!)/u,
    within: /(?!)/u,
  },
  en: {
    behind:
      /^[^,;]{0,18}\b(?:(?:is|are|was) ?(?:not|n't)|isn't|aren't|not (?:needed|required|necessary)|doesn't exist)\b/u,
    before:
      /(?:\b(?:no|not|never|nobody|without|neither|needn't|don't|won't|isn't|cannot)|n't)(?: (?:\w+ ){0,3})?$/u,
    within: /\b(?:not|never|nobody|no one)\b|n't\b/u,
  },
  ko: {
    behind: /^[^.,]{0,14}?(?:않|없|아닙|아니(?!면)|안 됩)/u,
    before: /(?!)/u,
    within: /(?:지 ?않|필요 ?없|필요는 없)/u,
  },
};

/** Every place that presses, the gravest first; empty when all is well. */
export function findPressure(typed: string): Finding[] {
  const folded = foldText(typed);
  const found: Finding[] = [];
  for (const { text, start } of sentencesOf(folded.text))
    for (const rule of rules) {
      const match = rule.words.exec(text);
      if (!match || rule.unless?.test(text)) continue;
      if (!rule.holdsDenial && isDenied(text, match, rule.language)) continue;
      const from = folded.from[start + match.index] ?? 0;
      const until = folded.until[start + match.index + match[0].length - 1] ?? typed.length;
      const { grade, reason, language } = rule;
      if (!found.some((other) => other.from < until && from < other.until && isGraver(other.grade, grade)))
        found.push({ grade, reason, language, from, until, quote: typed.slice(from, until) });
    }
  return found.sort(
    (a, b) => wordingGrades.indexOf(a.grade) - wordingGrades.indexOf(b.grade) || a.from - b.from,
  );
}

/** The grade of a whole text, undefined when nothing was found. */
export function worstGrade(findings: readonly Finding[]): WordingGrade | undefined {
  return findings[0]?.grade;
}

function isGraver(one: WordingGrade, other: WordingGrade): boolean {
  return wordingGrades.indexOf(one) <= wordingGrades.indexOf(other);
}

function isDenied(sentence: string, match: RegExpExecArray, language: WordingLanguage): boolean {
  const { behind, before, within } = denied[language];
  return (
    within.test(match[0]) ||
    behind.test(sentence.slice(match.index + match[0].length)) ||
    before.test(sentence.slice(0, match.index))
  );
}

/** Line ends inside a wrapped sentence don't end it: they become blanks, of the same length. */
function sentencesOf(text: string): { text: string; start: number }[] {
  const joined = text.replace(/(?<=[^\n。.!?:：]{16})\n(?=[^\n\s・\-*0-9■●◆【])/gu, (_, at: number) =>
    /[a-z가-힣,]$/.test(text.slice(0, at)) ? " " : "\u2063",
  );
  return [...joined.matchAll(/[^。!?\n.]+(?:\.(?!\s|$)[^。!?\n.]+)*[。!?.]*/gu)].map((match) => ({
    text: match[0],
    start: match.index,
  }));
}

function ready({ words, unless, ...rule }: WordingRule, language: WordingLanguage): Ready {
  return {
    ...rule,
    language,
    words: new RegExp(foldRule(words), "u"),
    unless: unless === undefined ? undefined : new RegExp(foldRule(unless), "u"),
  };
}

/** Only kana: folding a whole pattern would turn \W into \w. */
function foldRule(pattern: string): string {
  return pattern.replace(/[ァ-ヶ]+/g, foldWord);
}
