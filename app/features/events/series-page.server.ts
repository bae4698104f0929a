import type { Db } from "#db/client.server.ts";
import { busySentence } from "~/features/hosts/busy-sentence.ts";
import { daysBetween, formatDay } from "~/lib/dates.ts";
import { holidayOn, holidayWord } from "~/lib/holidays.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { busyLater, type Original, timesLater } from "./copy-event.server.ts";
import type { CopyRefused } from "./duplicate-event.server.ts";
import type { RepeatRefused } from "./repeat-event.server.ts";
import {
  daysInRhythm,
  mostTimes,
  pickedDays,
  type Rhythm,
  rhythms,
  type SeriesShape,
  seriesShapes,
} from "./series.ts";

export type SeriesAsked = {
  rhythm: Rhythm;
  times: number;
  picked: string;
  shape: SeriesShape;
  withHosts: boolean;
};

export type SeriesRow = {
  day: string;
  said: string;
  /** 祝日：海の日. A hint, nothing is moved. */
  holiday: string;
  /** Which of its hosts is elsewhere then, in a sentence. */
  busy: string;
  isPast: boolean;
};

/** What the page asks for, from its address; undefined before anything was asked. */
export function seriesAsked(query: URLSearchParams): SeriesAsked | undefined {
  const rhythm = rhythms.find((each) => each === query.get("rhythm"));
  if (!rhythm) return undefined;
  const times = Math.round(Number(query.get("times")) || 1);
  return {
    rhythm,
    times: Math.min(mostTimes, Math.max(1, times)),
    picked: query.get("picked")?.slice(0, 2000) ?? "",
    shape: seriesShapes.find((each) => each === query.get("shape")) ?? "events",
    withHosts: query.has("hosts"),
  };
}

/** The days before anything is made, each with what speaks against it. */
export async function previewSeries(
  db: Db,
  original: Original,
  asked: SeriesAsked,
  { locale, today, now }: { locale: Locale; today: string; now: Date },
): Promise<{ rows: SeriesRow[]; unread: string[] }> {
  const { rhythm, times, picked, withHosts } = asked;
  const { days, unread } =
    rhythm === "picked"
      ? pickedDays(picked, today)
      : { days: daysInRhythm(original.firstDay, rhythm, times), unread: [] };
  const rows: SeriesRow[] = [];
  for (const day of days.filter((each) => each !== original.firstDay).slice(0, 60)) {
    const distance = daysBetween(original.firstDay, day);
    const holiday = holidayOn(day);
    rows.push({
      day,
      said: formatDay(day, { locale }),
      holiday: holiday ? holidayWord(holiday, locale) : "",
      busy: withHosts ? busySentence(await busyLater(db, original, distance), locale) : "",
      isPast: timesLater(original, distance).some(({ startsAt }) => startsAt <= now),
    });
  }
  return { rows, unread };
}

/** Why nothing was made, as the errors of the page. */
export function repeatErrors(refused: CopyRefused | RepeatRefused, locale: Locale): Record<string, string[]> {
  switch (refused.reason) {
    case "host_busy":
      return { "": [busySentence(refused.busy, locale)] };
    case "past":
      return { day: [m.event_error_past({}, { locale })] };
    case "nothing":
      return { "": [m.series_error_nothing({}, { locale })] };
    case "too_many":
      return { "": [m.series_error_many({}, { locale })] };
    default:
      return { "": [m.event_error_cancelled({}, { locale })] };
  }
}
