import { dayOfMonth, formatDay, formatMonth, weekdayName } from "./dates.ts";
import type { Locale } from "./locale.ts";
import { machineTime } from "./machine-time.ts";

export type DateLeafWords = ReturnType<typeof dateLeaf>;

/** A leaf of a calendar in words: the whole day, then month, day and weekday by themselves. */
export function dateLeaf(when: Date | string, reader: { locale: Locale; zone?: string }) {
  return {
    machine: machineTime(when),
    whole: formatDay(when, reader),
    month: formatMonth(when, reader),
    day: dayOfMonth(when, reader.zone),
    weekday: weekdayName(when, reader),
  };
}
