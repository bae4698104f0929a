import { type Kysely, sql } from "kysely";

/** Moves made for many at once: who made them, and whether they were taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table offer_moves_together (
      id uuid primary key,
      to_state text not null,
      offers int not null,
      made_by uuid not null references member,
      made_at timestamptz not null,
      undone_by uuid references member,
      undone_at timestamptz
    )`.execute(db);
  await sql`alter table offer_move add column together_id uuid references offer_moves_together`.execute(db);
  await sql`create index offer_move_together on offer_move (together_id) where together_id is not null`.execute(
    db,
  );
  // papers brought in at once wait until somebody has looked at them
  await sql`create index offer_document_waiting on offer_document (uploaded_by, uploaded_at)
    where placed_at is null and removed_at is null`.execute(db);
}
