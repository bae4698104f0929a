import iconv from "iconv-lite";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCohort, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { findDryRun, keepMapping } from "~/features/imports/dry-run.server.ts";
import { forgetOldFiles } from "~/features/imports/forget-files.server.ts";
import type { Decisions } from "~/features/imports/import-plan.ts";
import { findImportRun } from "~/features/imports/import-queries.server.ts";
import { runImport, startImport, stopImport } from "~/features/imports/run-import.server.ts";
import { storeFile } from "~/features/imports/store-file.server.ts";
import { undoImport } from "~/features/imports/undo-import.server.ts";

const db = testDatabase();
const now = new Date("2026-07-07T00:10:00Z");
const zone = "Asia/Tokyo";
const noDecisions: Decisions = new Map();
const noJobs = { add: async () => {}, wake: () => {}, mailDomain: "aoba.example" };

const head = "応募者ID,氏名,ﾌﾘｶﾞﾅ,メール1,携帯,大学,学部,部門,状況,内定日,回答〆,承諾日,備考";
const ren =
  "A-001,髙橋　蓮,ﾀｶﾊｼ ﾚﾝ,ren@example.ac.jp,09000000102,青葉大学,工学部,設計開発,検討中,2026/6/26,R8.7.10,,①次面接で好印象";
const hana =
  "A-002,山田 花,ヤマダ ハナ,hana@example.ac.jp,090-0000-0103,東都大学,理学部,品質保証,承諾,2026/6/1,,2026/6/20,";

async function office() {
  await aCompany(db);
  await aCohort(db);
  return aMember(db);
}

async function upload(lines: readonly string[], by: string, encoding = "cp932") {
  const stored = await storeFile(db, {
    name: "内定者.csv",
    bytes: iconv.encode(lines.join("\r\n"), encoding),
    cohortYear: 2027,
    by,
    now,
  });
  if (!stored.ok) throw new Error(stored.reason);
  return stored.fileId;
}

async function dryRun(fileId: string, decisions = noDecisions) {
  const dry = await findDryRun(db, { fileId, decisions, zone, now });
  if (!dry) throw new Error("file gone");
  return dry;
}

async function bringIn(fileId: string, by: string, decisions = noDecisions, at = now) {
  const started = await startImport(db, noJobs, { fileId, decisions, mapping: {}, by, now: at });
  if (!started.ok) throw new Error(started.reason);
  await runImport(db, started.runId, at);
  return started.runId;
}

test("a CP932 list with 髙, ① and half-width kana becomes people with their offers", async () => {
  const member = await office();
  const fileId = await upload([head, ren, hana], member.id);
  const dry = await dryRun(fileId);
  expect(dry.table.encoding).toBe("cp932");
  expect(dry.plan.counts).toEqual({ faulty: 0, duplicate: 0, changed: 0, added: 2, unchanged: 0 });
  expect(dry.plan.newUnits.map((unit) => unit.name)).toEqual(["設計開発", "品質保証"]);
  const runId = await bringIn(fileId, member.id);
  expect(await findImportRun(db, runId)).toMatchObject({ state: "done", addedCount: 2, skippedCount: 0 });
  const people = await db
    .selectFrom("candidate")
    .innerJoin("unit", "unit.id", "candidate.unit_id")
    .select([
      "family_name",
      "given_name",
      "family_kana",
      "given_kana",
      "phone",
      "note",
      "offer_state",
      "reply_on",
      "unit.name",
      "recruiter_id",
    ])
    .orderBy("sort_key")
    .execute();
  expect(people[0]).toEqual({
    family_name: "髙橋",
    given_name: "蓮",
    family_kana: "タカハシ",
    given_kana: "レン",
    phone: "090-0000-0102",
    note: "①次面接で好印象",
    offer_state: "considering",
    reply_on: "2026-07-10",
    name: "設計開発",
    recruiter_id: member.id,
  });
  const [, accepted] = await db
    .selectFrom("offer")
    .select(["state", "accepted_on", "offered_on"])
    .orderBy("offered_on", "desc")
    .execute();
  expect(accepted).toEqual({ state: "accepted", accepted_on: "2026-06-20", offered_on: "2026-06-01" });
});

