import { type Kysely, sql } from "kysely";

/** How long which kind of data is kept after the first day or after the end of an offer, and receipts of what was deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What a company chose; the house's own figures (app/features/privacy/retention.ts) hold for the rest.
  await sql`
    create table retention_rule (
      outcome text not null check (outcome in ('joined', 'ended')),
      kind text not null check (kind in ('notes', 'papers', 'person')),
      days int not null check (days between 30 and 3650),
      primary key (outcome, kind)
    )`.execute(db);
  // asked: the person asked for it; notes, papers, person: their time was over
  await sql`alter table deletion_receipt add column why text not null default 'asked'
    check (why in ('asked', 'notes', 'papers', 'person'))`.execute(db);
  await sql`create index deletion_receipt_recent on deletion_receipt (deleted_at desc)`.execute(db);
}
