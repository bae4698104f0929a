import { type Kysely, sql } from "kysely";

/** What candidates decide about their own data: how often we write, what hosts see, and what they ask of us. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_wish (
      candidate_id uuid primary key references candidate on delete cascade,
      promotional_a_month int not null check (promotional_a_month between 0 and 4),
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table quiet_time (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      from_on date not null,
      until_on date not null,
      created_at timestamptz not null,
      check (until_on >= from_on)
    )`.execute(db);
  await sql`create index quiet_time_person on quiet_time (candidate_id, until_on)`.execute(db);
  await sql`
    create table host_profile (
      candidate_id uuid primary key references candidate on delete cascade,
      is_shared boolean not null default false,
      called text not null default '',
      about text not null default '',
      topics text not null default '',
      updated_at timestamptz not null
    )`.execute(db);
  // disclosure: the text of notes · stop: no more use · deletion: everything. 14 days to decide.
  await sql`
    create table own_request (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      kind text not null check (kind in ('disclosure', 'stop', 'deletion')),
      word text not null default '',
      asked_at timestamptz not null,
      due_on date not null,
      taken_back_at timestamptz,
      decided_at timestamptz,
      decided_by uuid references member,
      answer text not null default '',
      withheld_reason text not null default '',
      disclosed jsonb not null default '[]'
    )`.execute(db);
  await sql`create unique index own_request_open on own_request (candidate_id, kind)
    where decided_at is null and taken_back_at is null`.execute(db);
  await sql`create index own_request_due on own_request (due_on) where decided_at is null and taken_back_at is null`.execute(
    db,
  );
  await sql`
    create table address_change (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      email text not null,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      confirmed_at timestamptz
    )`.execute(db);
  await sql`create index address_change_person on address_change (candidate_id, asked_at desc)`.execute(db);
  // Kept when the person is gone: when, by whom, how many rows of which kind. Nothing that says who it was.
  await sql`
    create table deletion_receipt (
      id uuid primary key,
      number text not null unique,
      deleted_at timestamptz not null,
      deleted_by uuid references member,
      counts jsonb not null
    )`.execute(db);
}
