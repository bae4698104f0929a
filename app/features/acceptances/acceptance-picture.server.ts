import type { Db } from "#db/client.server.ts";
import { type Cohort, findCohort, listCohorts } from "~/features/company/cohort-queries.server.ts";
import { countReplyDates, countSeveralOffers, listAcceptances } from "./acceptance-queries.server.ts";
import {
  type AcceptanceRow,
  type ComparedDays,
  comparedDays,
  type ReplyDates,
  total,
} from "./acceptance-table.ts";

/** Where one class stands on one day: what the page, the print and the workbook show. */
export type AcceptancePicture = {
  cohort: Cohort;
  years: number[];
  today: string;
  days: ComparedDays;
  rows: AcceptanceRow[];
  total: AcceptanceRow;
  replyDates: ReplyDates;
  /** People with open offers of more than one department. */
  several: number;
};

/** `today` is a day of the company's zone; without `year` the class that joins next. Undefined before the first class. */
export async function findAcceptancePicture(
  db: Db,
  today: string,
  year?: number,
): Promise<AcceptancePicture | undefined> {
  const cohort = await findCohort(db, today, year);
  if (!cohort) return undefined;
  const [cohorts, rows, replyDates, several] = await Promise.all([
    listCohorts(db),
    listAcceptances(db, cohort.year, today),
    countReplyDates(db, cohort.year, today),
    countSeveralOffers(db, cohort.year),
  ]);
  return {
    cohort,
    years: cohorts.map((each) => each.year),
    today,
    days: comparedDays(today),
    rows,
    total: total(rows),
    replyDates,
    several,
  };
}
