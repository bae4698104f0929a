import { type Kysely, sql } from "kysely";

/** How somebody told us how often we may write: on their page, or by their mail program's own button (RFC 8058). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table contact_wish
      add said_through text not null default 'page' check (said_through in ('page', 'one_click'))`.execute(
    db,
  );
}
