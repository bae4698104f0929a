import { type Expression, type SqlBool, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { OfferState } from "~/features/offers/offer.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import { type FilterClock, matching } from "./candidate-filter.server.ts";
import type { CandidateFilter, CandidateSort } from "./candidate-filter.ts";

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
  cursor: string;
};

/** A place in the list: the sort value and id of the last row seen, and the class when all classes are listed. */
type Place = { year: number; value: string; id: string };

/** A page of candidates after `cursor`, and the cursor of the next page when there is one. */
export async function listCandidates(
  db: Db,
  page: {
    filter: CandidateFilter;
    sort: CandidateSort;
    after?: string | null;
    limit?: number;
    clock: FilterClock;
  },
): Promise<{ rows: CandidateRow[]; next: string | null }> {
  const limit = page.limit ?? pageSize;
  const rows = await candidatePage(db, page).execute();
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
    recruiter: row.recruiter_family_name
      ? {
          familyName: row.recruiter_family_name,
          givenName: row.recruiter_given_name ?? "",
          romaji: row.recruiter_romaji,
        }
      : null,
    lastContactAt: row.last_contact_at,
    cursor: writePlace({ year: row.cohort_year, value: row.place, id: row.id }),
  }));
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null };
}

/** The page's query: the 51 rows are found first, names of units and recruiters are joined to these only. */
export function candidatePage(
  db: Db,
  { filter, sort, after, limit = pageSize, clock }: Parameters<typeof listCandidates>[1],
) {
  const value = sortValue(sort);
  const place = after ? readPlace(after) : undefined;
  return db
    .with("page", (cte) => {
      let query = cte
        .selectFrom("candidate")
        .select(["id", "cohort_year", "family_name", "given_name", "family_kana", "given_kana", "romaji"])
        .select(["locale", "school", "offer_id", "offer_state", "reply_on", "unit_id", "recruiter_id"])
        .select(["last_contact_at", "sort_key"])
        .where(matching(filter, clock))
        .orderBy("cohort_year")
        .orderBy(value)
        .orderBy("id")
        .limit(limit + 1);
      if (place) query = query.where(isAfter(sort, place));
      return query;
    })
    .selectFrom("page as candidate")
    .leftJoin("unit", "unit.id", "candidate.unit_id")
    .leftJoin("member", "member.id", "candidate.recruiter_id")
    .leftJoin("offer", "offer.id", "candidate.offer_id")
    .select(["candidate.id", "candidate.cohort_year", "candidate.family_name", "candidate.given_name"])
    .select(["candidate.family_kana", "candidate.given_kana", "candidate.romaji", "candidate.locale"])
    .select(["candidate.school", "candidate.offer_state", "candidate.reply_on", "candidate.last_contact_at"])
    .select(["unit.name as unit_name", "offer.extended_count", "member.family_name as recruiter_family_name"])
    .select(["member.given_name as recruiter_given_name", "member.romaji as recruiter_romaji"])
    .select(sql<string>`${value}::text`.as("place"))
    .orderBy("candidate.cohort_year")
    .orderBy(value)
    .orderBy("candidate.id");
}

/** Beyond it a tab says "1,000 or more": counting on would cost more than the number is worth. */
export const countLimit = 1_000;

/** How many match, at most `upTo`. */
export async function countCandidates(
  db: Db,
  { filter, clock, upTo = countLimit }: { filter: CandidateFilter; clock: FilterClock; upTo?: number },
): Promise<number> {
  const { count } = await candidateCount(db, { filter, clock, upTo }).executeTakeFirstOrThrow();
  return count;
}

export function candidateCount(
  db: Db,
  { filter, clock, upTo }: { filter: CandidateFilter; clock: FilterClock; upTo: number },
) {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom("candidate")
        .select(sql`1`.as("one"))
        .where(matching(filter, clock))
        // in the order of an index that holds the usual filters: else the planner likes to read the table itself
        .orderBy("cohort_year")
        .orderBy("offer_state")
        .limit(upTo)
        .as("found"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"));
}

function sortValue(sort: CandidateSort) {
  if (sort === "reply") return sql<string>`coalesce(candidate.reply_on, 'infinity'::date)`;
  if (sort === "contact") return sql<string>`coalesce(candidate.last_contact_at, '-infinity'::timestamptz)`;
  return sql<string>`candidate.sort_key`;
}

function isAfter(sort: CandidateSort, place: Place): Expression<SqlBool> {
  const type = { kana: sql`text`, reply: sql`date`, contact: sql`timestamptz` }[sort];
  return sql<SqlBool>`(candidate.cohort_year, ${sortValue(sort)}, candidate.id)
    > (${place.year}::int, ${place.value}::${type}, ${place.id}::uuid)`;
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
