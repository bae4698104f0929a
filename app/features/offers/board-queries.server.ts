import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import { isId } from "~/lib/ids.ts";
import { type BoardColumn, boardColumns, cardsPerColumn, columnOf, statesOfColumn } from "./board.ts";
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
type Tally = { state: OfferState; isExtended: boolean; offers: number };

/**
 * The first cards of some columns and how many offers stand in each, in one statement. What waits for an answer stands by
 * its day, the rest with the newest on top.
 */
export async function listBoard(db: Db, filter: BoardFilter, columns: readonly BoardColumn[]) {
  const lists = columns.map(
    (column) =>
      sql`(select json_agg(card) from (${cardsOf(firstOf(column, filter), column)}) card) as ${sql.ref(column)}`,
  );
  const counts = sql`(select json_agg(line) from (${filter.mineOf ? ownCounts : keptCounts(filter)}) line) as counts`;
  const own = filter.mineOf ? sql`with own as materialized (${ownOffers(filter, filter.mineOf)})` : sql``;
  const { rows } = await sql<Record<string, unknown[] | null>>`
    ${kept} ${own} select ${sql.join([...lists, counts])}`.execute(db);
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

/** Which offers of a column come first (their class written out: it may be nearly all offers or none): of all, by walking the index of exactly these states; of one's own, by sorting them. */
function firstOf(column: BoardColumn, filter: BoardFilter) {
  // written out, or the planner doesn't see that an index of these states fits
  const isHere = sql`o.state in (${sql.join(statesOfColumn[column].map((state) => sql.lit(state)))})
    ${column === "considering" ? sql`and o.extended_count = 0` : sql``}
    ${column === "extended" ? sql`and o.extended_count > 0` : sql``}`;
  const order = sql`order by ${orderOf(column, "o")} limit ${sql.lit(cardsPerColumn)}`;
  if (filter.mineOf) return sql`select o.id from own o where ${isHere} ${order}`;
  return sql`select o.id from offer o join candidate c on c.id = o.candidate_id
    where o.cohort_year = ${sql.lit(filter.cohortYear)} and ${isHere} and ${isInUnit("o", filter)} and c.merged_into_id is null ${order}`;
}

function cardsOf(first: RawBuilder<unknown>, column: BoardColumn) {
  return sql`
    select offer.id, offer.candidate_id, offer.state, offer.reply_on, offer.accepted_on, offer.ended_on, offer.offered_on,
      offer.course, offer.extended_count > 0 as is_extended, cohort.formal_on, cohort.joins_on,
      candidate.family_name, candidate.given_name, candidate.family_kana, candidate.given_kana, candidate.romaji,
      (select name from unit where unit.id = offer.unit_id) as unit_name,
      coalesce(
        (select asked_at from offer_time_request request where request.offer_id = offer.id and request.state = 'open' limit 1),
        (select asked_at from way_back way where way.offer_id = offer.id and way.asked_at is not null
          and way.answered_at is null and way.closed_at is null limit 1)) as waits_since,
      exists (select from several_offers several where several.candidate_id = offer.candidate_id) as has_others
    from (${first}) first
    join offer on offer.id = first.id
    join candidate on candidate.id = offer.candidate_id
    join cohort on cohort.year = offer.cohort_year
    order by ${orderOf(column, "offer")}`;
}

function orderOf(column: BoardColumn, table: string) {
  const of = (name: string) => sql.ref(`${table}.${name}`);
  const isAwaited = column === "informal" || column === "considering" || column === "extended";
  if (isAwaited) return sql`coalesce(${of("reply_on")}, 'infinity'::date), ${of("id")}`;
  const isEnded = column === "declined" || column === "withdrawn";
  return sql`${of(isEnded ? "ended_on" : "accepted_on")} desc nulls last, ${of("id")}`;
}

/**
 * The offers of one's own people, with what columns and their order need: read from two indexes, no row of a table. Person
 * by person (`offset 0`), or the planner reads all offers there are, in several processes.
 */
function ownOffers(filter: BoardFilter, memberId: string) {
  return sql`
    select o.id, o.state, o.extended_count, o.reply_on, o.accepted_on, o.ended_on
    from (
      select id from candidate where recruiter_id = ${memberId} and merged_into_id is null
      union all
      select id from candidate where deputy_id = ${memberId} and recruiter_id is distinct from ${memberId} and merged_into_id is null
    ) mine
    cross join lateral (
      select o.id, o.state, o.extended_count, o.reply_on, o.accepted_on, o.ended_on from offer o
      where o.candidate_id = mine.id and o.cohort_year = ${sql.lit(filter.cohortYear)} and ${isInUnit("o", filter)} offset 0
    ) o`;
}

const ownCounts = sql`select state, state = 'considering' and extended_count > 0 as "isExtended", count(*) as offers
  from own group by 1, 2`;

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
  for (const { state, isExtended, offers } of tally) counts[columnOf(state, isExtended)] += offers;
  return counts;
}
