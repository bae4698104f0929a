import { type Kysely, sql } from "kysely";

/** What Today reads each morning: the nearest reply dates of one's own people, and one's own calls since midnight. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index candidate_due_of on candidate (recruiter_id, reply_on)
    where reply_on is not null and merged_into_id is null`.execute(db);
  await sql`create index call_result_member on call_result (member_id, called_at desc)`.execute(db);
}
