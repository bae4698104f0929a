import { type Kysely, sql } from "kysely";

/** Why somebody paused all sending, for the colleagues who find it paused. Gone when sending goes on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table company add column sending_paused_why text not null default ''`.execute(db);
}
