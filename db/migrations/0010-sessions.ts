import { type Kysely, sql } from "kysely";

/** Several sessions to choose from, people who come along, what somebody needs, and the wishes of those who are asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // book: a seat is theirs at once, or a place in line · ask_around: wishes are collected and a person places people
  await sql`
    alter table event
      add way text not null default 'book' check (way in ('book', 'ask_around')),
      add sessions_each int not null default 1 check (sessions_each >= 1),
      add companions_max int not null default 0 check (companions_max between 0 and 20),
      add asks_needs boolean not null default false`.execute(db);
  // A merged session is cancelled and says which one took its people.
  await sql`
    alter table session
      add label jsonb not null default '{}',
      add merged_into_id uuid references session`.execute(db);
  await sql`create index session_merged on session (merged_into_id) where merged_into_id is not null`.execute(
    db,
  );
  // seats_taken counts places: a seat takes one and one for each companion. waiting counts people.
  await sql`
    alter table seat
      add companions int not null default 0 check (companions >= 0),
      add origin text not null default 'booked' check (origin in ('booked', 'placed')),
      add wish int`.execute(db);
  await sql`create index seat_invitation on seat (invitation_id)`.execute(db);
  await sql`
    create table session_wish (
      invitation_id uuid not null references invitation on delete cascade,
      session_id uuid not null references session on delete cascade,
      mark text not null check (mark in ('yes', 'maybe', 'no')),
      wish int,
      primary key (invitation_id, session_id)
    )`.execute(db);
  await sql`create index session_wish_session on session_wish (session_id)`.execute(db);
  // Diet and access: kept until 14 days after the last session, the field says the day. companions: of a wish, until a seat has them.
  await sql`
    alter table invitation
      add companions int not null default 0 check (companions >= 0),
      add needs text not null default '',
      add needs_until date`.execute(db);
  await sql`create index invitation_needs on invitation (needs_until) where needs_until is not null`.execute(
    db,
  );
  // An answer changes its invitation in place: no index has to be written again.
  await sql`alter table invitation set (fillfactor = 80)`.execute(db);
  // What staff did to a session, each with who and why; what it did to a person is in answer_history.
  await sql`
    create table session_change (
      id uuid primary key,
      session_id uuid not null references session on delete cascade,
      changed_at timestamptz not null,
      changed_by uuid references member,
      kind text not null check (kind in
        ('added', 'edited', 'moved', 'closed', 'reopened', 'cancelled', 'merged', 'seats', 'line')),
      reason text not null default '',
      details jsonb not null default '{}'
    )`.execute(db);
  await sql`create index session_change_owner on session_change (session_id, changed_at)`.execute(db);
}
