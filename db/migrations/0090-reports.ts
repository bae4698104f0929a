import { type Kysely, sql } from "kysely";

/** What candidates and hosts tell the consultation desk. Only the desk reads it; nothing else in the house joins it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Without a name there is no person, the id holds no time, filed_at is the day alone; reply_hash is of the key to the answer.
  await sql`
    create table report (
      id uuid primary key,
      candidate_id uuid references candidate on delete set null,
      member_id uuid references member,
      reply_hash bytea unique,
      session_id uuid references session on delete set null,
      locale text not null,
      body text not null check (body <> ''),
      filed_at timestamptz not null,
      answer text not null default '',
      answered_at timestamptz,
      answered_by uuid references member,
      is_signed boolean not null default false,
      closed_at timestamptz,
      check (num_nonnulls(candidate_id, member_id, reply_hash) <= 1),
      check ((answered_at is null) = (answer = ''))
    )`.execute(db);
  await sql`create index report_person on report (candidate_id) where candidate_id is not null`.execute(db);
  await sql`create index report_closed on report (closed_at) where closed_at is not null`.execute(db);
  await sql`
    create table report_note (
      id uuid primary key,
      report_id uuid not null references report on delete cascade,
      member_id uuid not null references member,
      body text not null check (body <> ''),
      written_at timestamptz not null
    )`.execute(db);
  await sql`create index report_note_of on report_note (report_id, written_at)`.execute(db);
}
