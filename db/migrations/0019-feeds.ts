import { type Kysely, sql } from "kysely";

/** Private calendar feeds, and what tells an unchanged one apart in one look-up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_feed (
      id uuid primary key,
      token_hash bytea not null unique,
      member_id uuid references member,
      candidate_id uuid references candidate on delete cascade,
      created_at timestamptz not null,
      revoked_at timestamptz,
      check ((member_id is null) <> (candidate_id is null))
    )`.execute(db);
  await sql`create index calendar_feed_member on calendar_feed (member_id) where revoked_at is null`.execute(
    db,
  );
  await sql`create index calendar_feed_candidate on calendar_feed (candidate_id) where revoked_at is null`.execute(
    db,
  );
  // Cancelled entries stay in a feed for a while: since when, however many statements cancel them.
  await sql`alter table calendar_entry add column cancelled_at timestamptz`.execute(db);
  await sql`
    create function note_cancelled_entry() returns trigger language plpgsql as $$
    begin
      new.cancelled_at := case when new.is_cancelled then coalesce(new.cancelled_at, now()) end;
      return new;
    end $$`.execute(db);
  await sql`create trigger entry_cancelled before update of is_cancelled on calendar_entry
    for each row when (new.is_cancelled <> old.is_cancelled) execute function note_cancelled_entry()`.execute(
    db,
  );
  // Only ever added to: a counter that everybody raises would be a lock, taken in the middle of other transactions.
  await sql`
    create table calendar_change (
      id bigint generated always as identity,
      member_id uuid not null references member,
      primary key (member_id, id)
    )`.execute(db);
  await sql`
    create function note_calendar_change(p_sessions uuid[], p_member uuid) returns void language sql as $$
      insert into calendar_change (member_id)
      select distinct feed.member_id from calendar_feed feed
      where feed.revoked_at is null and (feed.member_id = p_member
        or feed.member_id in (select member_id from session_host where session_id = any(p_sessions)))
    $$`.execute(db);
  await sql`
    create function calendar_changes() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'event' then
        perform note_calendar_change((select array_agg(id) from session where event_id = new.id), null);
      elsif tg_table_name = 'session' then
        perform note_calendar_change(array[new.id], null);
      elsif tg_op = 'DELETE' then
        perform note_calendar_change(null, old.member_id);
      else
        perform note_calendar_change(null, new.member_id);
      end if;
      return null;
    end $$`.execute(db);
  // Lists of columns, so that an answer (which counts seats on the session) never wakes them.
  await sql`create trigger event_calendar_changes after update of title, description, state, zone on event
    for each row execute function calendar_changes()`.execute(db);
  await sql`create trigger session_calendar_changes
    after update of starts_at, ends_at, place_kind, place, address, online_url, state on session
    for each row execute function calendar_changes()`.execute(db);
  await sql`create trigger host_calendar_changes after insert or delete or update of state on session_host
    for each row execute function calendar_changes()`.execute(db);
  await sql`create trigger entry_calendar_changes after update of sequence, is_cancelled on calendar_entry
    for each row when (new.member_id is not null) execute function calendar_changes()`.execute(db);
}
