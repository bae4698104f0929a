// A series (くり返し): the same event on more days, in a rhythm or on days that somebody picks.
import { addDays, dayOfWeek, parseDay } from "~/lib/dates.ts";

export const rhythms = ["weekly", "fortnightly", "monthly", "picked"] as const;
export type Rhythm = (typeof rhythms)[number];

/** sessions: more sessions of the same event, chosen among · events: each an event of its own, a draft. */
export const seriesShapes = ["sessions", "events"] as const;
export type SeriesShape = (typeof seriesShapes)[number];

export const mostTimes = 26;

/** The days after `first`, so many times. Monthly keeps the weekday: the second Tuesday, the last Friday of months without a fifth. */
export function daysInRhythm(first: string, rhythm: Exclude<Rhythm, "picked">, times: number): string[] {
  return Array.from({ length: times }, (_, place) =>
    rhythm === "monthly"
      ? sameWeekdayLater(first, place + 1)
      : addDays(first, (place + 1) * (rhythm === "weekly" ? 7 : 14)),
  );
}

/** Days typed one a line or with commas between, each once and in order; what can't be read comes back as it was. */
export function pickedDays(text: string, today: string): { days: string[]; unread: string[] } {
  const typed = text
    .split(/[\n\r,、，;；]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const read = typed.map((part) => parseDay(part, today));
  const days = read.filter((day) => day !== undefined);
  return { days: [...new Set(days)].sort(), unread: typed.filter((_, place) => !read[place]) };
}

function sameWeekdayLater(first: string, months: number): string {
  const [year = 0, month = 1, date = 1] = first.split("-").map(Number);
  const nth = Math.ceil(date / 7);
  const start = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
  const toWeekday = (dayOfWeek(first) - dayOfWeek(start) + 7) % 7;
  const day = addDays(start, toWeekday + (nth - 1) * 7);
  return day.slice(0, 7) === start.slice(0, 7) ? day : addDays(day, -7);
}
