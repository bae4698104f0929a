import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { inTurns } from "#db/in-turns.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import type { OfferState } from "~/features/offers/offer.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import {
  type FilterClock,
  isCollected,
  isUsual,
  type KnownWords,
  lookAtWords,
  matching,
} from "./candidate-filter.server.ts";
import type { CandidateFilter, CandidateSort } from "./candidate-filter.ts";
import { foundByWord } from "./found-by-word.server.ts";
import { type Coming, nextSession } from "./next-sessions.server.ts";

export const pageSize = 50;

/** One row of the list. */
export type CandidateRow = {
  id: string;
  cohortYear: number;
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  locale: Locale;
  school: string;
  offerState: OfferState | null;
  isExtended: boolean;
  replyOn: string | null;
  unitName: string | null;
  recruiter: PersonName | null;
  lastContactAt: Date | null;
  coming: Coming | null;
  cursor: string;
};

type Page = {
  filter: CandidateFilter;
  sort: CandidateSort;
  after?: string | null;
  limit?: number;
  clock: FilterClock;
  /** Known to be more than are counted: then they aren't counted again. */
  isBeyond?: boolean;
};

type PageRow = {
  id: string;
  cohort_year: number;
  family_name: string;
  given_name: string;
  family_kana: string;
  given_kana: string;
  romaji: string;
  locale: string;
  school: string;
  offer_state: string | null;
  reply_on: string | null;
  last_contact_at: Date | null;
  unit_name: string | null;
  extended_count: number | null;
  recruiter: [familyName: string, givenName: string, romaji: string] | null;
  coming: { starts_at: string; title: unknown; zone: string } | null;
  place: string;
  total: number;
};

/** A place in the list: the sort value and id of the last row seen, and the class when all classes are listed. */
type Place = { year: number; value: string; id: string };

/**
 * A page of candidates after `cursor`, the cursor of the next page when there is one, and how many there are in all (at
 * most `countLimit`).
 */
export async function listCandidates(
  db: Db,
  page: Page,
): Promise<{ rows: CandidateRow[]; next: string | null; total: number }> {
  const limit = page.limit ?? pageSize;
  const known = await lookAtWords(db, page.filter);
  const query = candidatePage(page, known);
  const { rows } = await inTurns(() => query.execute(db));
  const shown = rows.slice(0, limit).map((row) => ({
    id: row.id,
    cohortYear: row.cohort_year,
    familyName: row.family_name,
    givenName: row.given_name,
    familyKana: row.family_kana,
    givenKana: row.given_kana,
    romaji: row.romaji,
    locale: row.locale as Locale,
    school: row.school,
    offerState: row.offer_state as OfferState | null,
    isExtended: row.offer_state === "considering" && (row.extended_count ?? 0) > 0,
    replyOn: row.reply_on,
    unitName: row.unit_name,
    recruiter: row.recruiter && {
      familyName: row.recruiter[0],
      givenName: row.recruiter[1],
      romaji: row.recruiter[2],
    },
    lastContactAt: row.last_contact_at,
    coming: row.coming && { ...row.coming, starts_at: new Date(row.coming.starts_at) },
    cursor: writePlace({ year: row.cohort_year, value: row.place, id: row.id }),
  }));
  // a place behind the last person has no row that could tell
  const isBehind = rows.length === 0 && page.after;
  const total = isBehind ? await countCandidates(db, page) : Math.min(rows[0]?.total ?? 0, countLimit);
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null, total };
}

/**
 * The page in one statement. The 51 are found first, what stands beside them is joined to these only. A search collects
 * whom it finds once, for page and count; anything else walks an index in the order of the list.
 */
