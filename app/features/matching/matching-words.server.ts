import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily, type PersonName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import type { Reason } from "./explain.ts";
import type { Skipped } from "./match-input.server.ts";

type About = {
  host: PersonName | undefined;
  second: PersonName | undefined;
  /** The slot's time. */
  when: string;
  unit: string;
  /** As the host wrote it: topic, language, place. */
  shown: string;
};

/** One sentence: what this pair has that the next best lacks. */
export function reasonSentence(reason: Reason, about: About, locale: Locale): string {
  const { when, unit, shown } = about;
  const to = { locale };
  const host = about.host ? addressedByFamily(about.host, locale) : "";
  const second = about.second ? addressedByFamily(about.second, locale) : "";
  switch (reason.kind) {
    case "none":
      return m.matching_why_none({}, to);
    case "only":
      return m.matching_why_only({ host }, to);
    case "even":
      return m.matching_why_even({ host, second }, to);
    case "wish":
      return reason.value === ""
        ? m.matching_why_yes({ when, second }, to)
        : m.matching_why_wish({ when, rank: Number(reason.value), second }, to);
    case "maybe":
      return m.matching_why_maybe({ when, second }, to);
    case "topic":
      return m.matching_why_topic({ topic: shown, second }, to);
    case "unit":
      return m.matching_why_unit({ unit, second }, to);
    case "school":
      return m.matching_why_school({ school: shown, second }, to);
    case "language":
      return m.matching_why_language({ language: shown, second }, to);
    case "region":
      return m.matching_why_region({ region: shown, second }, to);
  }
}

export function skippedWord(why: Skipped["why"], locale: Locale): string {
  const words = {
    no_host: m.matching_skip_no_host,
    resting: m.matching_skip_resting,
    busy: m.matching_skip_busy,
    full: m.matching_skip_full,
    offered: m.matching_skip_offered,
  };
  return words[why]({}, { locale });
}

export function outcomeWord(outcome: string, locale: Locale): string {
  const words: Record<string, typeof m.matching_out_placed> = {
    placed: m.matching_out_placed,
    full: m.matching_out_full,
    double_booked: m.matching_out_double,
    said_no: m.matching_out_no,
    first_alone: m.matching_out_first,
  };
  return outcome === "" ? "" : (words[outcome] ?? m.matching_out_gone)({}, { locale });
}

export function matchingWords(locale: Locale) {
  return sayAll(locale, {
    title: m.matching_title,
    lede: m.matching_lede,
    start: m.matching_start,
    again: m.matching_again,
    leftOut: m.matching_left_out,
    leftOutHint: m.matching_left_out_hint,
    even: m.matching_even,
    evenHint: m.matching_even_hint,
    cancel: m.matching_cancel,
    failed: m.matching_failed,
    cancelled: m.matching_cancelled,
    may: m.matching_may_close,
    who: m.matching_col_who,
    meets: m.matching_col_meets,
    why: m.matching_col_why,
    change: m.matching_change,
    none: m.matching_none,
    keep: m.matching_keep,
    changed: m.matching_changed,
    accept: m.matching_accept,
    acceptHint: m.matching_accept_hint,
    skipped: m.matching_skipped,
    nobody: m.matching_nobody,
    refused: m.matching_change_refused,
  });
}
