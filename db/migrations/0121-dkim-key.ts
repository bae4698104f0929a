import { type Kysely, sql } from "kysely";

/**
 * The key that letters are signed with (RFC 6376), made once by an administrator: sealed under SECRET, nobody reads it from
 * the database or a backup. No personal datum; it stays until a new one replaces it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dkim_key (
      id int primary key check (id = 1),
      selector text not null,
      sealed_key bytea not null,
      made_at timestamptz not null,
      made_by uuid references member on delete set null,
      signs_since timestamptz
    )`.execute(db);
}