test("the same file twice changes nothing", async () => {
  const member = await office();
  const nameless = ",佐藤 優,サトウ ユウ,,,,,,,,,,";
  const first = await upload([head, ren, hana, nameless], member.id);
  await bringIn(first, member.id);
  const again = await dryRun(await upload([head, ren, hana, nameless], member.id, "utf8"));
  expect(again.plan.counts).toEqual({ faulty: 0, duplicate: 0, changed: 0, added: 0, unchanged: 3 });
  const before = await snapshot();
  await bringIn(first, member.id);
  expect(await snapshot()).toEqual(before);
});

test("each faulty row is named with its line, its field and what stood there, and doesn't hold the others back", async () => {
  const member = await office();
  const fileId = await upload(
    [
      head,
      ren,
      "A-3,山根 樹里,ヤマネ ジュリ,yamane.example.jp,,,,,,,,,",
      "A-4,野口 陸斗,,,,,,,,2026/6/1,7月ごろ,,",
      ",,,x@example.jp,,,,,,,,,",
      "A-5,上田 航,,,,,,,不明です,,,,",
      "A-001,池田 ひなた,,,,,,,,,,,",
    ],
    member.id,
  );
  const dry = await dryRun(fileId);
  const faults = dry.plan.rows.flatMap((row) =>
    row.faults.map((fault) => [row.person.line, fault.field, fault.kind, fault.value]),
  );
  expect(faults).toEqual([
    [3, "email", "email_form", "yamane.example.jp"],
    [4, "replyOn", "not_a_day", "7月ごろ"],
    [5, "fullName", "no_name", ""],
    [6, "state", "unknown_state", "不明です"],
    [7, "reference", "reference_twice", "A-001"],
  ]);
  expect(dry.plan.counts).toMatchObject({ faulty: 5, added: 1 });
  await bringIn(fileId, member.id);
  expect(await db.selectFrom("candidate").select("family_name").execute()).toEqual([{ family_name: "髙橋" }]);
});

test("a variant spelling with the same phone waits for a decision; merged, the old address stays findable", async () => {
  const member = await office();
  const known = await aCandidate(db, {
    email: "r.takahashi@example.jp",
    phone: "090-0000-0102",
    recruiter_id: member.id,
  });
  await anOffer(db, {
    candidate_id: known.id,
    state: "considering",
    offered_on: "2026-06-26",
    reply_on: "2026-07-10",
  });
  const fileId = await upload([head, ren.replace("髙橋　蓮", "高橋 蓮").replace("A-001", "")], member.id);
  const waiting = await dryRun(fileId);
  expect(waiting.plan.rows[0]).toMatchObject({
    outcome: "duplicate",
    likeness: { reason: "phone_and_kana", name: "髙橋 蓮" },
  });
  await bringIn(fileId, member.id, new Map([[2, "merge"]]));
  const [person, ...others] = await db
    .selectFrom("candidate")
    .select(["id", "family_name", "email"])
    .execute();
  expect(others).toEqual([]);
  expect(person).toEqual({ id: known.id, family_name: "髙橋", email: "ren@example.ac.jp" });
  const terms = await db
    .selectFrom("candidate_term")
    .select("term")
    .where("candidate_id", "=", known.id)
    .execute();
  expect(terms.map(({ term }) => term)).toEqual(
    expect.arrayContaining(["rtakahashi@examplejp", "ren@exampleacjp"]),
  );
});

test("decided to be another person, a namesake is added beside", async () => {
  const member = await office();
  await aCandidate(db, {
    family_name: "佐藤",
    given_name: "優",
    family_kana: "サトウ",
    given_kana: "ユウ",
    school: "",
    phone: "",
  });
  const fileId = await upload([head, "A-9,佐藤 優,サトウ ユウ,yu2@example.jp,,,,,,,,,"], member.id);
  expect((await dryRun(fileId)).plan.counts.duplicate).toBe(1);
  await bringIn(fileId, member.id, new Map([[2, "add"]]));
  expect(await db.selectFrom("candidate").select("id").execute()).toHaveLength(2);
});

