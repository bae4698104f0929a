import { type Kysely, sql } from "kysely";

/** What colleagues did with the rows of Today: done, later, "I am on it"; and the digest in the morning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // row_key names a fact (reply:<offer>:<day>), so a new fact is a new row. done hides it from all, later from one.
  await sql`
    create table today_rest (
      id uuid primary key,
      row_key text not null,
      kind text not null check (kind in ('done', 'later')),
      member_id uuid not null references member,
      candidate_id uuid references candidate on delete cascade,
      rested_at timestamptz not null,
      until timestamptz not null,
      label text not null default ''
    )`.execute(db);
  await sql`create index today_rest_row on today_rest (row_key, until)`.execute(db);
  await sql`create index today_rest_member on today_rest (member_id, rested_at desc)`.execute(db);
  await sql`create index today_rest_until on today_rest (until)`.execute(db);
  // One colleague at a time speaks with a person.
  await sql`
    create table today_claim (
      subject text primary key,
      member_id uuid not null references member,
      claimed_at timestamptz not null,
      until timestamptz not null
    )`.execute(db);
  await sql`alter table member add digest_hour int default 8 check (digest_hour between 0 and 23)`.execute(
    db,
  );
  await sql`
    create table digest_sent (
      member_id uuid not null references member,
      sent_on date not null,
      primary key (member_id, sent_on)
    )`.execute(db);
  // Who has been quiet longest, for each colleague in charge; who is on their way out or has joined isn't here.
  await sql`create index candidate_quiet on candidate (recruiter_id, coalesce(last_contact_at, '-infinity'::timestamptz))
    where merged_into_id is null and offer_state in ('informal', 'considering', 'accepted', 'formal', 'preparing')`.execute(
    db,
  );
  // Wishes for another date, without touching the answer's own row, which every answer writes.
  await sql`create index touchpoint_other_date on touchpoint (happened_at)
    where kind = 'answered' and details->>'answer' = 'other_date'`.execute(db);
}
