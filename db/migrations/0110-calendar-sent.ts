import { type Kysely, sql } from "kysely";

/**
 * What a letter said to the reader's calendar, kept with the letter and gone with it: whoever asks what a calendar shows
 * by now compares it with the entry.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table delivery add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
      add column calendar_sequence int,
      add check ((calendar_method is null) = (calendar_sequence is null))`.execute(db);
  await sql`create index delivery_calendar on delivery (session_id, candidate_id, created_at)
    where calendar_sequence is not null or letter = 'event_calendar'`.execute(db);
}
