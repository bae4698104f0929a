import { type Kysely, sql } from "kysely";

/**
 * What is opened each morning. Today reads the nearest reply dates of one's own people and one's own calls since midnight.
 * The board reads the offers of one's own people from two indexes alone: whose they are, and where their offers stand.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index candidate_due_of on candidate (recruiter_id, reply_on)
    where reply_on is not null and merged_into_id is null`.execute(db);
  await sql`create index call_result_member on call_result (member_id, called_at desc)`.execute(db);
  await sql`drop index candidate_by_recruiter`.execute(db);
  await sql`create index candidate_by_recruiter on candidate (recruiter_id, cohort_year, offer_state, merged_into_id)
    include (id)`.execute(db);
  await sql`drop index candidate_by_deputy`.execute(db);
  await sql`create index candidate_by_deputy on candidate (deputy_id, cohort_year, offer_state, merged_into_id)
    include (recruiter_id, id) where deputy_id is not null`.execute(db);
  await sql`drop index offer_owner`.execute(db);
  await sql`create index offer_owner on offer (candidate_id)
    include (id, cohort_year, state, extended_count, unit_id, reply_on, accepted_on, ended_on)`.execute(db);
}
