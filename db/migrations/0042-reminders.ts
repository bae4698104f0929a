import { type Kysely, sql } from "kysely";

/** Letters that come by the clock: which were written, so that each is written once, and which an event does without. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // occasion: after or before the silence is broken; of a session its id and start, so that a moved one is told of again
  await sql`
    create table reminder (
      invitation_id uuid not null references invitation on delete cascade,
      kind text not null check (kind in ('silent', 'maybe', 'day_before', 'hour_before', 'thanks')),
      occasion text not null default '',
      written_at timestamptz not null,
      primary key (invitation_id, kind, occasion)
    )`.execute(db);
  await sql`alter table event add column reminders_off text[] not null default '{}'`.execute(db);
  // What the clock looks for. No column that an answer changes: it still writes no index.
  await sql`create index invitation_by_sending on invitation (sends_at)`.execute(db);
  await sql`create index event_by_deadline on event (answer_by) where state = 'published'`.execute(db);
  await sql`create index session_by_end on session (ends_at)`.execute(db);
}
