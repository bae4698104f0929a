import { type Kysely, sql } from "kysely";

/** Care signals: reasons to help one person, each with its source, its date and the day it disappears. No level, no number. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What the company changed about a rule; what isn't here is as the house made it.
  await sql`
    create table care_rule (
      rule text primary key,
      is_on boolean not null,
      days int not null check (days between 0 and 365),
      changed_by uuid not null references member,
      changed_at timestamptz not null
    )`.execute(db);
  // Until when a rule has looked: facts are read once, in the order of time.
  await sql`create table care_cursor (rule text primary key, seen_until timestamptz not null)`.execute(db);
  await sql`
    create table care_signal (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      rule text not null,
      source text not null check (source in ('invitation', 'answer', 'question', 'reply_date', 'time_request',
        'mail_return', 'contact', 'attendance', 'host_request', 'address_kind', 'procedure')),
      fact_key text not null,
      happened_at timestamptz not null,
      quote text not null default '',
      details jsonb not null default '{}',
      opened_at timestamptz not null,
      expires_on date not null,
      checked_at timestamptz not null,
      owner_id uuid references member,
      owned_at timestamptz,
      closed_at timestamptz,
      closed_because text check (closed_because in ('done', 'muted', 'disputed', 'settled', 'expired')),
      closed_by uuid references member,
      done_what text check (done_what in ('talked', 'wrote', 'arranged', 'handled', 'no_need')),
      dispute_word text not null default '',
      unique (candidate_id, rule, fact_key),
      check ((closed_at is null) = (closed_because is null))
    )`.execute(db);
  await sql`create index care_signal_person on care_signal (candidate_id, opened_at desc)`.execute(db);
  await sql`create index care_signal_free on care_signal (happened_at) where closed_at is null and owner_id is null`.execute(
    db,
  );
  await sql`create index care_signal_owner on care_signal (owner_id) where closed_at is null and owner_id is not null`.execute(
    db,
  );
  await sql`create index care_signal_check on care_signal (rule, checked_at) where closed_at is null`.execute(
    db,
  );
  await sql`create index care_signal_expiry on care_signal (expires_on) where closed_at is null`.execute(db);
  // "Don't show this": the person stopped a rule for themselves.
  await sql`
    create table care_mute (
      candidate_id uuid not null references candidate on delete cascade,
      rule text not null,
      muted_at timestamptz not null,
      primary key (candidate_id, rule)
    )`.execute(db);
  // Only how far the two procedures are; nothing is kept about where somebody is from, and no paper.
  await sql`
    create table candidate_procedure (
      candidate_id uuid not null references candidate on delete cascade,
      procedure text not null check (procedure in ('residence', 'graduation')),
      state text not null check (state in ('not_needed', 'open', 'applied', 'done')),
      changed_at timestamptz not null,
      changed_by uuid references member,
      primary key (candidate_id, procedure)
    )`.execute(db);
  await sql`create index candidate_procedure_open on candidate_procedure (procedure, candidate_id) where state = 'open'`.execute(
    db,
  );
  // The job reads facts in the order of time; these columns never change, so answers stay cheap.
  await sql`create index invitation_by_time on invitation (invited_at)`.execute(db);
}
