import { type Kysely, sql } from "kysely";

/** Families of a stormy day have to hear of it too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table storm_person add column relative_id uuid references relative on delete cascade,
      drop constraint storm_person_check, drop constraint storm_person_standing_check,
      drop constraint storm_person_storm_id_session_id_candidate_id_member_id_key,
      add check (num_nonnulls(candidate_id, member_id, relative_id) = 1),
      add check (standing in ('going', 'offered', 'waiting', 'invited', 'host', 'family')),
      add unique nulls not distinct (storm_id, session_id, candidate_id, member_id, relative_id)`.execute(db);
  await sql`create index storm_person_relative on storm_person (relative_id) where relative_id is not null`.execute(
    db,
  );
  await sql`create index storm_person_member on storm_person (member_id, session_id) where member_id is not null`.execute(
    db,
  );
}
