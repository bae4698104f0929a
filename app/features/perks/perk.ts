// A perk (支援) is what waits for people of a class on the way to their first day: a trip, a language course, book money.
// It is voluntary and nothing of it is ever repaid. Who gets it is decided by a person, by criteria anybody may read.
import type { Texts } from "~/features/events/event.ts";

export const perkKinds = ["trip", "language", "books", "course", "equipment", "other"] as const;
export type PerkKind = (typeof perkKinds)[number];

export type PerkState = "draft" | "published" | "closed";
export type ApplicationState = "applied" | "withdrawn" | "granted" | "refused";
export const perkDecisions = ["granted", "refused"] as const;
export type PerkDecision = (typeof perkDecisions)[number];

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
  /** For people of these departments; of the whole class where there are none. */
  unitIds: string[];
};

/** Whoever was decided about, or took it back, is kept so long. */
export const settledDays = 400;

export function isKnownKind(kind: string): kind is PerkKind {
  return perkKinds.some((known) => known === kind);
}

/** Whether one can apply today. */
export function takesApplications(
  { state, applyBy }: { state: string; applyBy: string | null },
  today: string,
): boolean {
  return state === "published" && (applyBy === null || applyBy >= today);
}
