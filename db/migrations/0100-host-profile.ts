import { type Kysely, sql } from "kysely";

/**
 * What a candidate shows to the hosts of their meetings, field by field. Facts we have are shown, never copied; a line is
 * kept only while it is shown. Nothing shown: no row. It goes with the person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from host_profile`.execute(db); // nothing ever wrote it
  await sql`
    alter table host_profile
      drop column is_shared,
      drop column called,
      add column shows_reading boolean not null default false,
      add column shows_school boolean not null default false,
      add column shows_faculty boolean not null default false,
      add column region text not null default '',
      add column languages text not null default '',
      add check (shows_reading or shows_school or shows_faculty or concat(region, languages, topics, about) <> '')`.execute(
    db,
  );
}
