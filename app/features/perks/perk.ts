// A perk (支援) is what waits for people of a class on the way to their first day: a trip, a language course, book money.
// It is voluntary and nothing of it is ever repaid. A person decides who gets it, by criteria anybody may read; or it is
// given in the order in which people apply.
import type { Texts } from "~/features/events/event.ts";

export const perkKinds = ["trip", "language", "books", "course", "equipment", "other"] as const;
export type PerkKind = (typeof perkKinds)[number];

export type PerkState = "draft" | "published" | "closed";
export type ApplicationState = "applied" | "withdrawn" | "granted" | "refused";
export const perkDecisions = ["granted", "refused"] as const;
export type PerkDecision = (typeof perkDecisions)[number];

/** all: whoever meets the criteria · order: the first so many who apply, at once · criteria: each with a reason. */
export const givings = ["all", "order", "criteria"] as const;
export type Giving = (typeof givings)[number];

/** What a colleague writes; days are "YYYY-MM-DD". */
export type PerkPlan = {
  cohortYear: number;
  kind: PerkKind;
  title: Texts;
  body: Texts;
  criteria: Texts;
  fromOn: string | null;
  untilOn: string | null;
  /** The last day on which one may apply; null while it is published. */
  applyBy: string | null;
  amountYen: number | null;
  giving: Giving;
  /** For how many it is; null where there is no limit. Never null where it goes in order. */
  seats: number | null;
  /** For people of these departments; of the whole class where there are none. */
  unitIds: string[];
};

/** Whoever was decided about, or took it back, is kept so long. */
export const settledDays = 400;

/** Places that nobody has yet; null where there is no limit. */
export function placesLeft({ seats, granted }: { seats: number | null; granted: number }): number | null {
  return seats === null ? null : Math.max(0, seats - granted);
}

/** Whether one can apply today. */
export function takesApplications(
  { state, applyBy }: { state: string; applyBy: string | null },
  today: string,
): boolean {
  return state === "published" && (applyBy === null || applyBy >= today);
}