export function candidatePage(
  { filter, sort, after, limit = pageSize, clock, isBeyond = false }: Page,
  known?: KnownWords,
) {
  const place = after ? readPlace(after) : undefined;
  const value = sortValue(sort);
  const everybody = sql`select candidate.id, candidate.cohort_year, ${value} as value
    from candidate where ${matching(filter, clock, known)}`;
  const order = sql`order by cohort_year, ${isCollected(filter, known) ? sql.ref("value") : value}, id limit ${sql.lit(limit + 1)}`;
  const page = isCollected(filter, known)
    ? sql`found as materialized (${foundByWord(filter, clock, value, known) ?? everybody}),
      page as (select * from found ${place ? sql`where ${isAfter(sort, sql.ref("value"), place)}` : sql``} ${order})`
    : sql`page as (${everybody} ${place ? sql`and ${isAfter(sort, value, place)}` : sql``} ${order})`;
  const total = isCollected(filter, known)
    ? sql`(select count(*) from found)`
    : isBeyond
      ? sql.lit(countLimit)
      : countUpTo(countLimit, filter, clock, known);
  // One value each instead of joins: planning these took longer than reading the page.
  return sql<PageRow>`${isUsual(filter) ? kept : sql``} with ${page}
    select candidate.id, candidate.cohort_year, family_name, given_name, family_kana, given_kana, romaji, locale,
      school, offer_state, reply_on, last_contact_at,
      (select name from unit where unit.id = candidate.unit_id) as unit_name,
      (select json_build_array(m.family_name, m.given_name, m.romaji) from member m
        where m.id = candidate.recruiter_id) as recruiter,
      (select extended_count from offer where offer.id = candidate.offer_id) as extended_count,
      (select row_to_json(coming) from ${nextSession(clock.now)} as coming) as coming,
      page.value::text as place, ${total} as total
    from page join candidate on candidate.id = page.id
    order by page.cohort_year, page.value, page.id`;
}

/** Beyond it a tab says "1,000 or more": counting on would cost more than the number is worth. */
export const countLimit = 1_000;

export type Counted = { filter: CandidateFilter; clock: FilterClock };

/** How many match, at most `countLimit`. */
export async function countCandidates(db: Db, list: Counted): Promise<number> {
  const [count = 0] = await countEach(db, [list]);
  return count;
}

/** The same for several filters in one statement. */
export async function countEach(db: Db, lists: readonly Counted[]): Promise<number[]> {
  const known = await Promise.all(lists.map(({ filter }) => lookAtWords(db, filter)));
  const { rows } = await candidateCounts(lists, known).execute(db);
  return (rows[0]?.counts ?? []).map((count) => Math.min(count, countLimit));
}

export function candidateCounts(lists: readonly Counted[], known: readonly KnownWords[] = []) {
  const counts = lists.map(({ filter, clock }, at) => countUpTo(countLimit, filter, clock, known[at]));
  return sql<{
    counts: number[];
  }>`${lists.every(({ filter }) => isUsual(filter)) ? kept : sql``} select array[${sql.join(counts)}]::int[] as counts`;
}

function countUpTo(most: number, filter: CandidateFilter, clock: FilterClock, known?: KnownWords) {
  // in the order of an index that holds the usual filters: else the planner likes to read the table itself
  const some = (filter: CandidateFilter, more = sql``) =>
    sql`(select from candidate where ${matching(filter, clock, known)} ${more}
      order by cohort_year, offer_state limit ${sql.lit(most)})`;
  const { mineOf } = filter;
  if (!mineOf) return sql`(select count(*) from ${some(filter)} as counted)`;
  // "in charge or deputy" has no index of its own: each half has, and nobody is in both
  const mine = { ...filter, mineOf: null };
  return sql`(select count(*) from (${some(mine, sql`and recruiter_id = ${mineOf}::uuid`)} union all
    ${some(mine, sql`and deputy_id = ${mineOf}::uuid and recruiter_id is distinct from ${mineOf}::uuid`)}) as counted)`;
}

function sortValue(sort: CandidateSort) {
  if (sort === "reply") return sql<string>`coalesce(candidate.reply_on, 'infinity'::date)`;
  if (sort === "contact") return sql<string>`coalesce(candidate.last_contact_at, '-infinity'::timestamptz)`;
  return sql<string>`candidate.sort_key`;
}

function isAfter(sort: CandidateSort, value: RawBuilder<unknown>, place: Place) {
  const type = { kana: sql`text`, reply: sql`date`, contact: sql`timestamptz` }[sort];
  return sql`(cohort_year, ${value}, id) > (${place.year}::int, ${place.value}::${type}, ${place.id}::uuid)`;
}

function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify([place.year, place.value, place.id])).toString("base64url");
}

/** Anything that isn't a cursor of ours starts the list from the top. */
export function readPlace(cursor: string): Place | undefined {
  try {
    const [year, value, id] = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const isValid = Number.isInteger(year) && typeof value === "string" && /^[0-9a-f-]{36}$/.test(id);
    return isValid ? { year, value, id } : undefined;
  } catch {
    return undefined;
  }
}
