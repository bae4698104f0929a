import { type Kysely, sql } from "kysely";

/** What a note is for and until when it is kept, and notes that the note check stopped wrongly. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table touchpoint add purpose text not null default '', add expires_on date`.execute(db);
  await sql`create index touchpoint_expiry on touchpoint (expires_on) where expires_on is not null`.execute(
    db,
  );
  // Somebody pressed "stopped wrongly": the text was kept all the same, and administrators look at it here.
  await sql`
    create table wrong_stop (
      id uuid primary key,
      member_id uuid not null references member,
      candidate_id uuid references candidate on delete cascade,
      touchpoint_id uuid references touchpoint on delete cascade,
      place text not null check (place in ('note', 'call', 'feedback', 'task')),
      text text not null,
      reasons text[] not null,
      reported_at timestamptz not null,
      reviewed_at timestamptz,
      reviewed_by uuid references member
    )`.execute(db);
  await sql`create index wrong_stop_open on wrong_stop (reported_at) where reviewed_at is null`.execute(db);
}
