import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { inTurns } from "#db/in-turns.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import { isId } from "~/lib/ids.ts";
import { type BoardColumn, boardColumns, cardsPerColumn, columnOf } from "./board.ts";
import type { OfferState } from "./offer.ts";

export type BoardFilter = {
  cohortYear: number;
  /** A department, "none" for offers without one, "" for all. */
  unit: string;
  /** Only people this member is in charge of, or deputy. */
  mineOf: string | null;
};

/** One card. `waits_since` is an instant as text. */
export type BoardCard = {
  id: string;
  candidate_id: string;
  state: OfferState;
  reply_on: string | null;
  accepted_on: string | null;
  ended_on: string | null;
  offered_on: string;
  course: string;
  /** Only of somebody with several offers: it tells them apart. */
  unit_name: string | null;
  is_extended: boolean;
  formal_on: string;
  joins_on: string;
  family_name: string;
  given_name: string;
  family_kana: string;
  given_kana: string;
  romaji: string;
  waits_since: string | null;
  has_others: boolean;
};

export type BoardCounts = Record<BoardColumn, number>;
type Tally = { offers: number } & (
  | { state: OfferState; isExtended: boolean }
  | { board_column: BoardColumn }
);

/**
 * The first cards of some columns and how many offers stand in each, in one statement. What waits for an answer stands by
 * its day, the rest with the newest on top.
 */
export async function listBoard(db: Db, filter: BoardFilter, columns: readonly BoardColumn[]) {
  const lists = columns.map(
    (column) => sql`(select json_agg(card) from (${cardsOf(column, filter)}) card) as ${sql.ref(column)}`,
  );
  const counts = sql`(select json_agg(line) from (${filter.mineOf ? ownCounts(filter, filter.mineOf) : keptCounts(filter)}) line) as counts`;
  const all = sql<Record<string, unknown[] | null>>`${kept} select ${sql.join([...lists, counts])}`;
  const { rows } = await inTurns(() => all.execute(db));
  const found = rows[0] ?? {};
  return {
    counts: countsOf((found.counts ?? []) as Tally[]),
    cards: new Map(columns.map((column) => [column, (found[column] ?? []) as BoardCard[]])),
  };
}

/** How many offers stand in each column. */
export async function countColumns(db: Db, filter: BoardFilter): Promise<BoardCounts> {
  return (await listBoard(db, filter, [])).counts;
}

/** The first of a column, read in the order of an index: of all, or of one's own people as first in charge and as deputy. */
function cardsOf(column: BoardColumn, filter: BoardFilter) {
  const some = (whose: RawBuilder<unknown>) => sql`
    select o.* from offer o
    where ${whose} and o.cohort_year = ${sql.lit(filter.cohortYear)} and o.board_column = ${sql.lit(column)}
      and ${isInUnit("o", filter)} order by o.board_place, o.id limit ${sql.lit(cardsPerColumn)}`;
  const { mineOf } = filter;
  const inOrder = mineOf
    ? sql`(${some(sql`o.recruiter_id = ${mineOf}`)})
        union all (${some(sql`o.deputy_id = ${mineOf} and o.recruiter_id is distinct from ${mineOf}`)})
        order by board_place, id`
    : some(sql`true`);
  // People are looked up last: a record that was merged into another has no offers any more.
  return sql`
    select card.id, card.candidate_id, card.state, card.reply_on, card.accepted_on, card.ended_on, card.offered_on, card.course,
      card.extended_count > 0 as is_extended, cohort.formal_on, cohort.joins_on,
      card.family_name, card.given_name, card.family_kana, card.given_kana, card.romaji,
      case when several.offers is not null then (select name from unit where unit.id = card.unit_id) end as unit_name,
      coalesce(
        (select asked_at from offer_time_request request where request.offer_id = card.id and request.state = 'open' limit 1),
        (select asked_at from way_back way where way.offer_id = card.id and way.asked_at is not null
          and way.answered_at is null and way.closed_at is null limit 1)) as waits_since,
      several.offers is not null as has_others
    from (
      select o.*, c.family_name, c.given_name, c.family_kana, c.given_kana, c.romaji from (${inOrder}) o
      cross join lateral (select * from candidate c where c.id = o.candidate_id and c.merged_into_id is null offset 0) c
      order by o.board_place, o.id limit ${sql.lit(cardsPerColumn)}
    ) card
    join cohort on cohort.year = card.cohort_year
    left join several_offers several on several.candidate_id = card.candidate_id
    order by card.board_place, card.id`;
}

/** How many of one's own stand where: read from two indexes alone. */
function ownCounts(filter: BoardFilter, memberId: string) {
  const some = (whose: RawBuilder<unknown>) => sql`
    select board_column, count(*) as offers from offer o
    where ${whose} and cohort_year = ${sql.lit(filter.cohortYear)} and ${isInUnit("o", filter)} group by 1`;
  return sql`${some(sql`recruiter_id = ${memberId}`)}
    union all ${some(sql`deputy_id = ${memberId} and recruiter_id is distinct from ${memberId}`)}`;
}

function keptCounts(filter: BoardFilter) {
  return sql`select state, is_extended as "isExtended", sum(offers) as offers from offer_tally
    where cohort_year = ${sql.lit(filter.cohortYear)} and ${isInUnit("offer_tally", filter)} group by 1, 2`;
}

function isInUnit(table: string, { unit }: BoardFilter) {
  const id = sql.ref(`${table}.unit_id`);
  if (unit === "none") return sql`${id} is null`;
  return isId(unit) ? sql`${id} = ${unit}` : sql`true`;
}

function countsOf(tally: readonly Tally[]): BoardCounts {
  const counts = Object.fromEntries(boardColumns.map((column) => [column, 0])) as BoardCounts;
  for (const line of tally)
    counts["state" in line ? columnOf(line.state, line.isExtended) : line.board_column] += line.offers;
  return counts;
}
