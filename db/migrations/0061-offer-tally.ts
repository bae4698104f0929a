import { type Kysely, sql } from "kysely";

/**
 * How many offers of which kind there are, kept and not counted: every change of offers adds what it took and what it
 * gave, without a row that all of them would wait for. Reading sums it up; each night what says the same becomes one row.
 * Holds no person: when people are deleted after their time, the figures of their season stay (enishi.keeps_tally).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table offer_tally (
      cohort_year int not null,
      unit_id uuid references unit,
      state text not null,
      is_extended boolean not null,
      reply_on date,
      accepted_on date,
      ended_on date,
      offers int not null
    )`.execute(db);
  await sql`create index offer_tally_class on offer_tally (cohort_year)`.execute(db);
  // the board: the first of a column by its day, without reading the whole of it
  for (const [name, isIt] of [
    ["considering", "= 0"],
    ["extended", "> 0"],
  ])
    await sql`create index ${sql.raw(`offer_board_${name}`)}
      on offer (cohort_year, (coalesce(reply_on, 'infinity'::date)), id)
      where state = 'considering' and extended_count ${sql.raw(isIt ?? "")}`.execute(db);
  await sql`create index offer_board_informal on offer (cohort_year, (coalesce(reply_on, 'infinity'::date)), id)
    where state = 'informal'`.execute(db);
  await sql`create index offer_board_accepted on offer (cohort_year, state, accepted_on desc nulls last, id)
    where state in ('accepted', 'formal', 'preparing', 'joined')`.execute(db);
  await sql`create index offer_board_ended on offer (cohort_year, ended_on desc nulls last, id)
    where state in ('declined_before', 'declined_after')`.execute(db);
  const key = "cohort_year, unit_id, state";
  const rows = sql.raw(`${key}, state = 'considering' and extended_count > 0 as is_extended,
    case when state in ('informal', 'considering') then reply_on end as reply_on, accepted_on, ended_on`);
  const counted = (from: string, sign: string) =>
    sql`insert into offer_tally select ${rows}, ${sql.raw(sign)} count(*) from ${sql.raw(from)} group by 1, 2, 3, 4, 5, 6, 7`;
  await sql`
    create function tally_added_offers() returns trigger language plpgsql as $$
    begin
      ${counted("added", "")};
      return null;
    end $$`.execute(db);
  await sql`
    create function tally_changed_offers() returns trigger language plpgsql as $$
    begin
      insert into offer_tally select cohort_year, unit_id, state, is_extended, reply_on, accepted_on, ended_on, sum(n) from (
        select ${rows}, 1 as n from added union all select ${rows}, -1 from gone
      ) sides group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0;
      return null;
    end $$`.execute(db);
  await sql`
    create function tally_gone_offers() returns trigger language plpgsql as $$
    begin
      if current_setting('enishi.keeps_tally', true) is distinct from 'on' then
        ${counted("gone", "-")};
      end if;
      return null;
    end $$`.execute(db);
  await sql`create trigger offer_tally_added after insert on offer referencing new table as added
    for each statement execute function tally_added_offers()`.execute(db);
  await sql`create trigger offer_tally_changed after update on offer referencing old table as gone new table as added
    for each statement execute function tally_changed_offers()`.execute(db);
  await sql`create trigger offer_tally_gone after delete on offer referencing old table as gone
    for each statement execute function tally_gone_offers()`.execute(db);
  // Also while an import asks to be trusted: its rows are counted like all others.
  for (const trigger of ["offer_tally_added", "offer_tally_changed", "offer_tally_gone"])
    await sql`alter table offer enable always trigger ${sql.raw(trigger)}`.execute(db);
  await counted("offer", "").execute(db);
}
