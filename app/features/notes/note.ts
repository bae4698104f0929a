export const notePurposes = ["support", "joining", "event"] as const;
export type NotePurpose = (typeof notePurposes)[number];

/** Months a note may be kept, the shortest first; the middle one is the usual. */
export const noteMonths = [3, 6, 12] as const;

/** The day a note written today is kept until. */
export function keptUntil(today: string, months: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
}
