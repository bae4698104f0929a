import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";
import type { FilterClock } from "./candidate-filter.server.ts";
import { type CandidateFilter, filterFromQuery } from "./candidate-filter.ts";
import { currentYear, hasOwnCandidates } from "./candidate-queries.server.ts";

/**
 * The filter an address means for this reader: without a class the current one, without `who` their own people if they
 * have any. Every page that takes the query of /candidates opens it here.
 */
export async function openFilter(
  db: Db,
  { query, memberId, now }: { query: URLSearchParams; memberId: string; now: Date },
): Promise<{ filter: CandidateFilter; clock: FilterClock; isMinePossible: boolean; zone: string }> {
  const [year, isMinePossible, company] = await Promise.all([
    query.has("year") ? null : currentYear(db),
    hasOwnCandidates(db, memberId),
    db.selectFrom("company").select("zone").executeTakeFirst(),
  ]);
  const zone = company?.zone ?? "Asia/Tokyo";
  const filter = filterFromQuery(query, { year, memberId, isMineFirst: isMinePossible });
  return { filter, clock: { now, today: todayIn(zone, now) }, isMinePossible, zone };
}
