import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { checkWording, needsSecondLook, type OutgoingTexts } from "./check-wording.server.ts";
import { kinderSentences } from "./kinder.ts";
import type { WordingReason } from "./rule.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const whys: Record<WordingReason, Word> = {
  revoke: m.wording_why_revoke,
  damages: m.wording_why_damages,
  end_search: m.wording_why_end_search,
  parents: m.wording_why_parents,
  secrecy: m.wording_why_secrecy,
  deadline: m.wording_why_deadline,
  must: m.wording_why_must,
  scarce: m.wording_why_scarce,
  others: m.wording_why_others,
  why: m.wording_why_why,
  presumes: m.wording_why_presumes,
  guilt: m.wording_why_guilt,
  crowd: m.wording_why_crowd,
  address: m.wording_why_address,
};

export type SecondLookWords = { label: string; hint: string };

export type WordingHelp = {
  /** Under each field: what was found, why it matters and a kinder sentence. */
  errors: Record<string, string[]>;
  /** What is only a hint, and stops nothing. */
  hints: string[];
  isRefused: boolean;
  /** Words of the field for a reason; absent where no reason helps. */
  secondLook?: SecondLookWords;
};

/** What a form shows when a use case refused its words, in the writer's language. */
export function wordingHelp(texts: OutgoingTexts, locale: Locale): WordingHelp {
  const errors: Record<string, string[]> = {};
  const hints: string[] = [];
  const findings = checkWording(texts);
  for (const { field, grade, reason, language, quote } of findings) {
    const inputs = { quote, why: whys[reason]({}, { locale }), instead: kinderSentences[reason][language] };
    const say = { never: m.wording_never, ask: m.wording_ask, hint: m.wording_hint }[grade];
    const sentence = say(inputs, { locale });
    if (grade === "hint") hints.push(sentence);
    else errors[field] = [...(errors[field] ?? []), sentence];
  }
  const help = { errors, hints, isRefused: findings.some(({ grade }) => grade === "never") };
  if (!needsSecondLook(texts)) return help;
  const words = {
    label: m.wording_second_look({}, { locale }),
    hint: m.wording_second_look_hint({}, { locale }),
  };
  return { ...help, secondLook: words };
}
