import { type Kysely, sql } from "kysely";

/**
 * A person's terms stand beside the person, so that they can be taken out of candidate_term by its only index: the second
 * one cost a quarter of an import. Whole names and readings are looked up where they stand already: in candidate_term and
 * in candidate_by_kana.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table candidate add column terms text[] collate "C" not null default '{}'`.execute(db);
  await sql`
    update candidate set terms = mine.terms
    from (select candidate_id, array_agg(term) as terms from candidate_term group by candidate_id) mine
    where mine.candidate_id = candidate.id`.execute(db);
  await sql`
    create or replace function forget_terms() returns trigger language plpgsql as $$
    begin
      delete from candidate_term using (select id, unnest(terms) as term from gone) owned
        where candidate_term.term = owned.term and candidate_term.candidate_id = owned.id;
      return null;
    end $$`.execute(db);
  await sql`drop index candidate_term_owner`.execute(db);
  await sql`drop index candidate_same_kana`.execute(db);
  await sql`drop index candidate_same_name`.execute(db);
}
