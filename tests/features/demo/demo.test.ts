import { createHash } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { checkDemo } from "#db/demo/check.server.ts";
import { countDemo } from "#db/demo/figures.server.ts";
import { loadDemo } from "#db/demo/load.server.ts";
import { halfWidth } from "#db/demo/people.ts";
import { romanised } from "#db/demo/romaji.ts";
import { tables } from "#db/demo/rows.ts";
import { wipeDemo } from "#db/demo/wipe.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { findLink } from "~/features/letters/private-link.server.ts";

const db = testDatabase();
const pictureDay = new Date("2026-07-07T00:10:00Z");

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const table of tables) {
    const { rows } = await sql<{ all: string }>`
      select md5(string_agg(row::text, '|' order by row::text)) as all from ${sql.table(table)} as row`.execute(
      db,
    );
    hash.update(`${table}:${rows[0]?.all}`);
  }
  return hash.digest("hex");
}

test("the demo company is believable, and stands on the day of the pictures as docs/demo.md says", async () => {
  const began = performance.now();
  const loaded = await loadDemo(db, { now: pictureDay });
  console.info(
    `demo: ${loaded.touchpoints} touchpoints loaded in ${Math.round(performance.now() - began)} ms`,
  );
  expect(await checkDemo(db, pictureDay)).toEqual([]);

  const classes = await countDemo(db);
  console.info(classes.map((each) => Object.values(each).join("\t")).join("\n"));
  const current = classes.find((each) => each.year === 2027);
  // 46 people, five of them with offers of two departments
  expect(current).toMatchObject({ considering: 51, target: 118, withdrawn: 1 });
  const history = classes.filter((each) => each.year < 2027);
  const offered = history.reduce((sum, each) => sum + each.offered, 0);
  const accepted = history.reduce((sum, each) => sum + each.offered * each.acceptedShare, 0);
  const left = history.reduce((sum, each) => sum + each.declinedAfter, 0);
  expect(Math.round(accepted / 100)).toBe(25);
  expect(accepted / offered).toBeCloseTo(0.55, 1);
  expect(left / accepted).toBeCloseTo(0.16, 1);
  expect(await countSilent()).toBe(6);
});

