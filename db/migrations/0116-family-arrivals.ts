import { type Kysely, sql } from "kysely";

/** Families who came to a briefing, and the table they sit at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table family_invitation add column attended_at timestamptz,
      add column table_no int check (table_no between 1 and 200)`.execute(db);
}
