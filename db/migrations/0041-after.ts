import { type Kysely, sql } from "kysely";

/** After an event: three questions, what it cost, what to remember. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Kept by invitation so that somebody can change their mind; shown only as sums, from five answers on.
  await sql`
    create table event_feedback (
      invitation_id uuid primary key references invitation on delete cascade,
      worthwhile text not null check (worthwhile in ('yes', 'partly', 'no')),
      pictured text not null check (pictured in ('yes', 'partly', 'no')),
      word text not null default '',
      given_at timestamptz not null
    )`.execute(db);
  await sql`alter table event
    add column cost_planned int check (cost_planned >= 0),
    add column cost_actual int check (cost_actual >= 0),
    add column after_note text not null default ''`.execute(db);
}
