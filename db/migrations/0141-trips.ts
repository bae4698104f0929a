import { type Kysely, sql } from "kysely";

/**
 * A study trip is an event of the kind trip whose sessions are its days; what it costs, by what its seats are given, and who
 * applied stand here. What a traveller needs for the way (readiness) carries the day on which it is deleted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table trip (
      event_id uuid primary key references event on delete cascade,
      state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'settled')),
      selection text not null check (selection in ('draw', 'criteria')),
      seats int not null check (seats > 0),
      line int not null default 0 check (line >= 0),
      cost_yen int check (cost_yen > 0),
      costs jsonb not null default '{}',
      alternative jsonb not null default '{}',
      criteria jsonb not null default '{}',
      apply_by date not null,
      opened_at timestamptz,
      closed_at timestamptz,
      settled_at timestamptz,
      next_number int not null default 1,
      seed_sealed bytea,
      seed_hash text,
      numbers_hash text,
      seed text,
      check ((state = 'draft') = (opened_at is null)),
      check ((state in ('closed', 'settled')) = (closed_at is not null and numbers_hash is not null)),
      check ((state = 'settled') = (settled_at is not null)),
      check ((state <> 'draft') = (seed_hash is not null and seed_sealed is not null)),
      check ((seed is not null) = (state = 'settled'))
    )`.execute(db);
  // The zone of the place where the day begins, and what happens on it, line by line.
  await sql`
    create table trip_day (
      session_id uuid primary key references session on delete cascade,
      zone text not null,
      programme jsonb not null default '{}'
    )`.execute(db);
  await sql`
    create table trip_criterion (
      id uuid primary key,
      event_id uuid not null references trip on delete cascade,
      position int not null,
      name text not null,
      points int not null check (points between 1 and 20),
      unique (event_id, position)
    )`.execute(db);
  await sql`
    create table trip_reviewer (
      event_id uuid not null references trip on delete cascade,
      member_id uuid not null references member,
      primary key (event_id, member_id)
    )`.execute(db);
  await sql`
    create table trip_application (
      id uuid primary key,
      event_id uuid not null references trip on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      number int not null,
      state text not null default 'applied'
        check (state in ('applied', 'withdrawn', 'offered', 'waiting', 'going', 'lapsed', 'not_chosen')),
      statement text not null default '',
      is_listed boolean not null default false,
      place int,
      reason text not null default '',
      applied_at timestamptz not null,
      withdrawn_at timestamptz,
      claim_until timestamptz,
      claimed_at timestamptz,
      group_no int check (group_no between 1 and 20),
      reminded_at timestamptz,
      reminders int not null default 0,
      unique (event_id, candidate_id),
      unique (event_id, number),
      check ((state = 'offered') = (claim_until is not null)),
      check ((state = 'withdrawn') = (withdrawn_at is not null))
    )`.execute(db);
  await sql`create index trip_application_person on trip_application (candidate_id)`.execute(db);
  await sql`create index trip_application_claims on trip_application (claim_until) where state = 'offered'`.execute(
    db,
  );
  await sql`
    create table trip_review (
      application_id uuid not null references trip_application on delete cascade,
      member_id uuid not null references member,
      criterion_id uuid not null references trip_criterion on delete cascade,
      points int not null check (points >= 0),
      reason text not null check (reason <> ''),
      written_at timestamptz not null,
      primary key (application_id, member_id, criterion_id)
    )`.execute(db);
  // Status and expiry only. Two weeks after the return it is gone; a place where nothing is needed says so ('' is "nothing").
  await sql`
    create table trip_readiness (
      application_id uuid primary key references trip_application on delete cascade,
      passport_until date,
      authorisation text not null default '' check (authorisation in ('', 'not_needed', 'applied', 'have')),
      authorisation_until date,
      insurance text not null default '' check (insurance in ('', 'company', 'own')),
      insurance_until date,
      emergency_name text not null default '',
      emergency_phone text not null default '',
      allergies text,
      access_needs text,
      changed_at timestamptz not null,
      delete_on date not null
    )`.execute(db);
  await sql`create index trip_readiness_end on trip_readiness (delete_on)`.execute(db);
  // Who called the emergency contact without open consent, and why: kept, and told to the traveller.
  await sql`
    create table trip_emergency_call (
      id uuid primary key,
      application_id uuid not null references trip_application on delete cascade,
      member_id uuid not null references member,
      reason text not null check (reason <> ''),
      called_at timestamptz not null
    )`.execute(db);
  await sql`create index trip_emergency_call_of on trip_emergency_call (application_id)`.execute(db);
}
