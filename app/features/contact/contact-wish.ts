// How often we may write without being asked: each candidate has a budget, two letters a month unless they say
// otherwise, never two within seven days, and none in the weeks they keep free. Letters about what they hold go on.
import { addDays } from "~/lib/dates.ts";

export const defaultBudget = 2;
export const budgets = [0, 1, 2, 3, 4] as const;
const daysBetween = 7;

export type ContactBudget = {
  most: number;
  used: number;
  /** Of the year, 1 to 12. */
  month: number;
  /** The day of the newest letter within the last 31 days. */
  lastOn: string | null;
  /** Weeks to leave free, now and ahead. */
  quiet: { id: string; from: string; until: string }[];
  /** Examinations at their school, now and ahead. */
  exams: { from: string; until: string }[];
  /** Why a colleague wrote although they should have been spared, the newest first. */
  overrides: { at: Date; reason: string }[];
};

/** stopped: they want none of these letters, and no reason of ours overrides that. */
export type ContactRefusal = "stopped" | "budget_spent" | "too_soon" | "quiet_time" | "exam_weeks";

/** Why a letter that nobody has to send should wait, or undefined when it may go today. */
export function whyWait(budget: Omit<ContactBudget, "overrides">, today: string): ContactRefusal | undefined {
  const isIn = ({ from, until }: { from: string; until: string }) => from <= today && today <= until;
  if (budget.quiet.some(isIn)) return "quiet_time";
  if (budget.exams.some(isIn)) return "exam_weeks";
  if (budget.used >= budget.most) return "budget_spent";
  if (budget.lastOn && today < addDays(budget.lastOn, daysBetween)) return "too_soon";
  return undefined;
}

export const contactRefusals = [
  "stopped",
  "budget_spent",
  "too_soon",
  "quiet_time",
  "exam_weeks",
] as const satisfies ContactRefusal[];

export function isContactRefusal(text: string | null): text is ContactRefusal {
  return contactRefusals.some((refusal) => refusal === text);
}

/** Whether a colleague may write all the same, with a reason that is kept. */
export function mayBeOverridden(text: string | null): boolean {
  return isContactRefusal(text) && text !== "stopped";
}
