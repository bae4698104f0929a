import { type Kysely, sql } from "kysely";

/**
 * The papers of the first day: which ones a company asks for, and of each person whether they were asked for, have
 * arrived or aren't needed. Never the paper itself, a number or a copy.
 * Purpose: a complete first day. Expiry: with the person (retention_rule), the state of papers with their notes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // While there is none, the house's own list is used. days_before: how long before the first day it helps to have it.
  await sql`
    create table joining_document (
      id text primary key,
      position int not null,
      label jsonb not null,
      days_before int not null default 14 check (days_before between 0 and 180),
      closed_at timestamptz
    )`.execute(db);
  await sql`
    create table joining_check (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      document_id text not null,
      state text not null check (state in ('asked', 'received', 'not_needed')),
      happened_on date not null,
      noted_by uuid references member,
      noted_at timestamptz not null,
      unique (candidate_id, document_id)
    )`.execute(db);
  // That people were handed over, not who: the file itself is kept by nobody here.
  await sql`
    create table joining_handover (
      id uuid primary key,
      cohort_year int not null,
      layout text not null check (layout in ('smarthr', 'freee')),
      format text not null check (format in ('csv', 'xlsx')),
      people int not null,
      made_by uuid references member,
      made_at timestamptz not null
    )`.execute(db);
  await sql`create index candidate_before_joining on candidate (cohort_year, sort_key, id)
    where offer_state in ('preparing', 'joined') and merged_into_id is null`.execute(db);
}
