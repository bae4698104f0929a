import { type Kysely, sql } from "kysely";

/** The eight weeks before a ceremony: which task of a colleague is which step of which event. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ceremony_step (
      event_id uuid not null references event on delete cascade,
      step text not null,
      task_id uuid not null unique references task on delete cascade,
      primary key (event_id, step)
    )`.execute(db);
}
