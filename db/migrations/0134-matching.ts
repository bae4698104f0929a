import { type Kysely, sql } from "kysely";

/**
 * Proposals of who meets whom at an event: how each was reached, and what a person made of it. They go after 400 days, a
 * candidate's part with the candidate.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // worth and bound: what the proposal is worth, and more than which none can be worth.
  await sql`
    create table matching_run (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      made_by uuid not null references member,
      made_at timestamptz not null,
      weights jsonb not null,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
      stage text not null default '' check (stage in ('', 'reading', 'solving', 'bounding')),
      finished_at timestamptz,
      worth double precision,
      bound double precision,
      people int not null default 0,
      slots int not null default 0,
      skipped jsonb not null default '[]',
      accepted_at timestamptz,
      accepted_by uuid references member
    )`.execute(db);
  await sql`create index matching_run_event on matching_run (event_id, made_at desc)`.execute(db);
  // session_id null: nobody was found. reason: what the second best lacks.
  await sql`
    create table matching_pair (
      run_id uuid not null references matching_run on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      invitation_id uuid not null references invitation on delete cascade,
      session_id uuid references session on delete cascade,
      host_id uuid references member,
      reason jsonb not null default '{}',
      is_changed boolean not null default false,
      outcome text not null default '',
      primary key (run_id, candidate_id)
    )`.execute(db);
  await sql`create index matching_pair_person on matching_pair (candidate_id)`.execute(db);
}
