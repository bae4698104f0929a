import { type Kysely, sql } from "kysely";

/** What a colleague wrote to some of an event's people. The letters carry the words; this says who wrote what to whom. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table event_message (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      session_id uuid,
      groups text[] not null,
      texts jsonb not null,
      written_by uuid references member,
      written_at timestamptz not null,
      sends_at timestamptz not null,
      readers int not null,
      stopped_at timestamptz
    )`.execute(db);
  await sql`create index event_message_owner on event_message (event_id, written_at)`.execute(db);
}
