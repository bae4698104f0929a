import { createHash } from "node:crypto";
import { type CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { fillManyCandidates } from "#tests/support/many-candidates.ts";
import { fillManyDuties } from "#tests/support/many-duties.ts";
import { tendCare } from "~/features/care/tend-care.server.ts";
import { countWaiting } from "~/features/today/list-today.server.ts";
import { askedBy } from "~/features/today/today-asked.server.ts";
import { readToday } from "~/features/today/today-page.server.ts";
import type { TodayAsk } from "~/features/today/today-row.ts";
import { type TodaySource, withWaits } from "~/features/today/today-source.server.ts";
import { todaySources } from "~/features/today/today-sources.server.ts";

// One database with 100,000 people for this file: the planner decides by size.
let db: Db;
let drop: () => Promise<void>;
const now = new Date("2026-07-07T03:00:00Z");

beforeAll(async () => {
  const own = await ownDatabase();
  drop = own.drop;
  db = connect(own.url, { max: 1 });
  await fillManyCandidates(db, { count: 100_000 });
  await fillManyDuties(db);
}, 180_000);

afterAll(async () => {
  await db.destroy();
  await drop();
});

function ask(isMine: boolean): TodayAsk {
  const hex = createHash("md5").update("member3").digest("hex");
  const memberId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  return { memberId, isMine, now, today: "2026-07-07", zone: "Asia/Tokyo", locale: "ja" };
}

function rowsOf(source: TodaySource, isMine: boolean) {
  const asked = askedBy(ask(isMine));
  return sql`${withWaits(asked)} select * from (${source.find(asked)}) line`;
}

/** Large tables; small ones (sessions, members, what colleagues put to rest) may be read whole. */
const wholeTable =
  /Seq Scan on (candidate|touchpoint|offer|offer_move|invitation|delivery|seat|care_signal|call_result|silent_invitation)\b/;

/** `explain (generic_plan)`: as a connection plans a statement that it keeps, without knowing what is asked for. */
async function plansOf(work: (with_: Db) => Promise<unknown>, explain = "explain"): Promise<string[]> {
  const statements: CompiledQuery[] = [];
  const executor = db.getExecutor();
  const original = executor.executeQuery.bind(executor);
  const spy = (query: CompiledQuery, ...rest: never[]) => {
    statements.push(query);
    return original(query, ...rest);
  };
  Object.assign(executor, { executeQuery: spy });
  try {
    await work(db);
  } finally {
    Object.assign(executor, { executeQuery: original });
  }
  const plans: string[] = [];
  for (const query of statements) {
    if (!/^(?:[\s(]|\/\* kept \*\/)*(select|with)/i.test(query.sql)) continue;
    const { rows } = await db.executeQuery<{ "QUERY PLAN": string }>({
      ...query,
      sql: `${explain} ${query.sql.replace("/* kept */", "")}`,
      ...(explain !== "explain" && { parameters: [] }),
    });
    plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
  }
  return plans;
}

test("no kind of row reads a whole table of people or of what happened, for one colleague or for all", async () => {
  for (const source of todaySources)
    for (const isMine of [true, false]) {
      const plans = await plansOf((with_) => rowsOf(source, isMine).execute(with_));
      expect(plans.length, source.name).toBeGreaterThan(0);
      for (const plan of plans) expect(plan, `${source.name}, mine: ${isMine}`).not.toMatch(wholeTable);
    }
}, 60_000);

test("no plan that a connection keeps does either, though it was made for anybody", async () => {
  for (const isMine of [true, false])
    for (const read of [readToday, countWaiting]) {
      const plans = await plansOf((with_) => read(with_, ask(isMine)), "explain (generic_plan)");
      expect(plans.length).toBeGreaterThan(0);
      // nobody has moved in this company: reading no moves at all is as good as an index
      for (const plan of plans)
        if (!plan.includes("Seq Scan on offer_move"))
          expect(plan, `${read.name}, mine: ${isMine}`).not.toMatch(wholeTable);
    }
}, 60_000);

test("neither does the minute's look at care signals, once it has looked at the past", async () => {
  await tendCare(db, now);
  const plans = await plansOf((with_) => tendCare(with_, new Date(now.getTime() + 60_000)));
  expect(plans.length).toBeGreaterThan(5);
  for (const plan of plans)
    expect(plan).not.toMatch(/Seq Scan on (candidate|touchpoint|offer_move|invitation|delivery)\b/);
}, 120_000);

test("there are rows of the usual kinds", async () => {
  const usual = ["other_date", "reply", "quiet", "missing", "claims", "bounced", "task"];
  for (const source of todaySources.filter(({ name }) => usual.includes(name)))
    expect((await rowsOf(source, false).execute(db)).rows.length, source.name).toBeGreaterThan(0);
}, 60_000);
