import { type Kysely, sql } from "kysely";

/**
 * "Ask a senior tonight": twenty minutes that a candidate asked for. The talk itself is an event of one seat; this row says
 * how the search for a colleague stands. What they want to ask stands in the event and goes with this row, ninety days after the talk.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table senior_talk (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      session_id uuid not null unique references session on delete cascade,
      topic text not null default '',
      state text not null check (state in ('asking', 'held', 'nobody', 'withdrawn')),
      asked_at timestamptz not null,
      closed_at timestamptz
    )`.execute(db);
  await sql`create index senior_talk_candidate on senior_talk (candidate_id)`.execute(db);
  await sql`create index senior_talk_tended on senior_talk (asked_at) where state in ('asking', 'held')`.execute(
    db,
  );
  await sql`
    create function forget_talk() returns trigger language plpgsql as $$
    begin
      update event set description = '{}' where id = (select event_id from session where id = old.session_id);
      return null;
    end $$`.execute(db);
  await sql`create trigger forget_talk after delete on senior_talk for each row execute function forget_talk()`.execute(
    db,
  );
  // Nobody of the hiring team needs to hear when a colleague can't: the next one is asked.
  await sql`alter table event add column finds_host boolean not null default false`.execute(db);
  // A colleague's own standing room for video calls.
  await sql`alter table host_offer add column room_url text not null default ''`.execute(db);
}
