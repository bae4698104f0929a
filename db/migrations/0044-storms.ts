import { type Kysely, sql } from "kysely";

/** One press on a stormy day: what was done and written, and each person who has to hear of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table storm (
      id uuid primary key,
      day date not null,
      what text not null check (what in ('move', 'online', 'cancel')),
      reason text not null check (reason in ('typhoon', 'train', 'other')),
      texts jsonb not null,
      created_by uuid references member,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index storm_day on storm (day, created_at desc)`.execute(db);
  // starts_at: the time they knew, by which they are phoned. session_id without a foreign key, as in delivery.
  await sql`
    create table storm_person (
      id uuid primary key,
      storm_id uuid not null references storm on delete cascade,
      session_id uuid not null,
      candidate_id uuid references candidate on delete cascade,
      member_id uuid references member,
      invitation_id uuid references invitation on delete cascade,
      delivery_id uuid references delivery on delete set null,
      standing text not null check (standing in ('going', 'offered', 'waiting', 'invited', 'host')),
      starts_at timestamptz not null,
      seen_at timestamptz,
      phoned_at timestamptz,
      phoned_by uuid references member,
      touchpoint_id uuid,
      unique nulls not distinct (storm_id, session_id, candidate_id, member_id),
      check ((candidate_id is null) <> (member_id is null))
    )`.execute(db);
  await sql`create index storm_person_candidate on storm_person (candidate_id) where candidate_id is not null`.execute(
    db,
  );
  await sql`create index storm_person_unseen on storm_person (invitation_id) where seen_at is null`.execute(
    db,
  );
}
