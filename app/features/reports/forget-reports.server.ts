import type { Db } from "#db/client.server.ts";
import { daysAfterClosing, daysAtMost } from "./report.ts";

/** By the clock, each night: closed reports after a year, all after three, with their notes. */
export async function forgetReports(db: Db, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const gone = await db
    .deleteFrom("report")
    .where((is) =>
      is.or([is("closed_at", "<", before(daysAfterClosing)), is("filed_at", "<", before(daysAtMost))]),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
