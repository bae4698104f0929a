import { type Kysely, sql } from "kysely";

/** Questions from candidates, with a name or without, and their answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Without a name there is no candidate_id, the id holds no time, and asked_at is the day alone: nothing leads back.
  await sql`
    create table question (
      id uuid primary key,
      to_whom text not null check (to_whom in ('senior', 'recruiting', 'desk')),
      host_id uuid references member,
      candidate_id uuid references candidate on delete cascade,
      cohort_year int not null references cohort,
      locale text not null,
      body text not null check (body <> ''),
      may_publish boolean not null,
      asked_at timestamptz not null,
      answer text not null default '',
      answered_at timestamptz,
      answered_by uuid references member,
      published_at timestamptz,
      published_body text not null default '',
      check (host_id is null or to_whom = 'senior'),
      check (published_at is null or (answered_at is not null and may_publish and to_whom <> 'desk'))
    )`.execute(db);
  await sql`create index question_open on question (to_whom, asked_at, id) where answered_at is null`.execute(
    db,
  );
  await sql`create index question_answered on question (answered_at desc) where answered_at is not null`.execute(
    db,
  );
  await sql`create index question_published on question (cohort_year, published_at desc) where published_at is not null`.execute(
    db,
  );
  await sql`create index question_person on question (candidate_id)`.execute(db);
}
