import { familyIn } from "~/features/notes/family-words.ts";
import {
  assessed,
  excellence,
  type FairReason,
  isFree,
  isFreeBefore,
  isLimit,
  isNotAsked,
  isNotAskedBefore,
  ranked,
  repaying,
  unfair,
} from "./fair-words.ts";

export type Unfair = { reason: FairReason; quote: string };

/**
 * Reads what decides about people, sentence by sentence: what may not decide, "excellent" without what was assessed, and
 * anything to be paid back. `schools`: names that candidates have given, of which none may stand there either. Pure.
 */
export function checkCriteria(text: string, schools: readonly string[] = []): Unfair[] {
  return sentencesOf(text).flatMap((sentence) =>
    once([
      ...familyIn(sentence)
        .filter(({ index, word }) => !isLifted(sentence, index, index + word.length))
        .map(({ word }): Unfair => ({ reason: "family", quote: word })),
      ...unfair.flatMap(({ reason, words }) => decidingBy(sentence, reason, words)),
      ...schools.flatMap((school): Unfair[] =>
        school.length > 2 && sentence.toLowerCase().includes(school.normalize("NFKC").toLowerCase())
          ? [{ reason: "school", quote: school }]
          : [],
      ),
      ...vagueIn(sentence),
      ...repaidIn(sentence),
    ]),
  );
}

/** Title and running text may speak of families and schools; "excellent people" and paying back stand nowhere. */
export function checkTitle(text: string): Unfair[] {
  return sentencesOf(text).flatMap((sentence) => [...vagueIn(sentence), ...repaidIn(sentence)]);
}

export function checkBody(text: string): Unfair[] {
  return sentencesOf(text).flatMap(repaidIn);
}

/** What is told as the reason of a decision: as fair as the criteria, and without a word about others. */
export function checkReason(text: string): Unfair[] {
  const compared = sentencesOf(text).flatMap((sentence): Unfair[] => {
    const match = ranked.exec(sentence);
    return match ? [{ reason: "rank", quote: match[0] }] : [];
  });
  return [...checkCriteria(text), ...compared];
}

function decidingBy(sentence: string, reason: FairReason, words: RegExp): Unfair[] {
  const each = new RegExp(words.source, `${words.flags}g`);
  for (const match of sentence.matchAll(each))
    if (!isLifted(sentence, match.index, match.index + match[0].length))
      return [{ reason, quote: wordAt(sentence, match.index, match[0]) }];
  return [];
}

function isLifted(sentence: string, from: number, until: number): boolean {
  const [before, after] = [sentence.slice(0, from), sentence.slice(until)];
  const freed = isFree.exec(after);
  if (freed && !isLimit.test(freed[0])) return true;
  const opened = isFreeBefore.exec(before);
  return opened !== null && !isLimit.test(opened[0]);
}

function vagueIn(sentence: string): Unfair[] {
  const match = excellence.exec(sentence);
  return match && !assessed.test(sentence) ? [{ reason: "vague", quote: match[0] }] : [];
}

function repaidIn(sentence: string): Unfair[] {
  const each = new RegExp(repaying.source, `${repaying.flags}g`);
  for (const match of sentence.matchAll(each)) {
    const after = sentence.slice(match.index + match[0].length);
    if (!isNotAsked.test(after) && !isNotAskedBefore.test(sentence.slice(0, match.index)))
      return [{ reason: "repay", quote: match[0] }];
  }
  return [];
}

/** A school is quoted with its name, not as 大学 alone. */
function wordAt(sentence: string, at: number, word: string): string {
  const name = /[一-龠々ァ-ヴーA-Za-z가-힣]{0,8}$/u.exec(sentence.slice(0, at))?.[0] ?? "";
  return /^(?:大学|高校|高専|学院|短大|高等学校|대학교|여대|고등학교)$/u.test(word) ? name + word : word;
}

function once(found: Unfair[]): Unfair[] {
  return found.filter(({ reason }, place) => found.findIndex((other) => other.reason === reason) === place);
}

function sentencesOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(/(?<=[。．!?])|(?<=[a-z가-힣)]\.)\s+|\n+/u)
    .map((part) => part.trim())
    .filter(Boolean);
}
