// The fairness report (公正さの月報) says how a company treated people who hold its offers in one month, in figures that it
// could publish: time to answer, more time, how often people were written to, declines that were thanked. It speaks of
// groups only: below `fewestShown` a figure is left out.

export const fewestShown = 5;

/** A month as "2026-10". */
export function isMonth(text: string | null): text is string {
  return text !== null && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text);
}

export type FairnessFacts = {
  replies: { offers: number; median: number | null; shortest: number | null };
  /** asked: by candidates · given: reply dates that were moved on · refused: none is; an answer in words is counted apart. */
  extensions: { asked: number; given: number; inWords: number; median: number | null };
  contacts: {
    people: number;
    letters: number | null;
    most: number | null;
    calls: number | null;
    overrides: number;
  };
  declines: { declined: number; onPage: number; thanked: number; waysBack: number; withdrawn: number };
  questions: { asked: number; inTwoDays: number };
};

/** The month before the one of a day: the last that is whole. */
export function monthBefore(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}

/** The first day of a month and of the next. */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  return { from: `${month}-01`, to: `${next}-01` };
}