test("twins inside one file are found; merged, the first takes what it lacks", async () => {
  const member = await office();
  const fileId = await upload(
    [head, ren.replace("09000000102", ""), ren.replace("A-001", "").replace("ren@", "REN@")],
    member.id,
  );
  expect((await dryRun(fileId)).plan.rows[1]).toMatchObject({ outcome: "duplicate", likeness: { line: 2 } });
  await bringIn(fileId, member.id, new Map([[3, "merge"]]));
  expect(await db.selectFrom("candidate").select("phone").execute()).toEqual([{ phone: "090-0000-0102" }]);
});

test("changes move the offer by its rules, and a move that isn't possible is a fault", async () => {
  const member = await office();
  const fileId = await upload([head, ren, hana], member.id);
  await bringIn(fileId, member.id);
  const later = await upload(
    [head, ren.replace("検討中", "承諾").replace(",,①", ",2026/7/6,①"), hana.replace("承諾", "検討中")],
    member.id,
  );
  const dry = await dryRun(later);
  expect(dry.plan.rows.map((row) => row.outcome)).toEqual(["changed", "unchanged"]);
  await bringIn(later, member.id);
  const offer = await db
    .selectFrom("offer")
    .select(["state", "accepted_on"])
    .where("offered_on", "=", "2026-06-26")
    .executeTakeFirst();
  expect(offer).toEqual({ state: "accepted", accepted_on: "2026-07-06" });
  const declined = await dryRun(await upload([head, hana.replace("承諾,", "内定取消,")], member.id));
  expect(declined.plan.rows[0]?.faults[0]).toMatchObject({ kind: "move_not_allowed" });
});

test("undo takes an import back to the letter", async () => {
  const member = await office();
  await bringIn(
    await upload([head, hana], member.id),
    member.id,
    noDecisions,
    new Date(now.getTime() - 3_600_000),
  );
  const before = await snapshot();
  const runId = await bringIn(
    await upload(
      [head, ren, hana.replace("承諾,", "辞退,").replace("hana@", "yamada@").replace("東都", "青葉")],
      member.id,
    ),
    member.id,
  );
  expect(await snapshot()).not.toEqual(before);
  const undone = await undoImport(db, { runId, by: member.id, now });
  expect(undone).toEqual({ ok: true, removedCount: 1, restoredCount: 1, kept: [] });
  expect(await snapshot()).toEqual(before);
  expect(await undoImport(db, { runId, by: member.id, now })).toEqual({ ok: false, reason: "not_done" });
});

test("undo leaves people whom somebody has talked to since, and names them", async () => {
  const member = await office();
  const runId = await bringIn(await upload([head, ren, hana], member.id), member.id);
  const { id } = await db
    .selectFrom("candidate")
    .select("id")
    .where("family_name", "=", "山田")
    .executeTakeFirstOrThrow();
  await writeTouchpoint(db, {
    candidateId: id,
    kind: "note",
    happenedAt: now,
    fromCandidate: false,
    isContact: false,
    memberId: member.id,
    body: "電話は夕方がよい",
  });
  expect(await undoImport(db, { runId, by: member.id, now })).toEqual({
    ok: true,
    removedCount: 1,
    restoredCount: 0,
    kept: [{ line: 3, candidateId: id, name: "山田 花" }],
  });
});

test("after 24 hours it is too late to undo", async () => {
  const member = await office();
  const runId = await bringIn(await upload([head, ren], member.id), member.id);
  const later = new Date(now.getTime() + 24 * 3_600_000 + 1);
  expect(await undoImport(db, { runId, by: member.id, now: later })).toEqual({
    ok: false,
    reason: "too_late",
  });
});

