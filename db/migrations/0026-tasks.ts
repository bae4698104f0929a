import { type Kysely, sql } from "kysely";

/** What a colleague has to do by a day. A mention in a note is a task too: to read it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table task (
      id uuid primary key,
      kind text not null check (kind in ('task', 'mention')),
      candidate_id uuid references candidate on delete cascade,
      touchpoint_id uuid references touchpoint on delete cascade,
      title text not null check (title <> ''),
      due_on date not null,
      member_id uuid not null references member,
      created_by uuid not null references member,
      created_at timestamptz not null,
      done_at timestamptz,
      done_by uuid references member
    )`.execute(db);
  await sql`create index task_due on task (due_on, id) where done_at is null`.execute(db);
  await sql`create index task_own on task (member_id, due_on) where done_at is null`.execute(db);
  await sql`create index task_candidate on task (candidate_id, due_on)`.execute(db);
}
