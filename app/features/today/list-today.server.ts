import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import { addressedByFamily, type PersonName } from "~/lib/names.ts";
import { type Asked, askedBy, statementOf } from "./today-asked.server.ts";
import { claimSubject, inOrder, isSource, type TodayAsk, type TodayRow } from "./today-row.ts";
import { sourceLimit, type TodaySource } from "./today-source.server.ts";
import { todaySources } from "./today-sources.server.ts";

/** Who of us is on it just now. */
export type Claim = { by: string; isMine: boolean };
export type ClaimedRow = TodayRow & { claim?: Claim };

/** Everything on Today's two lists, in order, with who is on it. `hasMore`: a kind has more than is listed. */
export async function listToday(db: Db, ask: TodayAsk) {
  const found = (await readAll(db, ask)) ?? {};
  const lists = todaySources.map((source) => shown(source, found, ask));
  const claims = claimsOf((found.claimed ?? []) as Claiming[], ask);
  const { waiting, week } = inOrder(lists.flat());
  const claimed = (row: TodayRow): ClaimedRow => {
    const claim = claims.get(claimSubject(row));
    return claim ? { ...row, claim } : row;
  };
  return {
    waiting: waiting.map(claimed),
    week: week.map(claimed),
    hasMore: lists.some((rows) => rows.length >= sourceLimit),
  };
}

/** How many rows of people who wait for us Today has: for the number in the navigation. */
export async function countWaiting(db: Db, ask: TodayAsk): Promise<number> {
  return (await waitingCount(db, ask))?.count ?? 0;
}

const waitingCount = statementOf((asked) => {
  const counts = todaySources
    .filter(({ group }) => group === "waiting")
    .map((source) => sql`(select count(*) from (${source.find(asked)}) line)`);
  return sql<{ count: number }>`${kept} select ${sql.join(counts, sql` + `)} as count, ${asked.zone} as zone`;
});

/** One row as this member would see it among everybody's; undefined when its fact is gone. */
export async function findTodayRow(db: Db, key: string, ask: TodayAsk): Promise<TodayRow | undefined> {
  const name = key.split(":")[0] ?? "";
  const source = isSource(name) ? todaySources.find((each) => each.name === name) : undefined;
  if (!source) return undefined;
  for (const isMine of [ask.isMine, !ask.isMine]) {
    const mine = { ...ask, isMine };
    const { rows } = await readingOf([source], askedBy(mine)).execute(db);
    const row = shown(source, rows[0] ?? {}, mine).find((each) => each.key === key);
    if (row) return row;
  }
  return undefined;
}

function shown(source: TodaySource, found: Found, ask: TodayAsk): TodayRow[] {
  return (found[source.name] ?? []).map((row) => source.show(row, ask));
}

type Claiming = PersonName & { subject: string; id: string };

type Found = Record<string, unknown[] | null>;

/**
 * The rows of some kinds and who is on what, in one statement: twenty small ones took as long to send as to run, and one
 * sees everything at the same moment.
 */
function readingOf(sources: readonly TodaySource[], asked: Asked) {
  const lists = sources.map(
    (source) => sql`(select json_agg(line) from (${source.find(asked)}) line) as ${sql.ref(source.name)}`,
  );
  const claims = sql`(select json_agg(line) from (
    select subject, member.id, family_name as "familyName", given_name as "givenName", romaji
    from today_claim join member on member.id = today_claim.member_id where until > ${asked.now}) line) as claimed`;
  return sql<Found>`${kept} select ${sql.join([...lists, claims])}`;
}

const readAll = statementOf((asked) => readingOf(todaySources, asked));

function claimsOf(claims: readonly Claiming[], { memberId, locale }: TodayAsk): Map<string, Claim> {
  return new Map(
    claims.map(({ subject, id, ...name }) => [
      subject,
      { by: addressedByFamily(name, locale), isMine: id === memberId },
    ]),
  );
}
