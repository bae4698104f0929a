import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Unfair } from "./fair-criteria.ts";
import type { FairReason } from "./fair-words.ts";
import type { FoundUnfair } from "./perk-texts.server.ts";

type Word = (inputs: { quote: string }, options: { locale: Locale }) => string;

const sentences: Record<FairReason, Word> = {
  family: m.perk_unfair_family,
  gender: m.perk_unfair_gender,
  age: m.perk_unfair_age,
  health: m.perk_unfair_health,
  nationality: m.perk_unfair_nationality,
  school: m.perk_unfair_school,
  private: m.perk_unfair_private,
  choice: m.perk_unfair_choice,
  vague: m.perk_unfair_vague,
  repay: m.perk_unfair_repay,
  rank: m.perk_unfair_rank,
};

/** What was found, and what to write instead: a sentence each. */
export function unfairSentences(found: readonly Unfair[], locale: Locale): string[] {
  return [...new Set(found.map(({ reason, quote }) => sentences[reason]({ quote }, { locale })))];
}

export function unfairErrors(found: FoundUnfair, locale: Locale): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(found).map(([field, each]) => [field, unfairSentences(each, locale)]),
  );
}
