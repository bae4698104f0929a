import { type Kysely, sql } from "kysely";

/** What came of a call: the person rests from the call list until quiet_until. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table call_result (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      member_id uuid not null references member,
      touchpoint_id uuid references touchpoint on delete set null,
      called_at timestamptz not null,
      result text not null check (result in ('reached', 'voicemail', 'call_back')),
      line text not null default '',
      quiet_until timestamptz not null
    )`.execute(db);
  await sql`create index call_result_candidate on call_result (candidate_id, called_at desc)`.execute(db);
  await sql`create index call_result_quiet on call_result (quiet_until)`.execute(db);
  await sql`create index call_result_entry on call_result (touchpoint_id)`.execute(db);
}
