import { type Kysely, sql } from "kysely";

/**
 * A traveller's calendar said no to one day of a trip: they were asked whether they can't come that day, or at all. Goes with
 * the application; nobody has to say why.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table trip_day_doubt (
      application_id uuid not null references trip_application on delete cascade,
      session_id uuid not null references session on delete cascade,
      asked_at timestamptz not null,
      answer text check (answer in ('comes', 'not_this_day', 'not_at_all')),
      answered_at timestamptz,
      primary key (application_id, session_id),
      check ((answer is null) = (answered_at is null))
    )`.execute(db);
  await sql`create index trip_day_doubt_day on trip_day_doubt (session_id)`.execute(db);
}
