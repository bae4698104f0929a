import { type Kysely, sql } from "kysely";

/**
 * Slots that hosts or recruiting open are sessions of one standing event a class: seats, line, calendars and letters stay in
 * one place. What was given in it before doesn't count towards what a person may hold.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table event add column is_slots boolean not null default false`.execute(db);
  await sql`create unique index event_slots on event (cohort_year) where is_slots and state = 'published'`.execute(
    db,
  );
  // one_to_one: one seat · group: a few around one table · tables: so many tables, the seats are all of them.
  await sql`
    alter table session
      add column form text check (form in ('one_to_one', 'group', 'tables')),
      add column tables int not null default 1 check (tables between 1 and 40)`.execute(db);
}
