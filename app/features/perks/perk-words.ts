import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { BadgeTone } from "~/ui/badge.tsx";
import type { ApplicationState, Giving, PerkKind, PerkState } from "./perk.ts";

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

const choices: Record<Giving, [label: Word, hint: Word]> = {
  all: [m.perk_giving_all, m.perk_giving_all_hint],
  order: [m.perk_giving_order, m.perk_giving_order_hint],
  criteria: [m.perk_giving_criteria, m.perk_giving_criteria_hint],
};

/** What the form offers. */
export function givingChoice(giving: Giving, locale: Locale): { label: string; hint: string } {
  const [label, hint] = choices[giving];
  return { label: label({}, { locale }), hint: hint({}, { locale }) };
}

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

/** Whoever waits for a place and not for us. */
export function lineBadge(locale: Locale): { word: string; tone: BadgeTone } {
  return { word: m.perk_application_in_line({}, { locale }), tone: "ai" };
}
