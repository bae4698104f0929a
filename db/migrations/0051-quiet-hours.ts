import { type Kysely, sql } from "kysely";

/** From which hour until which hour, where the reader is, letters wait. Equal hours: they never do. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table company
      add quiet_from int not null default 21 check (quiet_from between 0 and 23),
      add quiet_until int not null default 8 check (quiet_until between 0 and 23)`.execute(db);
}
