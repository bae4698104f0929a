// 国民の祝日に関する法律（昭和23年法律第178号, as of 2022）: national holidays of Japan by rule. The days of the equinoxes are
// decided a year ahead by the National Astronomical Observatory; the usual approximation has hit them since 1980.
import { m } from "~/paraglide/messages.js";
import { addDays, dayOfWeek } from "./dates.ts";
import type { Locale } from "./locale.ts";

const words = {
  new_year: m.holiday_new_year,
  coming_of_age: m.holiday_coming_of_age,
  foundation: m.holiday_foundation,
  emperor: m.holiday_emperor,
  vernal: m.holiday_vernal,
  showa: m.holiday_showa,
  constitution: m.holiday_constitution,
  greenery: m.holiday_greenery,
  children: m.holiday_children,
  marine: m.holiday_marine,
  mountain: m.holiday_mountain,
  aged: m.holiday_aged,
  autumnal: m.holiday_autumnal,
  sports: m.holiday_sports,
  culture: m.holiday_culture,
  labour: m.holiday_labour,
  substitute: m.holiday_substitute,
  between: m.holiday_between,
};
export type Holiday = keyof typeof words;

const fixed: Record<string, Holiday> = {
  "01-01": "new_year",
  "02-11": "foundation",
  "02-23": "emperor",
  "04-29": "showa",
  "05-03": "constitution",
  "05-04": "greenery",
  "05-05": "children",
  "08-11": "mountain",
  "11-03": "culture",
  "11-23": "labour",
};
/** By month: which Monday. */
const mondays: Record<string, [nth: number, Holiday]> = {
  "01": [2, "coming_of_age"],
  "07": [3, "marine"],
  "09": [3, "aged"],
  "10": [2, "sports"],
};

/** The holiday on a day ("2026-07-20"), among them a day off for one on a Sunday and one between two others. */
export function holidayOn(day: string): Holiday | undefined {
  const own = namedOn(day);
  if (own) return own;
  if (replacesSunday(day)) return "substitute";
  return namedOn(addDays(day, -1)) && namedOn(addDays(day, 1)) ? "between" : undefined;
}

export const holidayWord = (holiday: Holiday, locale: Locale): string => words[holiday]({}, { locale });

/** Neither Saturday, Sunday nor a national holiday. */
export function isWorkday(day: string): boolean {
  return dayOfWeek(day) % 6 !== 0 && !holidayOn(day);
}

/** The day itself, or the nearest workday before (-1) or after it (1). */
export function workdayFrom(day: string, step: -1 | 1): string {
  return isWorkday(day) ? day : workdayFrom(addDays(day, step), step);
}

function namedOn(day: string): Holiday | undefined {
  const [year = "", month = "", date = ""] = day.split("-");
  const [nth, monday] = mondays[month] ?? [];
  if (monday && dayOfWeek(day) === 1 && Math.ceil(Number(date) / 7) === nth) return monday;
  if (month === "03" && Number(date) === equinox(Number(year), 20.8431)) return "vernal";
  if (month === "09" && Number(date) === equinox(Number(year), 23.2488)) return "autumnal";
  return fixed[`${month}-${date}`];
}

function equinox(year: number, in1980: number): number {
  return Math.floor(in1980 + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4);
}

function replacesSunday(day: string): boolean {
  for (let before = addDays(day, -1); namedOn(before); before = addDays(before, -1))
    if (dayOfWeek(before) === 0) return true;
  return false;
}
