import { formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { ceremonySteps, dueOn, weekOf } from "./ceremony.ts";
import { stepTitle, weekTitle } from "./ceremony-words.ts";

export type WeekAhead = { week: number; title: string; steps: { title: string; due: string }[] };

/** What the kit would make for a day, by week: shown before anything is made. */
export function stepsAhead(day: string, today: string, locale: Locale): WeekAhead[] {
  const steps = ceremonySteps
    .map((step) => ({ step, due: dueOn(step, day, today) }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const weeks = [...new Set(steps.map(({ due }) => weekOf(due, day)))];
  return weeks.map((week) => ({
    week,
    title: weekTitle(week, locale),
    steps: steps
      .filter(({ due }) => weekOf(due, day) === week)
      .map(({ step, due }) => ({ title: stepTitle(step, locale), due: formatShortDay(due, { locale }) })),
  }));
}
