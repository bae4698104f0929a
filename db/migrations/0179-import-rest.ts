import { type Kysely, sql } from "kysely";

/**
 * Whom an import added stands in one row, not in one a person; and what these people lack for a moment (their terms
 * in the index, the entry on their timeline) is written when the import is done: see write-rest.server.ts. Until then they
 * are found by the terms that stand beside them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import_added (
      run_id uuid primary key references import_run on delete cascade,
      candidate_ids uuid[] not null,
      row_numbers int[] not null, -- of the same people, place by place
      rest_waits boolean not null default true
    )`.execute(db);
  await sql`create index import_added_waiting on import_added (run_id) where rest_waits`.execute(db);
  await sql`
    insert into import_added (run_id, candidate_ids, row_numbers, rest_waits)
    select run_id, array_agg(candidate_id order by row_number), array_agg(row_number order by row_number), false
    from import_change where before is null group by run_id`.execute(db);
  await sql`delete from import_change where before is null`.execute(db);
  await sql`alter table import_change alter column before set not null`.execute(db);
  await sql`
    create view findable_term as
    select term, candidate_id from candidate_term
    union all
    select own.term, candidate.id from import_added
      cross join lateral unnest(candidate_ids) as added (id)
      join candidate on candidate.id = added.id
      cross join lateral unnest(candidate.terms) as own (term)
    where rest_waits`.execute(db);

  // Whoever goes while that rest is being written would leave some of it behind.
  await sql`
    create function hold_import_rest() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(hashtext('import-rest'));
      return null;
    end $$`.execute(db);
  await sql`create trigger candidate_goes before delete on candidate
    for each statement execute function hold_import_rest()`.execute(db);

  // Files are kept packed, and by no work of the database: reading one back was a tenth of its import.
  await sql`alter table import_file add column byte_count int not null default 0`.execute(db);
  await sql`update import_file set byte_count = length(bytes) where bytes is not null`.execute(db);
  await sql`alter table import_file alter column byte_count drop default`.execute(db);
  await sql`alter table import_file alter column bytes set storage external`.execute(db);

  // The board and the tally answer what it answered.
  await sql`drop index offer_by_unit`.execute(db);
}
