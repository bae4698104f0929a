import { type Kysely, sql } from "kysely";

/**
 * Busy times from a host's own calendar. The address is a key to that calendar, so it is kept sealed; of what is read only
 * from when until when, never a title or a place. Both go when the host takes the address back, or leaves; times go once past.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // read_until: up to when the times were worked out; an unchanged calendar isn't asked for in full before that comes near.
  await sql`
    create table host_calendar (
      member_id uuid primary key references member,
      sealed bytea not null,
      site text not null,
      etag text not null default '',
      read_until timestamptz,
      added_at timestamptz not null,
      tried_at timestamptz,
      read_at timestamptz,
      problem text not null default ''
        check (problem in ('', 'address', 'private', 'gone', 'silent', 'large', 'unreadable'))
    )`.execute(db);
  await sql`
    create table host_busy (
      member_id uuid not null references member,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      primary key (member_id, starts_at),
      check (ends_at > starts_at)
    )`.execute(db);
}
