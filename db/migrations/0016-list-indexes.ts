import { type Kysely, sql } from "kysely";

/**
 * The list's count reads indexes alone: a unit's, a colleague's and a language's hold the class and the state too. Equal
 * keys are stored once, so they stay as small as they were; every column is a key, since included ones would end that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index if exists candidate_by_unit, candidate_by_recruiter, candidate_by_deputy, candidate_by_locale`.execute(
    db,
  );
  await sql`create index candidate_by_unit on candidate (unit_id, cohort_year, offer_state, merged_into_id)`.execute(
    db,
  );
  await sql`create index candidate_by_recruiter on candidate (recruiter_id, cohort_year, offer_state, merged_into_id)`.execute(
    db,
  );
  await sql`create index candidate_by_deputy on candidate (deputy_id, cohort_year, offer_state, merged_into_id)
    include (recruiter_id) where deputy_id is not null`.execute(db);
  // few people and a page of them in order: worth the sort key
  await sql`create index candidate_by_locale on candidate (locale, cohort_year, sort_key, id)
    include (offer_state) where locale <> 'ja' and merged_into_id is null`.execute(db);
}
