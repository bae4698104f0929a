import { CompiledQuery, type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { inTurns } from "#db/in-turns.server.ts";
import type { TodayAsk } from "./today-row.ts";

/** Who asks, in the words of a statement: instants and days are reckoned by the database from these four. */
export type Asked = {
  isMine: boolean;
  memberId: RawBuilder<string>;
  now: RawBuilder<Date>;
  today: RawBuilder<string>;
  zone: RawBuilder<string>;
  /** How many rows of a kind, written out: the planner has to know how few are wanted. */
  first: RawBuilder<number>;
};

/** More of a kind than a list shows aren't read. */
export const rowsOfList = 20;

/** With the values themselves, for a statement that isn't kept. */
export function askedBy({ isMine, memberId, now, today, zone }: TodayAsk): Asked {
  return {
    isMine,
    memberId: sql<string>`${memberId}::uuid`,
    now: sql<Date>`${now}::timestamptz`,
    today: sql<string>`${today}::date`,
    zone: sql<string>`${zone}::text`,
    first: sql.lit(rowsOfList),
  };
}

const places = {
  memberId: sql.raw<string>("$1::uuid"),
  now: sql.raw<Date>("$2::timestamptz"),
  today: sql.raw<string>("$3::date"),
  zone: sql.raw<string>("$4::text"),
};

/**
 * A large statement that is the same for everybody, but for whose rows are asked for: its text is made once, where making it
 * took longer than reading its answer. It has to make use of all four values.
 */
export function statementOf<Row>(make: (asked: Asked) => RawBuilder<Row>, most = rowsOfList) {
  const texts = new Map<boolean, string>();
  return async (db: Db, { isMine, memberId, now, today, zone }: TodayAsk): Promise<Row | undefined> => {
    const text = texts.get(isMine) ?? make({ isMine, ...places, first: sql.lit(most) }).compile(db).sql;
    texts.set(isMine, text);
    const values = [memberId, now.toISOString(), today, zone];
    const query = CompiledQuery.raw(text, values) as CompiledQuery<Row>;
    const { rows } = await inTurns(() => db.executeQuery(query));
    return rows[0];
  };
}
