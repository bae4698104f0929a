import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily } from "~/lib/names.ts";
import { claimSubject, inOrder, isSource, type TodayAsk, type TodayRow } from "./today-row.ts";
import { sourceLimit } from "./today-source.server.ts";
import { todaySources } from "./today-sources.server.ts";

/** Who of us is on it just now. */
export type Claim = { by: string; isMine: boolean };
export type ClaimedRow = TodayRow & { claim?: Claim };

/** Everything on Today's two lists, in order, with who is on it. `hasMore`: a kind has more than is listed. */
export async function listToday(db: Db, ask: TodayAsk) {
  const lists = await Promise.all(todaySources.map((source) => source.list(db, ask)));
  const { waiting, week } = inOrder(lists.flat());
  const claims = await findClaims(db, [...waiting, ...week], ask);
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

/** Rows in which a person waits for us, the longest first: for the dot in the navigation and for the morning letter. */
export async function listWaiting(db: Db, ask: TodayAsk): Promise<TodayRow[]> {
  const sources = todaySources.filter(({ group }) => group === "waiting");
  return inOrder((await Promise.all(sources.map((source) => source.list(db, ask)))).flat()).waiting;
}

/** One row as this member would see it among everybody's; undefined when its fact is gone. */
export async function findTodayRow(db: Db, key: string, ask: TodayAsk): Promise<TodayRow | undefined> {
  const name = key.split(":")[0] ?? "";
  const source = isSource(name) ? todaySources.find((each) => each.name === name) : undefined;
  for (const isMine of [ask.isMine, !ask.isMine]) {
    const rows = (await source?.list(db, { ...ask, isMine })) ?? [];
    const row = rows.find((each) => each.key === key);
    if (row) return row;
  }
  return undefined;
}

async function findClaims(
  db: Db,
  rows: readonly TodayRow[],
  { memberId, now, locale }: { memberId: string; now: Date; locale: Locale },
): Promise<Map<string, Claim>> {
  const subjects = [...new Set(rows.map(claimSubject))];
  if (subjects.length === 0) return new Map();
  const claims = await db
    .selectFrom("today_claim")
    .innerJoin("member", "member.id", "today_claim.member_id")
    .select(["subject", "member.id", "family_name as familyName", "given_name as givenName", "romaji"])
    .where("subject", "in", subjects)
    .where("until", ">", now)
    .execute();
  return new Map(
    claims.map(({ subject, id, ...name }) => [
      subject,
      { by: addressedByFamily(name, locale), isMine: id === memberId },
    ]),
  );
}