test("an import that breaks half-way leaves nothing behind and says so", async () => {
  const member = await office();
  await sql`create function break_it() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`.execute(
    db,
  );
  await sql`create trigger break_it before insert on candidate_term execute function break_it()`.execute(db);
  try {
    const fileId = await upload([head, ren, hana], member.id);
    await expect(bringIn(fileId, member.id)).rejects.toThrow("broken");
  } finally {
    await sql`drop function break_it cascade`.execute(db);
  }
  expect(await db.selectFrom("candidate").select("id").execute()).toEqual([]);
  const run = await db
    .selectFrom("import_run")
    .select(["state", "failure", "rows_done"])
    .executeTakeFirstOrThrow();
  expect(run).toEqual({ state: "failed", failure: "broken", rows_done: 0 });
});

test("a stopped import imports nothing", async () => {
  const member = await office();
  const fileId = await upload([head, ren], member.id);
  const started = await startImport(db, noJobs, {
    fileId,
    decisions: noDecisions,
    mapping: {},
    by: member.id,
    now,
  });
  if (!started.ok) throw new Error(started.reason);
  await stopImport(db, started.runId, now);
  await runImport(db, started.runId, now);
  expect(await findImportRun(db, started.runId)).toMatchObject({ state: "stopped" });
  expect(await db.selectFrom("candidate").select("id").execute()).toEqual([]);
});

test("two recruiters importing the same file at once bring everybody in once", async () => {
  const member = await office();
  const fileId = await upload([head, ren, hana], member.id);
  await Promise.all([bringIn(fileId, member.id), bringIn(fileId, member.id)]);
  expect(await db.selectFrom("candidate").select("id").execute()).toHaveLength(2);
});

test("columns about a relative's job, belief or home are refused and never read", async () => {
  const member = await office();
  const fileId = await upload(["氏名,父職業,本籍地,支持政党,性別", "山田 花,会社員,青森,なし,女"], member.id);
  const { columns } = await dryRun(fileId);
  expect(columns.map((column) => [column.foundBy, column.refusal, column.sample])).toEqual([
    ["heading", undefined, "山田 花"],
    ["refused", "family", ""],
    ["refused", "home", ""],
    ["refused", "belief", ""],
    ["refused", "gender", ""],
  ]);
});

test("a column corrected by hand is known the next time", async () => {
  const member = await office();
  const lines = ["氏名,備考2", "山田 花,品証"];
  const fileId = await upload(lines, member.id);
  await keepMapping(db, { headings: ["氏名", "備考2"], mapping: { 備考2: "unit" }, by: member.id, now });
  expect((await dryRun(await upload(lines, member.id))).columns[1]).toMatchObject({
    field: "unit",
    foundBy: "hand",
  });
  expect((await dryRun(fileId)).plan.newUnits).toEqual([{ name: "品証", count: 1 }]);
});

test("the bytes of a file are forgotten after seven days", async () => {
  const member = await office();
  const fileId = await upload([head, ren], member.id);
  const later = new Date(now.getTime() + 7 * 86_400_000);
  expect(await forgetOldFiles(db, new Date(later.getTime() - 1))).toBe(0);
  expect(await forgetOldFiles(db, later)).toBe(1);
  expect(await findDryRun(db, { fileId, decisions: noDecisions, zone, now })).toBeUndefined();
});

test("a unit that exists is found whatever its width", async () => {
  const member = await office();
  await aUnit(db, { name: "ソフトウェア" });
  const { plan } = await dryRun(await upload(["氏名,部門", "山田 花,ｿﾌﾄｳｪｱ"], member.id));
  expect(plan.newUnits).toEqual([]);
});

/** Everything an import may touch, in a comparable order; instants of writing aside. */
async function snapshot() {
  const tables: Record<string, unknown> = {};
  for (const [table, order] of [
    ["candidate", "id"],
    ["offer", "id"],
    ["offer_move", "id"],
    ["touchpoint", "id"],
    ["candidate_term", "term, candidate_id"],
    ["candidate_tag", "tag"],
  ] as const) {
    const { rows } = await sql<
      Record<string, unknown>
    >`select to_jsonb(t) - 'updated_at' as row from ${sql.table(table)} t order by ${sql.raw(order)}`.execute(
      db,
    );
    tables[table] = rows;
  }
  return tables;
}
