// Acceptances (承諾状況): where each department and the whole company stand against the hiring plan.
// "Accepted" counts everybody who said yes and is still with us, formal or not; the columns split it by state.
import { addDays } from "~/lib/dates.ts";

/** One row of the table: a department, or offers without one (unitId null). */
export type AcceptanceRow = {
  unitId: string | null;
  unitName: string;
  target: number;
  offered: number;
  considering: number;
  accepted: number;
  formal: number;
  declinedBefore: number;
  declinedAfter: number;
  withdrawn: number;
  /** Accepted or beyond, still with us: today, and on the days compared with. */
  held: number;
  heldYesterday: number;
  heldLastMonday: number;
  /** The class before on the same day of its season; undefined when there was none. */
  heldLastSeason: number | undefined;
};

export type ReplyDates = {
  overdue: number;
  thisWeek: number;
  nextWeek: number;
  thirdWeek: number;
  later: number;
  none: number;
};

export type ComparedDays = { yesterday: string; lastMonday: string; lastSeason: string };

/** The days a table of `today` compares with: yesterday, Monday of last week, the same date a year before. */
export function comparedDays(today: string): ComparedDays {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const sinceMonday = (weekday + 6) % 7;
  const [year, month, day] = today.split("-") as [string, string, string];
  const lastSeason = `${Number(year) - 1}-${month}-${month === "02" && day === "29" ? "28" : day}`;
  return { yesterday: addDays(today, -1), lastMonday: addDays(today, -sinceMonday - 7), lastSeason };
}

/** How many are still missing to the plan; never below 0. */
export function gap(row: Pick<AcceptanceRow, "target" | "held">): number {
  return Math.max(0, row.target - row.held);
}

/** All rows added up. */
export function total(rows: readonly AcceptanceRow[]): AcceptanceRow {
  const sum = (pick: (row: AcceptanceRow) => number) => rows.reduce((all, row) => all + pick(row), 0);
  return {
    unitId: null,
    unitName: "",
    target: sum((row) => row.target),
    offered: sum((row) => row.offered),
    considering: sum((row) => row.considering),
    accepted: sum((row) => row.accepted),
    formal: sum((row) => row.formal),
    declinedBefore: sum((row) => row.declinedBefore),
    declinedAfter: sum((row) => row.declinedAfter),
    withdrawn: sum((row) => row.withdrawn),
    held: sum((row) => row.held),
    heldYesterday: sum((row) => row.heldYesterday),
    heldLastMonday: sum((row) => row.heldLastMonday),
    heldLastSeason: rows.some((row) => row.heldLastSeason !== undefined)
      ? sum((row) => row.heldLastSeason ?? 0)
      : undefined,
  };
}

/** A change as people write it: "+2", "−1", "0" (a real minus sign). */
export function signed(change: number): string {
  if (change > 0) return `+${change}`;
  return change < 0 ? `−${-change}` : "0";
}
