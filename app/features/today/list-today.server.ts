import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import { addressedByFamily, type PersonName } from "~/lib/names.ts";
import { asideOf, type Beside, findBeside } from "./today-aside.server.ts";
import { type Asked, askedBy, rowsOfList, statementOf } from "./today-asked.server.ts";
import {
  claimSubject,
  inOrder,
  isSource,
  type SourceName,
  type TodayAsk,
  type TodayRow,
} from "./today-row.ts";
import { type Placed, type TodaySource, withWaits } from "./today-source.server.ts";
import { todaySources } from "./today-sources.server.ts";

/** Who of us is on it just now. */
export type Claim = { by: string; isMine: boolean };
export type ClaimedRow = TodayRow & { claim?: Claim };

/** How many rows a list has; `hasMore`: at least so many, because a kind has more than are read. */
export type Count = { count: number; hasMore: boolean };
type Counts = { waiting: Count; week: Count /** Since when the first waits. */; longest: Date | undefined };

/** The first rows of Today's two lists, in order, with who is on them, how many there are, and what stands beside. */
export async function listToday(db: Db, ask: TodayAsk) {
  const found = await readAll(db, ask);
  if (!found) throw new Error("a list has always a row");
  const { waiting, week } = placesIn(found);
  const claims = claimsOf(found.claimed ?? [], ask);
  const shown = ({ source, row }: Found): ClaimedRow => {
    const line = source.show(row, ask);
    const claim = claims.get(claimSubject(line));
    return claim ? { ...line, claim } : line;
  };
  return {
    waiting: waiting.slice(0, rowsOfList).map(shown),
    week: week.slice(0, rowsOfList).map(shown),
    counts: countsOf({ waiting, week }, rowsOfList),
    aside: asideOf(found.beside, ask),
  };
}

/** How many rows both lists have, exactly below five hundred of a kind. */
export async function countToday(db: Db, ask: TodayAsk): Promise<Counts> {
  return countsOf(placesIn((await readPlaces(db, ask)) ?? {}), mostCounted);
}

const mostCounted = 500;

/** How many rows of people who wait for us Today has: for the number in the navigation. */
export async function countWaiting(db: Db, ask: TodayAsk): Promise<Count> {
  const counts = ((await readWaiting(db, ask))?.counts ?? []).map(Number);
  return {
    count: counts.reduce((sum, count) => sum + count, 0),
    hasMore: counts.some((count) => count >= rowsOfList),
  };
}

/** One row as this member would see it among everybody's; undefined when its fact is gone. */
export async function findTodayRow(db: Db, key: string, ask: TodayAsk): Promise<TodayRow | undefined> {
  const name = key.split(":")[0] ?? "";
  const source = isSource(name) ? todaySources.find((each) => each.name === name) : undefined;
  if (!source) return undefined;
  for (const isMine of [ask.isMine, !ask.isMine]) {
    const mine = { ...ask, isMine };
    const asked = { ...askedBy(mine), first: sql.lit(mostCounted) };
    const { rows } = await sql<{ line: unknown }>`
      ${withWaits(asked)} select to_json(line) as line from (${source.find(asked)}) line`.execute(db);
    const row = rows.map(({ line }) => source.show(line, mine)).find((each) => each.key === key);
    if (row) return row;
  }
  return undefined;
}

type Found = { source: TodaySource; group: TodayRow["group"]; row: unknown; place: string | null };
type Claiming = PersonName & { subject: string; id: string };
type Lines = Partial<Record<SourceName, Placed<object>[] | null>>;
type All = Lines & { claimed: Claiming[] | null; beside: Beside };

/** The rows of all kinds, who is on what, and what stands beside, all seen at the same moment. */
const readAll = statementOf((asked) => {
  const claims = sql`
    select subject, member.id, family_name as "familyName", given_name as "givenName", romaji
    from today_claim join member on member.id = today_claim.member_id where until > ${asked.now}`;
  return readingOf<All>(asked, sql`*`, [
    sql`(select json_agg(line) from (${claims}) line) as claimed`,
    sql`(select row_to_json(beside) from (${findBeside(asked)}) beside) as beside`,
  ]);
});

const readPlaces = statementOf((asked) => readingOf<Lines>(asked, sql`place`, []), mostCounted);

const stepOf = ({ from }: TodaySource) => (from === "end" ? 2 : from === "today" ? 1 : 0);

/**
 * One statement of all kinds: twenty small ones took as long to send as to run. What could only stand below a full list
 * isn't looked for.
 */
function readingOf<Read>(asked: Asked, columns: RawBuilder<unknown>, others: RawBuilder<unknown>[]) {
  const kinds = todaySources.toSorted((a, b) => stepOf(a) - stepOf(b));
  const [waiting, week] = [kinds.filter(isOfWaiting), kinds.filter((each) => !isOfWaiting(each))];
  const found = (source: TodaySource) => sql`(select ${columns} from (${source.find(asked)}) line) line`;
  const waits = waiting.map(
    (source) => sql`(select json_agg(line) from ${found(source)}) as ${sql.ref(source.name)}`,
  );
  const weeks = week.map((source) => {
    const above = week.filter((each) => stepOf(each) < stepOf(source));
    const rows = above.map(({ name }) => sql.ref(`of_${name}.${source.from === "today" ? "past" : "rows"}`));
    const hasRoom = source.from ? sql`where ${sql.join(rows, sql` + `)} < ${asked.first}` : sql``;
    const past = source.from ? sql`0` : sql`count(*) filter (where place < ${asked.today})`;
    return sql`(
      select json_agg(line) as ${sql.ref(source.name)}, count(*) as rows, ${past} as past
      from ${found(source)} ${hasRoom}) as ${sql.ref(`of_${source.name}`)}`;
  });
  return sql<Read>`${kept} ${withWaits(asked)}
    select ${sql.join([...waits, ...week.map(({ name }) => sql.ref(name)), ...others])}
    from ${sql.join(weeks, sql` cross join lateral `)}`;
}

const isOfWaiting = ({ group }: TodaySource) => group === "waiting";

const readWaiting = statementOf((asked) => {
  const counts = todaySources
    .filter(isOfWaiting)
    .map((source) => sql`(select count(*) from (${source.find(asked)}) line)`);
  return sql<{
    counts: string[];
  }>`${kept} ${withWaits(asked)} select array[${sql.join(counts)}] as counts, ${asked.zone} as zone`;
});

function placesIn(lines: Lines) {
  return inOrder(
    todaySources.flatMap((source) =>
      (lines[source.name] ?? []).map(
        (row): Found => ({ source, group: source.group, row, place: row.place }),
      ),
    ),
  );
}

function countsOf({ waiting, week }: { waiting: Found[]; week: Found[] }, most: number): Counts {
  const isFull = (rows: Found[]) =>
    [...Map.groupBy(rows, ({ source }) => source).values()].some((some) => some.length >= most);
  // Then what stands below all days wasn't looked for.
  const isFullBefore = week.filter(({ source }) => !source.from).length >= most;
  const since = waiting[0]?.place;
  return {
    waiting: { count: waiting.length, hasMore: isFull(waiting) },
    week: { count: week.length, hasMore: isFull(week) || isFullBefore },
    longest: since ? new Date(since) : undefined,
  };
}

function claimsOf(claims: readonly Claiming[], { memberId, locale }: TodayAsk): Map<string, Claim> {
  return new Map(
    claims.map(({ subject, id, ...name }) => [
      subject,
      { by: addressedByFamily(name, locale), isMine: id === memberId },
    ]),
  );
}
