import { type Kysely, sql } from "kysely";

/** A call to an emergency contact waits for staff until somebody says that it is dealt with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table trip_emergency_call
      add settled_at timestamptz,
      add settled_by uuid references member,
      add check ((settled_at is null) = (settled_by is null))`.execute(db);
  await sql`create index trip_emergency_call_open on trip_emergency_call (called_at) where settled_at is null`.execute(
    db,
  );
}
