import { type Kysely, sql } from "kysely";

/**
 * What waits for whom: a trip, a language course, book money. Voluntary, and nothing is ever repaid: there is no column for
 * it. An application and who was told go with their person, and 400 days after they were settled.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table perk (
      id uuid primary key,
      cohort_year int not null references cohort,
      kind text not null check (kind in ('trip', 'language', 'books', 'course', 'equipment', 'other')),
      title jsonb not null,
      body jsonb not null default '{}',
      criteria jsonb not null default '{}',
      from_on date,
      until_on date,
      apply_by date,
      amount_yen int check (amount_yen > 0),
      state text not null default 'draft' check (state in ('draft', 'published', 'closed')),
      created_by uuid not null references member,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      published_at timestamptz,
      closed_at timestamptz,
      check (until_on >= from_on),
      check ((state = 'published') <= (published_at is not null)),
      check ((state = 'closed') = (closed_at is not null))
    )`.execute(db);
  await sql`create index perk_open on perk (cohort_year) where state = 'published'`.execute(db);
  // For everybody of the class where a perk has none.
  await sql`
    create table perk_unit (
      perk_id uuid not null references perk on delete cascade,
      unit_id uuid not null references unit,
      primary key (perk_id, unit_id)
    )`.execute(db);
  await sql`
    create table perk_told (
      id uuid primary key,
      perk_id uuid not null references perk on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      told_at timestamptz not null,
      how text not null check (how in ('papers', 'letter')),
      delivery_id uuid references delivery on delete set null,
      unique (perk_id, candidate_id)
    )`.execute(db);
  await sql`create index perk_told_person on perk_told (candidate_id)`.execute(db);
  await sql`create index perk_told_delivery on perk_told (delivery_id)`.execute(db);
  await sql`
    create table perk_application (
      id uuid primary key,
      perk_id uuid not null references perk on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      state text not null default 'applied' check (state in ('applied', 'withdrawn', 'granted', 'refused')),
      applied_at timestamptz not null,
      withdrawn_at timestamptz,
      decided_at timestamptz,
      decided_by uuid references member,
      reason text not null default '',
      unique (perk_id, candidate_id),
      check ((state in ('granted', 'refused')) = (decided_at is not null and decided_by is not null and reason <> '')),
      check ((state = 'withdrawn') = (withdrawn_at is not null))
    )`.execute(db);
  await sql`create index perk_application_person on perk_application (candidate_id)`.execute(db);
}
