import { type Kysely, sql } from "kysely";

/** What waits with one's own people is read from the heads of two indexes, not from what waits with everybody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = sql`kind, at, id, candidate_id`;
  await sql`create index today_wait_recruiter on today_wait (recruiter_id) include (deputy_id, ${columns})`.execute(
    db,
  );
  await sql`
    create index today_wait_deputy on today_wait (deputy_id) include (recruiter_id, ${columns})
    where deputy_id is not null`.execute(db);
}
