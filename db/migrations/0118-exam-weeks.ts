import { type Kysely, sql } from "kysely";

/** Weeks of examinations: letters that nobody has to send, and reminders, wait for the school's people. "" is every school. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The same school however it was typed: width, case and spaces don't count.
  await sql`
    create function school_key(p_school text) returns text language sql immutable parallel safe as $$
      select lower(regexp_replace(normalize(p_school, NFKC), '[[:space:]]', '', 'g'))
    $$`.execute(db);
  await sql`
    create table exam_week (
      id uuid primary key,
      school text not null,
      from_on date not null,
      until_on date not null,
      written_by uuid references member,
      written_at timestamptz not null,
      check (until_on between from_on and from_on + 62)
    )`.execute(db);
  await sql`create index exam_week_school on exam_week (school_key(school), until_on)`.execute(db);
  await sql`
    alter table contact_override drop constraint contact_override_refusal_check,
      add check (refusal in ('budget_spent', 'too_soon', 'quiet_time', 'exam_weeks'))`.execute(db);
}