/** People of the class with whom nobody spoke for 30 days. */
async function countSilent(): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*) as people from candidate
    where cohort_year = 2027 and offer_state in ('informal', 'considering', 'accepted')
      and (last_contact_at at time zone 'Asia/Tokyo')::date <= '2026-06-07'`.execute(db);
  return rows[0]?.people ?? 0;
}

// tests/long/demo.test.ts tries more of the year
test("the demo is in mid-season on 29 February", async () => {
  const at = new Date("2028-02-29T06:00:00Z");
  await loadDemo(db, { now: at, since: 2026 });
  expect(await checkDemo(db, at)).toEqual([]);
});

test("the check finds what is wrong", async () => {
  await loadDemo(db, { now: pictureDay, since: 2027 });
  await sql`update candidate set given_kana = 'ハナコ' where family_name = '山田' and given_name = '花'`.execute(
    db,
  );
  await sql`update session set seats_taken = seats_taken - 1 where id = (select session_id from seat where state = 'going' limit 1)`.execute(
    db,
  );
  await sql`update answer_history set answered_at = '2020-01-01' where id = (select id from answer_history order by answered_at desc limit 1)`.execute(
    db,
  );
  await sql`update touchpoint set body = '同じ話' where id in (select id from touchpoint where kind = 'call' limit 2)`.execute(
    db,
  );
  await sql`update offer_move set to_state = 'joined' where id = (select id from offer_move where to_state = 'informal' limit 1)`.execute(
    db,
  );
  await sql`update candidate set last_contact_at = now() where id = (select id from candidate limit 1)`.execute(
    db,
  );
  await sql`delete from invitation where event_id = (select id from event where state = 'published' order by created_at limit 1)`.execute(
    db,
  );
  const found = (await checkDemo(db, pictureDay)).join("\n");
  for (const part of [
    "unknown reading: 山田 花",
    "count their seats wrongly",
    "answers before their invitation",
    "a note used twice: 同じ話",
    "a history that doesn't lead to",
    "last contact isn't the newest",
    "events without answers",
  ])
    expect(found).toContain(part);
});

test("the same moment gives the same company, row for row", async () => {
  await loadDemo(db, { now: pictureDay, since: 2026 });
  const first = await fingerprint();
  expect(await wipeDemo(db)).toEqual({ ok: true });
  await loadDemo(db, { now: pictureDay, since: 2026 });
  expect(await fingerprint()).toBe(first);
});

test("the get-together with colleagues has 22 going, two seats kept and three in line", {
  timeout: 60_000,
}, async () => {
  await loadDemo(db, { now: pictureDay, since: 2027 });
  const { rows } = await sql<{ state: string; people: number }>`
    select seat.state, count(*) as people from seat join session on session.id = session_id join event on event.id = event_id
    where event.title->>'ja' = '先輩との懇親会' group by 1 order by 1`.execute(db);
  expect(rows).toEqual([
    { state: "going", people: 22 },
    { state: "offered", people: 2 },
    { state: "waiting", people: 3 },
  ]);
});

test("the people of the pictures are where the pictures show them", async () => {
  await loadDemo(db, { now: pictureDay, since: 2027 });
  const stateOf = async (family: string, given: string) =>
    db
      .selectFrom("candidate")
      .innerJoin("offer", "offer.id", "candidate.offer_id")
      .select(["offer.state", "candidate.reply_on", "offer.accepted_on"])
      .where("family_name", "=", family)
      .where("given_name", "=", given)
      .where("candidate.offer_id", "is not", null)
      .executeTakeFirst();
  expect(await stateOf("渡邉", "さくら")).toMatchObject({ state: "considering", reply_on: "2026-07-09" });
  expect(await stateOf("髙橋", "蓮")).toMatchObject({ state: "considering", reply_on: "2026-07-10" });
  expect(await stateOf("阿部", "樹")).toMatchObject({ state: "accepted", accepted_on: "2026-07-06" });
  expect(await stateOf("김", "서연")).toMatchObject({ state: "accepted" });
  const late = await db
    .selectFrom("offer_move")
    .select(["happened_on", "recorded_at"])
    .where("to_state", "=", "declined_before")
    .orderBy("recorded_at", "desc")
    .executeTakeFirstOrThrow();
  expect(late.happened_on).toBe("2026-07-03");
  expect(late.recorded_at.toISOString().slice(0, 10)).toBe("2026-07-06");
});

test("with a secret the answer page of one person a language can be opened", {
  timeout: 60_000,
}, async () => {
  const { answerLinks } = await loadDemo(db, {
    now: pictureDay,
    since: 2027,
    secret: "a secret of this test",
  });
  expect(answerLinks.map((link) => link.locale)).toEqual(["ja", "en", "ko"]);
  for (const link of answerLinks)
    expect(await findLink(db, link.token, pictureDay)).toMatchObject({
      state: "open",
      purpose: "invitation",
    });
});

test("wiping refuses on a real company and leaves it as it is", async () => {
  await db.insertInto("company").values({ name: "本物精機株式会社" }).execute();
  expect(await wipeDemo(db)).toEqual({ ok: false, reason: "real_company" });
  expect(await db.selectFrom("company").select("name").execute()).toEqual([{ name: "本物精機株式会社" }]);
});

test("kana become romaji as in a passport, and half-width as in an old sheet", () => {
  expect(["オオノ", "ユウイチロウ", "ホンマ", "ホッタ", "ジュンペイ", "リョウコ"].map(romanised)).toEqual([
    "Ono",
    "Yuichiro",
    "Homma",
    "Hotta",
    "Jumpei",
    "Ryoko",
  ]);
  expect(halfWidth("ワタナベ ジュンパ")).toBe("ﾜﾀﾅﾍﾞ ｼﾞｭﾝﾊﾟ");
});
