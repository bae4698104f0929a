import { type Kysely, sql } from "kysely";
import { claimWindow, seatDecisions } from "./0005-seat-decisions.ts";

/** Events, their sessions and hosts, who is invited, what they answered, who has a seat. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // title and description: {"ja": …, "en": …, "ko": …}, at least the company's language
  await sql`
    create table event (
      id uuid primary key,
      cohort_year int not null references cohort,
      kind text not null check (kind in ('meetup', 'social', 'workshop', 'visit', 'ceremony', 'trip', 'family_briefing')),
      state text not null default 'draft' check (state in ('draft', 'published', 'cancelled')),
      title jsonb not null,
      description jsonb not null default '{}',
      zone text not null default 'Asia/Tokyo',
      is_paid_work boolean not null default false,
      has_alcohol boolean not null default false,
      answer_by timestamptz,
      created_by uuid references member,
      created_at timestamptz not null,
      published_at timestamptz,
      cancelled_at timestamptz,
      policy_reason text not null default '',
      revision int not null default 1
    )`.execute(db);
  await sql`create index event_by_cohort on event (cohort_year, created_at desc)`.execute(db);
  // seats_taken = going + offered, waiting = in line: kept with the seats, so an answer to a full session counts nothing.
  await sql`
    create table session (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      place_kind text not null default 'office' check (place_kind in ('office', 'venue', 'restaurant', 'online')),
      place jsonb not null default '{}',
      address text not null default '',
      online_url text not null default '',
      seats int not null check (seats >= 0),
      seats_taken int not null default 0,
      waiting int not null default 0,
      next_arrival bigint not null default 1,
      revision int not null default 1,
      state text not null default 'open' check (state in ('open', 'closed', 'cancelled')),
      check (ends_at > starts_at),
      check (seats_taken between 0 and seats),
      check (waiting >= 0)
    )`.execute(db);
  await sql`create index session_owner on session (event_id, starts_at)`.execute(db);
  await sql`create index session_by_start on session (starts_at)`.execute(db);
  await sql`
    create table session_host (
      session_id uuid not null references session on delete cascade,
      member_id uuid not null references member,
      primary key (session_id, member_id)
    )`.execute(db);
  await sql`create index session_host_member on session_host (member_id)`.execute(db);
  await sql`
    create table invitation (
      id uuid primary key,
      event_id uuid not null references event on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      invited_by uuid references member,
      invited_at timestamptz not null,
      sends_at timestamptz not null,
      stopped_at timestamptz,
      answer text check (answer in ('yes', 'no', 'maybe', 'other_date')),
      answered_at timestamptz,
      answer_word text not null default '',
      answered_by uuid references member,
      unique (event_id, candidate_id)
    )`.execute(db);
  await sql`create index invitation_candidate on invitation (candidate_id)`.execute(db);
  // session_id here and in delivery without a foreign key: its check would lock the row that every answer waits for.
  await sql`
    create table answer_history (
      id uuid primary key,
      invitation_id uuid not null references invitation on delete cascade,
      answered_at timestamptz not null,
      answer text not null,
      word text not null default '',
      outcome text not null,
      session_id uuid,
      answered_by uuid references member,
      source text not null default 'link'
    )`.execute(db);
  await sql`create index answer_history_owner on answer_history (invitation_id, answered_at)`.execute(db);
  // arrival is handed out per session under the row that everybody waits for: the order of the waitlist is exact.
  // session_id and candidate_id come from the invitation, whose foreign keys hold for both.
  await sql`
    create table seat (
      session_id uuid not null,
      candidate_id uuid not null,
      invitation_id uuid not null references invitation on delete cascade,
      state text not null check (state in ('going', 'waiting', 'offered')),
      arrival bigint not null,
      arrived_at timestamptz not null,
      claim_until timestamptz,
      attendance text not null default 'unknown' check (attendance in ('unknown', 'attended', 'excused', 'no_show')),
      primary key (session_id, candidate_id)
    )`.execute(db);
  await sql`create index seat_line on seat (session_id, state, arrival)`.execute(db);
  await sql`create index seat_candidate on seat (candidate_id)`.execute(db);
  await sql`create index seat_claims on seat (claim_until) where state = 'offered'`.execute(db);
  // One calendar entry per person and session; uid never changes, sequence rises when time, place or state change.
  await sql`
    create table calendar_entry (
      id uuid primary key,
      session_id uuid not null references session on delete cascade,
      candidate_id uuid references candidate on delete cascade,
      member_id uuid references member,
      uid text not null unique,
      sequence int not null default 0,
      is_cancelled boolean not null default false,
      unique nulls not distinct (session_id, candidate_id, member_id),
      check ((candidate_id is null) <> (member_id is null))
    )`.execute(db);
  await sql`create index calendar_entry_person on calendar_entry (candidate_id)`.execute(db);

  await claimWindow(db);
  await seatDecisions(db);
}
