// The newsletter (ニュースレター) is a series: about once a month an issue goes to those of a class who asked for it.
// An issue is a draft, then planned for a day, then sent; until its day it can be taken back to a draft.
import type { MessageTexts } from "~/features/messages/message.ts";
import { addDays } from "~/lib/dates.ts";
import { workdayFrom } from "~/lib/holidays.ts";

export type IssueState = "draft" | "planned" | "sent";

export type IssueWords = {
  title: string;
  texts: MessageTexts;
  year: number;
  /** None: all units. */
  unitIds: string[];
  /** "YYYY-MM-DD" */
  sendsOn: string;
};

export type Issue = IssueWords & {
  id: string;
  state: IssueState;
  finishedAt: Date | null;
  writtenBy: string | null;
};

/** A working day a month after the last issue (or a week from now), never before tomorrow: the series goes on by itself. */
export function nextIssueDay(last: string | undefined, today: string): string {
  const wished = last ? monthAfter(last) : addDays(today, 7);
  return workdayFrom(wished > today ? wished : addDays(today, 1), 1);
}

/** The same day of the next month; its last day where it is shorter. */
function monthAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const lastDate = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, lastDate))).toISOString().slice(0, 10);
}
