import { type Kysely, sql } from "kysely";
import { familyDecisions } from "./0030-family-decisions.ts";

/**
 * Relatives whom a candidate let in, and the ledger that says so. No column here may hold what a family thinks of the
 * offer, what it earns or what it works as: tests/features/families/schema.test.ts keeps the list.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table relative (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      name text not null check (name <> ''),
      email text not null default '',
      phone text not null default '',
      postal_address text not null default '',
      seats_wished int not null default 1 check (seats_wished between 1 and 6),
      access_needs text not null default '',
      locale text not null default 'ja' check (locale in ('ja', 'en', 'ko')),
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`create index relative_owner on relative (candidate_id, created_at)`.execute(db);
  // The order of entries is the truth; the newest one per topic and channel is what holds now.
  await sql`
    create table consent (
      entry bigint generated always as identity primary key,
      relative_id uuid not null references relative on delete cascade,
      topic text not null check (topic in ('briefing', 'leaflet', 'news', 'emergency')),
      channel text not null check (channel in ('mail', 'post', 'phone')),
      is_open boolean not null,
      from_at timestamptz not null,
      until_on date,
      by_link_id uuid not null,
      written_at timestamptz not null,
      check (not is_open or until_on is not null)
    )`.execute(db);
  await sql`create index consent_state on consent (relative_id, topic, channel, entry desc)`.execute(db);

  await sql`alter table private_link add column relative_id uuid references relative on delete cascade`.execute(
    db,
  );
  await sql`create index private_link_relative on private_link (relative_id) where relative_id is not null`.execute(
    db,
  );
  await addPurpose(db, "family");
  await sql`alter table delivery add column relative_id uuid references relative on delete cascade, add column topic text`.execute(
    db,
  );
  await sql`create index delivery_relative on delivery (relative_id, created_at desc) where relative_id is not null`.execute(
    db,
  );

  // Staff ask once per season and occasion; the answer is the candidate's.
  await sql`
    create table family_ask (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      season int not null,
      occasion text not null check (occasion in ('ours', 'they_called')),
      asked_by uuid not null references member,
      asked_at timestamptz not null,
      answer text check (answer in ('declined', 'opened')),
      answered_at timestamptz,
      unique (candidate_id, season, occasion)
    )`.execute(db);
  await sql`
    create table family_leaflet (
      id int primary key default 1 check (id = 1),
      body jsonb not null,
      video_url text not null default '',
      phone_hours jsonb not null default '{}',
      changed_by uuid references member,
      changed_at timestamptz not null
    )`.execute(db);
  // One relative asked to one session: their answer, their places, their entry in the calendar.
  await sql`
    create table family_invitation (
      id uuid primary key,
      session_id uuid not null references session on delete cascade,
      relative_id uuid not null references relative on delete cascade,
      invited_by uuid references member,
      invited_at timestamptz not null,
      answer text check (answer in ('on_site', 'online', 'no', 'maybe')),
      answered_at timestamptz,
      seat text check (seat in ('going', 'waiting')),
      people int not null default 0 check (people between 0 and 6),
      arrival bigint,
      access_needs text not null default '',
      uid text not null unique,
      sequence int not null default 0,
      is_cancelled boolean not null default false,
      unique (session_id, relative_id),
      check ((seat is null) = (people = 0))
    )`.execute(db);
  await sql`create index family_invitation_person on family_invitation (relative_id)`.execute(db);
  await sql`create index family_invitation_line on family_invitation (session_id, arrival) where seat = 'waiting'`.execute(
    db,
  );
  await sql`
    create table family_briefing (
      event_id uuid primary key references event on delete cascade,
      recording_url text not null default '',
      recording_on date
    )`.execute(db);
  await sql`
    create table family_question (
      id uuid primary key,
      relative_id uuid not null references relative on delete cascade,
      event_id uuid references event on delete set null,
      topic text not null check (topic in ('place_of_work', 'transfer', 'safety', 'pay', 'leaflet', 'briefing', 'other')),
      question text not null check (question <> ''),
      call_phone text not null default '',
      call_at text not null default '',
      asked_at timestamptz not null,
      answer text not null default '',
      answered_by uuid references member,
      answered_at timestamptz,
      public_question text not null default '',
      public_answer text not null default '',
      published_at timestamptz
    )`.execute(db);
  await sql`create index family_question_owner on family_question (relative_id, asked_at)`.execute(db);
  await sql`create index family_question_open on family_question (asked_at) where answered_at is null`.execute(
    db,
  );
  await sql`create index family_question_public on family_question (event_id, published_at) where published_at is not null`.execute(
    db,
  );
  // A relative called or wrote first: what about and where to call back, nothing else, for 30 days.
  await sql`
    create table family_call (
      id uuid primary key,
      candidate_id uuid references candidate on delete cascade,
      topic text not null check (topic in ('place_of_work', 'transfer', 'safety', 'pay', 'leaflet', 'briefing', 'other')),
      phone text not null default '',
      noted_by uuid not null references member,
      noted_at timestamptz not null,
      delete_on date not null,
      done_at timestamptz
    )`.execute(db);
  await sql`create index family_call_due on family_call (delete_on)`.execute(db);
  await sql`create index family_call_candidate on family_call (candidate_id)`.execute(db);

  await familyDecisions(db);
}

/** Whatever purposes other migrations have added stay. */
async function addPurpose(db: Kysely<unknown>, purpose: string) {
  const { rows } = await sql<{ rule: string }>`
    select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'private_link_purpose_check'`.execute(
    db,
  );
  const known = [...(rows[0]?.rule ?? "").matchAll(/'([a-z_]+)'/g)].map(([, name]) => name ?? "");
  const all = [...new Set([...known, purpose])].map((name) => `'${name}'`).join(", ");
  await sql`alter table private_link drop constraint private_link_purpose_check`.execute(db);
  await sql`alter table private_link add constraint private_link_purpose_check check (purpose in (${sql.raw(all)}))`.execute(
    db,
  );
}
