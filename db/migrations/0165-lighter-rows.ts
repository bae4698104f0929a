import { type Kysely, sql } from "kysely";

/**
 * Everybody who was imported has an entry "imported", and nobody asks for the newest of these: they needn't stand in the
 * index of what happened lately. Whoever asks names the kind in the statement. And searches by name are guessed better.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index touchpoint_recent`.execute(db);
  await sql`create index touchpoint_recent on touchpoint (kind, happened_at desc) where kind <> 'imported'`.execute(
    db,
  );
  // "mine, and quiet" and "mine, and due" are counted without reading the people
  await sql`drop index candidate_by_recruiter`.execute(db);
  await sql`create index candidate_by_recruiter on candidate (recruiter_id, cohort_year, offer_state, merged_into_id)
    include (id, reply_on, last_contact_at)`.execute(db);
  await sql`drop index candidate_by_deputy`.execute(db);
  await sql`create index candidate_by_deputy on candidate (deputy_id, cohort_year, offer_state, merged_into_id)
    include (recruiter_id, id, reply_on, last_contact_at) where deputy_id is not null`.execute(db);
  // Names share their first letters by the thousand: guesses of how many begin with a word shall not be off by as many.
  await sql`alter table candidate alter sort_key set statistics 300`.execute(db);
}
