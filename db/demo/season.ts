// The demo lives in a season of its own: Tuesday 7 July 2026 of the class of 2027. `now` decides by how many whole weeks
// that season is moved, so weekdays stay and the demo is always in its middle. Instants here are milliseconds.

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
const week = 7 * day;
const tokyo = 9 * hour;

export const demoYear = 2027;

/** Midnight in Tokyo of a day of the reference season. */
export function seasonDay(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) - tokyo;
}

const referenceDay = seasonDay("2026-07-07");

/** "YYYY-MM-DD" in Tokyo. */
export function dayText(instant: number): string {
  return new Date(instant + tokyo).toISOString().slice(0, 10);
}

/** Midnight in Tokyo before this instant. */
export function startOfDay(instant: number): number {
  return Math.floor((instant + tokyo) / day) * day - tokyo;
}

/** 0 Sunday … 6 Saturday, in Tokyo. */
export function weekdayOf(instant: number): number {
  return new Date(instant + tokyo).getUTCDay();
}

/** The month in Tokyo, 1 to 12. */
export function monthOf(instant: number): number {
  return new Date(instant + tokyo).getUTCMonth() + 1;
}

/** The next weekday at or after this instant, at the same time of day. */
export function onWeekday(instant: number): number {
  const weekday = weekdayOf(instant);
  return instant + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * day;
}

/** How one class lies in time. Add `shift` to an instant of the season to get the real one. */
export type Season = {
  year: number;
  shift: number;
  /** `now` as an instant of the season: for the demo class 7 to 13 July 2026, for older classes after their last day. */
  now: number;
  /** Midnight of the formal day and of the joining day, as instants of the season. */
  formalAt: number;
  joinsAt: number;
  formalOn: string;
  joinsOn: string;
};

export function seasonOf(year: number, now: Date): Season {
  const yearsBefore = demoYear - year;
  const weeks = Math.floor((now.getTime() - referenceDay) / week);
  const shift = weeks * week - Math.round((yearsBefore * 365.25) / 7) * week;
  const formal = nearestFirst(seasonDay("2026-10-01") + weeks * week);
  const formalOn = monthsLater(formal, -12 * yearsBefore);
  const joinsOn = monthsLater(formal, 6 - 12 * yearsBefore);
  return {
    year,
    shift,
    now: now.getTime() - shift,
    formalAt: seasonDay(formalOn) - shift,
    joinsAt: seasonDay(joinsOn) - shift,
    formalOn,
    joinsOn,
  };
}

/** First day of the month that is nearest to this instant. */
function nearestFirst(instant: number): string {
  return `${dayText(instant + 15 * day).slice(0, 7)}-01`;
}

function monthsLater(first: string, months: number): string {
  const count = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
}
