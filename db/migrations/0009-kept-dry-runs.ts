import { type Kysely, sql } from "kysely";

/** What a dry run of a large file found, packed, and of which state of file and people that is true. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_file add column dry_run bytea, add column dry_run_of text`.execute(db);
}
