import { type Kysely, sql } from "kysely";

/**
 * Words that may press went out after a second look: who, when, from where, which words and why. The text itself stays
 * where it was written; its hash says which it was. Kept two years.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table wording_override (
      id uuid primary key,
      member_id uuid references member,
      place text not null,
      at timestamptz not null,
      quotes text[] not null,
      text_hash text not null,
      reason text not null check (reason <> '')
    )`.execute(db);
  await sql`create index wording_override_at on wording_override (at)`.execute(db);
}
