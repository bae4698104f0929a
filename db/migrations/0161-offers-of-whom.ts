import { type Kysely, sql } from "kysely";

/**
 * The board reads each column from the head of one index, everybody's and one's own: which column an offer stands in and
 * where in it, made by the database from its row; and who is in charge of its person, copied beside it (decision 20).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const day = (column: string) => sql.raw(`(${column} - date '2000-01-01')`);
  await sql`
    alter table offer add column recruiter_id uuid, add column deputy_id uuid,
      add column board_column text not null generated always as (case state
        when 'considering' then case when extended_count > 0 then 'extended' else 'considering' end
        when 'declined_before' then 'declined' when 'declined_after' then 'declined'
        when 'withdrawn_by_company' then 'withdrawn' else state end) stored,
      add column board_place int not null generated always as (case
        when state in ('informal', 'considering') then coalesce(${day("reply_on")}, 2147483647)
        when state in ('declined_before', 'declined_after', 'withdrawn_by_company') then coalesce(-${day("ended_on")}, 2147483647)
        else coalesce(-${day("accepted_on")}, 2147483647) end) stored`.execute(db);
  await sql`update offer set recruiter_id = c.recruiter_id, deputy_id = c.deputy_id from candidate c
    where c.id = offer.candidate_id and (c.recruiter_id is not null or c.deputy_id is not null)`.execute(db);
  // Whoever hands the person over at this moment waits for us, or we for them.
  await sql`
    create function copy_charge() returns trigger language plpgsql as $$
    begin
      select recruiter_id, deputy_id into new.recruiter_id, new.deputy_id from candidate
        where id = new.candidate_id for no key update;
      return new;
    end $$`.execute(db);
  await sql`create trigger offer_charge before insert or update of candidate_id on offer
    for each row execute function copy_charge()`.execute(db);
  await sql`
    create or replace function pass_charge() returns trigger language plpgsql as $$
    begin
      update today_wait set recruiter_id = new.recruiter_id, deputy_id = new.deputy_id where candidate_id = new.id;
      update offer set recruiter_id = new.recruiter_id, deputy_id = new.deputy_id where candidate_id = new.id;
      return null;
    end $$`.execute(db);
  await sql`drop index offer_board_considering, offer_board_extended, offer_board_informal, offer_board_accepted,
    offer_board_ended, offer_owner`.execute(db);
  await sql`create index offer_owner on offer (candidate_id)`.execute(db);
  const order = sql`cohort_year, board_column, board_place, id`;
  await sql`create index offer_board on offer (${order}) include (unit_id)`.execute(db);
  await sql`create index offer_board_own on offer (recruiter_id, ${order}) include (unit_id)`.execute(db);
  await sql`create index offer_board_deputy on offer (deputy_id, ${order}) include (unit_id, recruiter_id)
    where deputy_id is not null`.execute(db);
}
