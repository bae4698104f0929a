// The note check: what people of ours type about a candidate must not hold what the law on fair selection keeps out of
// hiring: a relative's job, income, standing, belief, home, health, the make-up of the family, or whether they agree. It is a
// pure function, used wherever staff type about a person; a guess at who will accept is stopped too. A family's question or
// wish may be kept, as one of a few topics.
import { aboutFamily } from "./family-matters.ts";
import { familyIn, type Mention } from "./family-words.ts";
import type { NoteReason, WishTopic } from "./note-rule.ts";
import {
  askedAbout,
  isContracted,
  isNotedOf,
  isSpokenOf,
  opensPart,
  ownMatter,
  topicWords,
} from "./note-words.ts";
import { byItself } from "./words-alone.ts";

export type Found = { reason: NoteReason; quote: string };

export type NoteCheck =
  | { ok: true; topics: WishTopic[] }
  /** `topics`: the wishes the text also holds, which may be kept without the rest. */
  | { ok: false; found: Found[]; topics: WishTopic[] };

/** Reads a text sentence by sentence: what is said beside a relative, and the few words that mean a family by themselves. */
export function checkNote(text: string): NoteCheck {
  const sentences = sentencesOf(text);
  const found = new Map<NoteReason, Found>();
  const topics = new Set<WishTopic>();
  let before: Mention[] = [];
  for (const sentence of sentences) {
    const here = familyIn(sentence);
    const wishes = here.length > 0 ? wishesIn(sentence) : [];
    for (const wish of wishes) topics.add(wish);
    for (const each of [...foundAlone(sentence), ...foundBeside(sentence, here, before, wishes.length > 0)])
      if (!found.has(each.reason)) found.set(each.reason, each);
    before = here.length > 0 ? here : [];
  }
  const all = [...topics];
  return found.size === 0
    ? { ok: true, topics: all }
    : { ok: false, found: [...found.values()], topics: all };
}

function foundAlone(sentence: string): Found[] {
  return byItself.flatMap(({ reason, words, except }) => {
    const match = words.exec(sentence);
    return match && !except?.test(sentence) ? [{ reason, quote: around(sentence, match) }] : [];
  });
}

/** A sentence without a relative goes on about the one of the sentence before ("His father is ill. In hospital since May."). */
function foundBeside(sentence: string, here: Mention[], before: Mention[], isWish: boolean): Found[] {
  const mentions = here.length > 0 ? here : before.filter((mention) => mention.isOne);
  if (mentions.length === 0) return [];
  const known = aboutFamily.flatMap(({ reason, words, except, isAlsoNext }) => {
    if (here.length === 0 && !isAlsoNext) return [];
    const match = words.exec(sentence);
    if (!match || except?.test(sentence) || (isWish && askedAbout.test(match[0]))) return [];
    // "They would like to know where …": asking about a place of work isn't a view on it.
    if (
      isWish &&
      reason === "view" &&
      !/反対|賛成|同意|承諾|agree|against|approv|반대|찬성|동의/i.test(sentence)
    )
      return [];
    return [{ reason, quote: around(sentence, match) }];
  });
  return known.length > 0 || isWish ? known : spokenOf(sentence, here);
}

/** Nobody can list all that may be said of a relative: a sentence about one is stopped unless it is the person's own matter. */
function spokenOf(sentence: string, here: Mention[]): Found[] {
  if (ownMatter.test(sentence)) return [];
  const one = here.find(({ index, word }) => {
    const rest = sentence.slice(index + word.length);
    if (/['’]s?$/.test(word)) return isContracted.test(rest);
    if (isSpokenOf.test(rest)) return true;
    return isNotedOf.test(rest) && opensPart.test(sentence.slice(0, index));
  });
  return one
    ? [{ reason: "relative", quote: sentence.slice(Math.max(0, one.index - 4), one.index + 24) }]
    : [];
}

function wishesIn(sentence: string): WishTopic[] {
  const isAsking = topicWords.asking.test(sentence);
  return isAsking
    ? topicWords.topics.flatMap(({ topic, words }) => (words.test(sentence) ? [topic] : []))
    : [];
}

function sentencesOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(/(?<=[。．!?！？])|(?<=[a-z가-힣)]\.)\s+|\n+/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** The words that were found with a little of what stands around them, for the page to quote. */
function around(sentence: string, match: RegExpExecArray): string {
  const from = Math.max(0, match.index - 12);
  const to = Math.min(sentence.length, match.index + match[0].length + 12);
  return `${from > 0 ? "…" : ""}${sentence.slice(from, to)}${to < sentence.length ? "…" : ""}`;
}
