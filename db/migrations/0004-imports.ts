import { type Kysely, sql } from "kysely";

/** Files people bring in: bytes for 7 days, how their columns are read, what an import changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // decisions: line → merge or add; corrections: line → field → text typed on the page in place of the cell
  await sql`
    create table import_file (
      id uuid primary key,
      name text not null,
      bytes bytea,
      sha256 bytea not null,
      uploaded_by uuid not null references member,
      uploaded_at timestamptz not null,
      expires_at timestamptz not null,
      cohort_year int not null references cohort,
      sheet text,
      decisions jsonb not null default '{}',
      corrections jsonb not null default '{}'
    )`.execute(db);
  // signature = hash of the headings; mapping = heading → field, as corrected by hand
  await sql`
    create table import_layout (
      signature text primary key,
      mapping jsonb not null,
      updated_by uuid references member,
      updated_at timestamptz not null
    )`.execute(db);
  await sql`
    create table import_run (
      id uuid primary key,
      file_id uuid not null references import_file,
      cohort_year int not null references cohort,
      state text not null check (state in ('waiting', 'running', 'done', 'failed', 'stopped', 'undone')),
      rows_total int not null default 0,
      rows_done int not null default 0,
      added_count int not null default 0,
      changed_count int not null default 0,
      skipped_count int not null default 0,
      failure text not null default '',
      decisions jsonb not null default '{}',
      mapping jsonb not null default '{}',
      stop_asked_at timestamptz,
      started_by uuid not null references member,
      started_at timestamptz not null,
      written_at timestamptz not null default now(), -- by the database's clock, as touchpoint.created_at is
      finished_at timestamptz,
      undone_at timestamptz,
      undone_by uuid references member
    )`.execute(db);
  await sql`
    create table import_change (
      run_id uuid not null references import_run on delete cascade,
      row_number int not null,
      candidate_id uuid not null,
      before jsonb,
      after jsonb not null,
      primary key (run_id, row_number)
    )`.execute(db);
}
