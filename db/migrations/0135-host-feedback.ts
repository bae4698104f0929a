import { type Kysely, sql } from "kysely";

/**
 * What a host says of a meeting afterwards: three taps and a line, which the candidate may read. Kept 400 days, and gone with
 * the candidate.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table host_feedback (
      id uuid primary key,
      session_id uuid not null references session on delete cascade,
      member_id uuid not null references member,
      candidate_id uuid not null references candidate on delete cascade,
      talked text not null check (talked in ('yes', 'partly', 'no')),
      helped text not null check (helped in ('yes', 'partly', 'unknown')),
      next text not null check (next in ('colleague', 'visit', 'nothing')),
      line text not null default '',
      given_at timestamptz not null,
      unique (session_id, member_id, candidate_id)
    )`.execute(db);
  await sql`create index host_feedback_person on host_feedback (candidate_id)`.execute(db);
}
