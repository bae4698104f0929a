import { type Kysely, sql } from "kysely";

/**
 * A monthly newsletter to those who asked for it. newsletter_consent is the proof: when somebody began or ended it, and
 * through what; it is only added to. newsletter_copy says who of an issue's readers got it or was spared, and keeps the
 * job from writing to anybody twice. Both go with the person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table newsletter_issue (
      id uuid primary key,
      title text not null check (title <> ''),
      texts jsonb not null,
      cohort_year int not null,
      unit_ids uuid[] not null,
      sends_on date not null,
      state text not null check (state in ('draft', 'planned', 'sent')),
      written_by uuid references member,
      written_at timestamptz not null,
      finished_at timestamptz
    )`.execute(db);
  await sql`
    create table newsletter_copy (
      issue_id uuid not null references newsletter_issue on delete cascade,
      candidate_id uuid not null references candidate on delete cascade,
      spared text not null check (spared in ('', 'no_address', 'rests', 'wish')),
      primary key (issue_id, candidate_id)
    )`.execute(db);
  await sql`create index newsletter_copy_person on newsletter_copy (candidate_id)`.execute(db);
  await sql`
    create table newsletter_consent (
      id uuid primary key,
      candidate_id uuid not null references candidate on delete cascade,
      is_open boolean not null,
      through text not null check (through in ('page', 'one_click')),
      at timestamptz not null
    )`.execute(db);
  await sql`create index newsletter_consent_newest on newsletter_consent (candidate_id, at desc, id desc)`.execute(
    db,
  );
  await sql`
    create function takes_newsletter(p_candidate uuid) returns boolean language sql stable as $$
      select coalesce((select is_open from newsletter_consent where candidate_id = p_candidate
        order by at desc, id desc limit 1), false)
    $$`.execute(db);
  await sql`
    create index delivery_newsletter on delivery ((details->>'issueId')) where letter = 'newsletter'`.execute(
    db,
  );
}
