// 入社準備: what a person brings or sends before the first day. Only whether it was asked for, has arrived or isn't needed,
// and on which day; never the paper itself, a number on it or a copy (domain.md §5).
export const checkStates = ["asked", "received", "not_needed"] as const;
export type CheckState = (typeof checkStates)[number];

export type JoiningDocument = {
  id: string;
  label: Record<string, string>;
  /** How many days before the first day it helps to have it. */
  daysBefore: number;
};

export type JoiningCheck = { state: CheckState; on: string };
