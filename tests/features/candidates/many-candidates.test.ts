import { createHash } from "node:crypto";
import { type CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { fillManyCandidates } from "#tests/support/many-candidates.ts";
import { isUsual, lookAtWords, matching } from "~/features/candidates/candidate-filter.server.ts";
import { type CandidateFilter, candidateSorts, noFilter } from "~/features/candidates/candidate-filter.ts";
import {
  candidateCounts,
  candidatePage,
  countCandidates,
  listCandidates,
} from "~/features/candidates/candidate-list.server.ts";
import { listTabs, readCandidateList } from "~/features/candidates/candidate-list-page.server.ts";
import { listTouchpoints } from "~/features/candidates/candidate-queries.server.ts";
import { isKnownBeyond } from "~/features/candidates/many-known.server.ts";

// One database with 100,000 people for this file: the planner decides by size.
let db: Db;
let drop: () => Promise<void>;
const clock = { now: new Date("2026-07-07T03:00:00Z"), today: "2026-07-07" };

beforeAll(async () => {
  const own = await ownDatabase();
  drop = own.drop;
  db = connect(own.url, { max: 1 });
  await fillManyCandidates(db, { count: 100_000 });
}, 120_000);

afterAll(async () => {
  await db.destroy();
  await drop();
});

function idOf(text: string) {
  return createHash("md5")
    .update(text)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const open = { ...noFilter, year: 2027, standing: "open" as const };
const filters: Record<string, CandidateFilter> = {
  everyone: { ...noFilter, year: 2027 },
  "on the way": open,
  "all classes": { ...open, year: null },
  ended: { ...open, standing: "ended" },
  considering: { ...open, standing: "all", states: ["considering"] },
  lost: { ...open, standing: "all", states: ["lost_contact"] },
  "two states": { ...open, standing: "all", states: ["lost_contact", "withdrawn_by_company"] },
  "large unit": { ...open, units: [idOf("unit1")] },
  "small unit": { ...open, units: [idOf("unit12")] },
  "no unit": { ...open, units: ["none"] },
  school: { ...open, school: "大学150" },
  korean: { ...open, language: "ko" },
  tag: { ...open, tag: "留学" },
  "common tag": { ...open, tag: "研修旅行" },
  recruiter: { ...open, recruiter: idOf("member3") },
  nobody: { ...open, recruiter: "none" },
  mine: { ...open, mineOf: idOf("member3") },
  due: { ...open, isDueSoon: true },
  quiet: { ...open, isQuiet: true },
  chosen: { ...noFilter, ids: [idOf("candidate1"), idOf("candidate2")] },
  "one kana": { ...open, words: "タ" },
  family: { ...open, words: "タカハシ" },
  "two words": { ...open, words: "タカハシ 名12" },
  mail: { ...open, words: "person777" },
  "common words": { ...open, words: "大学 person" },
  "a common word in a unit": { ...open, words: "大学", units: [idOf("unit12")] },
  unknown: { ...open, words: "ンンン" },
  "replies from and to": { ...open, replyFrom: "2026-07-10", replyTo: "2026-07-20" },
  "mine and due": { ...open, mineOf: idOf("member3"), isDueSoon: true },
  "mine and quiet": { ...open, mineOf: idOf("member3"), isQuiet: true },
  "unit, state and school": { ...open, states: ["considering"], units: [idOf("unit12")], school: "大学1" },
  "search in a unit": { ...open, words: "タカ", units: [idOf("unit11")], isDueSoon: true },
};

async function planOf(query: CompiledQuery) {
  const { rows } = await db.executeQuery<{ "QUERY PLAN": string }>({ ...query, sql: `explain ${query.sql}` });
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const wholeTable = /Seq Scan on (candidate|candidate_term|candidate_tag|touchpoint|offer)\b/;

test("no filter, search or order reads a whole table", async () => {
  const { next } = await listCandidates(db, { filter: open, sort: "kana", clock });
  for (const [name, filter] of Object.entries(filters)) {
    const known = await lookAtWords(db, filter);
    for (const sort of candidateSorts)
      expect(
        await planOf(candidatePage({ filter, sort, clock }, known).compile(db)),
        `${name} by ${sort}`,
      ).not.toMatch(wholeTable);
    const later = candidatePage({ filter, sort: "kana", after: next, clock }, known).compile(db);
    expect(await planOf(later), `${name}, next page`).not.toMatch(wholeTable);
    const count = candidateCounts([{ filter, clock }], [known]).compile(db);
    expect(await planOf(count), `count of ${name}`).not.toMatch(wholeTable);
  }
}, 60_000);

test("neither does a plan that a connection keeps, made without knowing what is asked for", async () => {
  let kinds = 0;
  for (const [name, filter] of Object.entries(filters).filter(([, filter]) => isUsual(filter))) {
    const page = candidatePage({ filter, sort: "kana", clock }).compile(db);
    const count = candidateCounts([{ filter, clock }]).compile(db);
    for (const { sql: text } of [page, count]) {
      expect(text).toContain("/* kept */");
      const asked = text.replace("/* kept */", "");
      const { rows } = await sql<{ "QUERY PLAN": string }>`explain (generic_plan) ${sql.raw(asked)}`.execute(
        db,
      );
      expect(rows.map((row) => row["QUERY PLAN"]).join("\n"), name).not.toMatch(wholeTable);
      kinds++;
    }
  }
  expect(kinds).toBeGreaterThan(8);
  const search = candidatePage({ filter: { ...open, words: "佐" }, sort: "kana", clock }).compile(db);
  expect(search.sql).not.toContain("/* kept */");
}, 60_000);

test("a page holds fifty people in kana order", async () => {
  const { rows } = await listCandidates(db, { filter: open, sort: "kana", clock });
  expect(rows).toHaveLength(50);
  const names = rows.map((row) => row.familyKana + row.givenKana);
  expect([...names].sort()).toEqual(names);
  const timeline = await listTouchpoints(db, { candidateId: rows[0]?.id ?? "", side: "all" });
  expect(timeline.rows).toEqual([]);
});

test("a common word finds the same people, in the same order, as if everybody behind it had been collected", async () => {
  const filter = { ...open, words: "大学1", units: [idOf("unit11")] };
  expect(await lookAtWords(db, filter)).toEqual({ common: new Set(["大学1"]), isWritten: true });
  expect((await lookAtWords(db, { ...filter, words: "タカハシ ンンン タ" })).common).toEqual(new Set());
  const { rows } = await listCandidates(db, { filter, sort: "kana", clock });
  const collected = await candidatePage({ filter, sort: "kana", clock }).execute(db);
  expect(rows.map((row) => row.id)).toEqual(collected.rows.slice(0, 50).map((row) => row.id));
});

test("a search for one word finds whoever has it anywhere, though only the start of the list's order is read", async () => {
  // kana of a family, of a given name, the start of an address, a name in kanji that nobody sorts by, nobody's
  for (const words of ["タカハシ", "アオイ1", "person77", "姓12", "ンンン"])
    for (const more of [
      {},
      { year: null },
      { standing: "all" as const },
      { standing: "ended" as const },
      { states: ["considering" as const, "declined_after" as const] },
      { units: [idOf("unit9")], isQuiet: true },
      { school: "大学15", tag: "研修旅行" },
    ]) {
      const filter = { ...open, ...more, words };
      const { rows } = await candidatePage({ filter, sort: "kana", limit: 5_000, clock }).execute(db);
      const everybody = await db
        .selectFrom("candidate")
        .select("id")
        .where(matching(filter, clock))
        .orderBy("cohort_year")
        .orderBy("sort_key")
        .orderBy("id")
        .limit(5_001)
        .execute();
      const label = `${words} ${JSON.stringify(more)}`;
      expect(
        rows.map((row) => row.id),
        label,
      ).toEqual(everybody.map((row) => row.id));
    }
}, 60_000);

test("a name that thousands share in a small department doesn't read thousands of rows", async () => {
  const filter = { ...open, words: "タカハシ", units: [idOf("unit11")] };
  const query = candidatePage({ filter, sort: "kana", clock }).compile(db);
  const { rows } = await db.executeQuery<{ "QUERY PLAN": string }>({
    ...query,
    sql: `explain (analyze, buffers, timing off) ${query.sql}`,
  });
  const read = /^\s+Buffers: shared hit=(\d+)/m.exec(rows.map((row) => row["QUERY PLAN"]).join("\n"));
  expect(Number(read?.[1])).toBeLessThan(2_000); // looked up one by one: more than 5,000
});

test("the count beside a page is true up to a thousand, whatever is asked", async () => {
  for (const [name, filter] of Object.entries(filters)) {
    const { total } = await listCandidates(db, { filter, sort: "kana", clock });
    const { many } = await db
      .selectFrom("candidate")
      .select((eb) => eb.fn.countAll<number>().as("many"))
      .where(matching(filter, clock))
      .executeTakeFirstOrThrow();
    expect(total, name).toBe(Math.min(many, 1_000));
    expect(await countCandidates(db, { filter, clock }), name).toBe(total);
  }
}, 60_000);

test("a tab that says 1,000 or more isn't counted again at once, a smaller one each time", async () => {
  const memberId = idOf("member3");
  const reader = { memberId, locale: "ja", zone: "Asia/Tokyo" } as const;
  const filter = { ...open, year: 2028, mineOf: memberId };
  const all = { ...open, year: 2028 };
  const counts = async (filter: CandidateFilter) =>
    (await listTabs(db, { filter, clock }, { memberId: reader.memberId, views: [] })).map((tab) => tab.count);
  const [mine = 0] = await counts(filter);
  expect(mine).toBeGreaterThan(100);
  expect(mine).toBeLessThan(1_000);
  expect((await counts(all))[0]).toBe(1_000);
  const one = await db
    .updateTable("candidate")
    .set({ offer_state: "declined_before" })
    .where(matching(filter, clock))
    .where("id", "in", (eb) =>
      eb.selectFrom("candidate").select("id").where(matching(filter, clock)).limit(1),
    )
    .returning("id")
    .execute();
  expect(one).toHaveLength(1);
  expect((await counts(filter))[0]).toBe(mine - 1);
  expect([isKnownBeyond(db, { filter: all, clock }), isKnownBeyond(db, { filter, clock })]).toEqual([
    true,
    false,
  ]);
  expect((await counts(all))[0]).toBe(1_000);
  const page = await readCandidateList(db, { filter: all, sort: "kana", after: null, clock }, reader);
  expect([page.total, page.isMore, page.items.length]).toEqual([1_000, true, 50]);
});

test("the SQL of the heaviest reads is what was reviewed", () => {
  const words = { ...open, words: "タカハシ" };
  const reads = {
    page: candidatePage({ filter: open, sort: "kana", clock }),
    search: candidatePage({ filter: words, sort: "kana", clock }, { common: new Set(), isWritten: true }),
    common: candidatePage(
      { filter: words, sort: "kana", clock },
      { common: new Set(["タカハシ"]), isWritten: true },
    ),
    mine: candidatePage({ filter: filters["mine"] ?? open, sort: "reply", clock }),
    count: candidateCounts([{ filter: words, clock }]),
  };
  for (const [name, query] of Object.entries(reads)) expect(query.compile(db).sql).toMatchSnapshot(name);
});
