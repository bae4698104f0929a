// The wording check: what we write to people must not press them. Three grades: "never" isn't sent (a threat, "end your
// search", a parent's agreement), "ask" is sent after a second look with a reason that is kept, "hint" is only shown.
// Pure; rules and what was learned read one sentence each, whatever the language of the page is.
import { type Folded, foldText, foldWord, withoutBlanks } from "./fold-text.ts";
import { languageOf } from "./grams.ts";
import { isDenied } from "./guards.ts";
import { pressureFelt } from "./learned.server.ts";
import { englishNever } from "./never-en.ts";
import { japaneseNever } from "./never-ja.ts";
import { koreanNever } from "./never-ko.ts";
import {
  type WordingGrade,
  type WordingLanguage,
  type WordingReason,
  type WordingRule,
  wordingGrades,
} from "./rule.ts";
import { englishSofter } from "./softer-en.ts";
import { japaneseSofter } from "./softer-ja.ts";
import { koreanSofter } from "./softer-ko.ts";

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
  ...[...japaneseNever, ...japaneseSofter].map((rule) => ready(rule, "ja")),
  ...[...englishNever, ...englishSofter].map((rule) => ready(rule, "en")),
  ...[...koreanNever, ...koreanSofter].map((rule) => ready(rule, "ko")),
];

/** Every place that presses, the gravest first; empty when all is well. */
export function findPressure(typed: string): Finding[] {
  const found: Finding[] = [];
  const add = (one: Omit<Finding, "quote">) => {
    const says = (other: Finding) =>
      other.from < one.until && one.from < other.until && isGraver(other.grade, one.grade);
    if (!found.some(says)) found.push({ ...one, quote: typed.slice(one.from, one.until) });
  };
  for (const loose of sentencesOf(foldText(typed))) {
    const tight = withoutBlanks(loose);
    let isLifted = false; // a rule knows that the sentence denies what it speaks of
    for (const rule of rules) {
      const { text, from, until } = rule.isTight ? tight : loose;
      const match = rule.words.exec(text);
      if (!match) continue;
      const end = match.index + match[0].length;
      if (rule.unless?.test(text) || (!rule.holdsDenial && isDenied(text, match.index, end, rule.language))) {
        isLifted = true;
        continue;
      }
      const { grade, reason, language } = rule;
      const at = { from: from[match.index] ?? 0, until: until[end - 1] ?? typed.length };
      add({ grade, reason, language, ...at });
    }
    const felt = isLifted ? undefined : pressureFelt(loose.text);
    const whole = { from: loose.from[0] ?? 0, until: loose.until.at(-1) ?? typed.length };
    if (felt) add({ grade: "ask", reason: felt, language: languageOf(loose.text), ...whole });
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

/** Line ends inside a wrapped sentence don't end it: they become blanks, of the same length. */
function sentencesOf({ text, from, until }: Folded): Folded[] {
  const joined = text.replace(/(?<=[^\n。.!?:：]{16})\n(?=[^\n\s・\-*0-9■●◆【])/gu, (_, at: number) =>
    /[a-z가-힣,]$/.test(text.slice(0, at)) ? " " : "\u2063",
  );
  return [...joined.matchAll(/[^。!?\n.]+(?:\.(?!\s|$)[^。!?\n.]+)*[。!?.]*/gu)].map((match) => {
    const end = match.index + match[0].length;
    return { text: match[0], from: from.slice(match.index, end), until: until.slice(match.index, end) };
  });
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
