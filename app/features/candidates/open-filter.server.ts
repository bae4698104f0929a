import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import { todayIn } from "~/lib/dates.ts";
import type { FilterClock } from "./candidate-filter.server.ts";
import { type CandidateFilter, filterFromQuery } from "./candidate-filter.ts";
import { theCurrentYear } from "./candidate-queries.server.ts";
import { type View, viewsOf } from "./candidate-views.server.ts";

/**
 * The filter an address means for this reader: without a class the current one, without `who` their own people if they
 * have any; with the views they keep. Every page that takes the query of /candidates opens it here.
 */
export async function openFilter(
  db: Db,
  { query, memberId, now }: { query: URLSearchParams; memberId: string; now: Date },
): Promise<{
  filter: CandidateFilter;
  clock: FilterClock;
  isMinePossible: boolean;
  zone: string;
  views: View[];
}> {
  const { rows } = await sql<{ year: number | null; is_mine: boolean; zone: string | null; views: View[] }>`
    ${kept} select ${query.has("year") ? sql`null` : theCurrentYear} as year, ${hasOwnCandidates(memberId)} as is_mine,
      (select zone from company) as zone,
      (select coalesce(json_agg(view), '[]') from (${viewsOf(db, memberId)}) view) as views`.execute(db);
  const { year = null, is_mine: isMinePossible = false, zone: companyZone, views = [] } = rows[0] ?? {};
  const zone = companyZone ?? "Asia/Tokyo";
  const filter = filterFromQuery(query, { year, memberId, isMineFirst: isMinePossible });
  return { filter, clock: { now, today: todayIn(zone, now) }, isMinePossible, zone, views };
}

/** Whether the member is in charge of anybody, or deputy. */
function hasOwnCandidates(memberId: string) {
  return sql`(exists (select from candidate where recruiter_id = ${memberId} and merged_into_id is null)
    or exists (select from candidate where deputy_id = ${memberId} and merged_into_id is null))`;
}
