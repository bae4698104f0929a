import { type SqlBool, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
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

export type BoardCard = Awaited<ReturnType<typeof listCards>>[number];

/** The first cards of a column: what waits for an answer by its day, the rest with the newest on top. */
export async function listCards(db: Db, filter: BoardFilter, column: BoardColumn) {
  const isAwaited = ["informal", "considering", "extended"].includes(column);
  const isEnded = column === "declined" || column === "withdrawn";
  return (
    db
      .selectFrom("offer")
      .innerJoin("candidate", "candidate.id", "offer.candidate_id")
      .innerJoin("cohort", "cohort.year", "offer.cohort_year")
      .leftJoin("unit", "unit.id", "offer.unit_id")
      .leftJoin("offer_time_request as request", (join) =>
        join.onRef("request.offer_id", "=", "offer.id").on("request.state", "=", "open"),
      )
      .leftJoin("way_back as way", (join) =>
        join
          .onRef("way.offer_id", "=", "offer.id")
          .on("way.asked_at", "is not", null)
          .on("way.answered_at", "is", null)
          .on("way.closed_at", "is", null),
      )
      .select(["offer.id", "offer.candidate_id", "offer.state", "offer.reply_on", "offer.accepted_on"])
      .select(["offer.ended_on", "offer.offered_on", "offer.course", "unit.name as unit_name"])
      .select((is) => is("offer.extended_count", ">", 0).as("is_extended"))
      .select(["cohort.formal_on", "cohort.joins_on", "candidate.family_name", "candidate.given_name"])
      .select(["candidate.family_kana", "candidate.given_kana", "candidate.romaji"])
      .select((is) => is.fn.coalesce("request.asked_at", "way.asked_at").as("waits_since"))
      .select((is) =>
        is
          .exists(
            is
              .selectFrom("several_offers")
              .select(sql`1`.as("one"))
              .whereRef("several_offers.candidate_id", "=", "offer.candidate_id"),
          )
          .as("has_others"),
      )
      .where("offer.cohort_year", "=", filter.cohortYear)
      // written out, so that the index of exactly these states is used
      .where(
        sql<SqlBool>`offer.state in (${sql.join(statesOfColumn[column].map((state) => sql.lit(state)))})`,
      )
      .where("candidate.merged_into_id", "is", null)
      .$if(column === "considering", (query) => query.where(sql<SqlBool>`offer.extended_count = 0`))
      .$if(column === "extended", (query) => query.where(sql<SqlBool>`offer.extended_count > 0`))
      .$if(filter.unit === "none", (query) => query.where("offer.unit_id", "is", null))
      .$if(isId(filter.unit), (query) => query.where("offer.unit_id", "=", filter.unit))
      .$if(filter.mineOf !== null, (query) =>
        query.where((is) =>
          is.or([
            is("candidate.recruiter_id", "=", filter.mineOf),
            is("candidate.deputy_id", "=", filter.mineOf),
          ]),
        ),
      )
      .$if(isAwaited, (query) => query.orderBy(sql`coalesce(offer.reply_on, 'infinity'::date)`))
      .$if(isEnded, (query) => query.orderBy(sql`offer.ended_on desc nulls last`))
      .$if(!isAwaited && !isEnded, (query) => query.orderBy(sql`offer.accepted_on desc nulls last`))
      .orderBy("offer.id")
      .limit(cardsPerColumn)
      .execute()
  );
}

export type BoardCounts = Record<BoardColumn, number>;

/** How many offers stand in each column: kept figures, and only one's own people are counted. */
export async function countColumns(db: Db, filter: BoardFilter): Promise<BoardCounts> {
  type Row = { state: OfferState; isExtended: boolean; offers: number };
  const inUnit = (table: string) => {
    if (filter.unit === "") return sql`true`;
    const unitId = sql.ref(`${table}.unit_id`);
    return filter.unit === "none" ? sql`${unitId} is null` : sql`${unitId} = ${filter.unit}`;
  };
  const { rows } = filter.mineOf
    ? await sql<Row>`
        select offer.state, offer.state = 'considering' and extended_count > 0 as "isExtended", count(*) as offers
        from candidate join offer on offer.candidate_id = candidate.id
        where (recruiter_id = ${filter.mineOf} or deputy_id = ${filter.mineOf}) and merged_into_id is null
          and offer.cohort_year = ${filter.cohortYear} and ${inUnit("offer")} group by 1, 2`.execute(db)
    : await sql<Row>`
        select state, is_extended as "isExtended", sum(offers) as offers from offer_tally
        where cohort_year = ${filter.cohortYear} and ${inUnit("offer_tally")} group by 1, 2`.execute(db);
  const counts = Object.fromEntries(boardColumns.map((column) => [column, 0])) as BoardCounts;
  for (const { state, isExtended, offers } of rows) counts[columnOf(state, isExtended)] += Number(offers);
  return counts;
}
