// A storm (荒天対応) is one press on a day of typhoon or train strike: chosen sessions of that day move, go online or are
// cancelled together, everybody hears of it in their own language, and the view of who has heard lets the rest be phoned.
import type { Texts } from "~/features/events/event.ts";
import { addDays, daysBetween, formatTime, instantAt, todayIn } from "~/lib/dates.ts";

export const stormActions = ["move", "online", "cancel"] as const;
export type StormAction = (typeof stormActions)[number];

export const stormReasons = ["typhoon", "train", "other"] as const;
export type StormReason = (typeof stormReasons)[number];

/** day: the same times on another day · hours: the same day, so many hours later (or earlier, below zero). */
export type StormShift = { kind: "day"; day: string } | { kind: "hours"; hours: number };

export type StormPlan = {
  day: string;
  sessions: PlannedSession[];
  /** Absent where sessions don't move. */
  shift?: StormShift;
  what: StormAction;
  reason: StormReason;
  texts: Texts;
};

export type PlannedSession = {
  id: string;
  /** What the presser saw of it: whoever changed it meanwhile stops this press. */
  mark: string;
  onlineUrl: string;
};

export type StormRefusal =
  | "changed"
  | "cancelled"
  | "past"
  | "host_busy"
  | "policy"
  | "ends_before"
  | "unknown"
  | "nothing_new";

type Times = { startsAt: Date; endsAt: Date; zone: string };

/** The new times; a session keeps its length and, on another day, its time on the clock. */
export function shiftedTimes({ startsAt, endsAt, zone }: Times, day: string, shift: StormShift) {
  const length = endsAt.getTime() - startsAt.getTime();
  const start =
    shift.kind === "hours"
      ? new Date(startsAt.getTime() + shift.hours * 3_600_000)
      : instantAt(
          addDays(todayIn(zone, startsAt), daysBetween(day, shift.day)),
          formatTime(startsAt, { zone }),
          zone,
        );
  return { startsAt: start, endsAt: new Date(start.getTime() + length) };
}

/** Sessions that move later go last first, so that none runs into one that is about to leave too. */
export function inSafeOrder<S extends { startsAt: Date }>(sessions: S[], isLater: boolean): S[] {
  const byStart = (a: S, b: S) => a.startsAt.getTime() - b.startsAt.getTime();
  return [...sessions].sort((a, b) => (isLater ? byStart(b, a) : byStart(a, b)));
}

/** The first language somebody wrote in stands for those that were left empty. */
export function isWritten(texts: Texts): boolean {
  return Object.values(texts).some((text) => text.trim() !== "");
}

/** The words by the fields of the form. */
export function stormWords(texts: Texts): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [`text_${language}`, text]));
}
