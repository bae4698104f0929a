import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import type { BadgeTone } from "~/ui/badge.tsx";
import type { ApplicationState, PerkKind, PerkState } from "./perk.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kinds: Record<PerkKind, Word> = {
  trip: m.perk_kind_trip,
  language: m.perk_kind_language,
  books: m.perk_kind_books,
  course: m.perk_kind_course,
  equipment: m.perk_kind_equipment,
  other: m.perk_kind_other,
};
const states: Record<PerkState, [Word, BadgeTone]> = {
  draft: [m.perk_state_draft, "plain"],
  published: [m.perk_state_published, "matsu"],
  closed: [m.perk_state_closed, "line"],
};
const applications: Record<ApplicationState, [Word, BadgeTone]> = {
  applied: [m.perk_application_applied, "yama"],
  withdrawn: [m.perk_application_withdrawn, "plain"],
  granted: [m.perk_application_granted, "matsu"],
  refused: [m.perk_application_refused, "line"],
};

export function kindWord(kind: string, locale: Locale): string {
  return (kinds[kind as PerkKind] ?? m.perk_kind_other)({}, { locale });
}

export function stateBadge(state: string, locale: Locale): { word: string; tone: BadgeTone } {
  const [word, tone] = states[state as PerkState] ?? states.draft;
  return { word: word({}, { locale }), tone };
}

export function applicationBadge(state: string, locale: Locale): { word: string; tone: BadgeTone } {
  const [word, tone] = applications[state as ApplicationState] ?? applications.applied;
  return { word: word({}, { locale }), tone };
}

/** 50,000円. */
export function yen(amount: number | null, locale: Locale): string {
  return amount === null ? "" : m.perk_yen({ amount: formatNumber(amount, locale) }, { locale });
}

/** When it takes place, as far as it is known; "" where nothing is. */
export function whenWord(
  { fromOn, untilOn }: { fromOn: string | null; untilOn: string | null },
  locale: Locale,
): string {
  const day = (on: string) => formatDay(on, { locale });
  if (fromOn && untilOn)
    return fromOn === untilOn
      ? day(fromOn)
      : m.perk_from_until({ from: day(fromOn), until: day(untilOn) }, { locale });
  if (fromOn) return m.perk_from({ from: day(fromOn) }, { locale });
  return untilOn ? m.perk_until({ until: day(untilOn) }, { locale }) : "";
}
