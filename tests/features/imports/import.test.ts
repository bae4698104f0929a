import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, anOffer, aUnit } from "#tests/support/factories.ts";
import { hana, head, importsOn, noDecisions, now, ren, zone } from "#tests/support/imports.ts";
import { findDryRun, keepMapping } from "~/features/imports/dry-run.server.ts";
import { unpackFile } from "~/features/imports/file-bytes.server.ts";
import { forgetOldFiles } from "~/features/imports/forget-files.server.ts";
import { findImportRun } from "~/features/imports/import-queries.server.ts";

const db = testDatabase();
const { office, upload, dryRun, bringIn, snapshot } = importsOn(db);

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

test("backslashes, quotes, tabs and line breaks arrive as they were written", async () => {
  const member = await office();
  const cells = ["A-7", '森\\本 "望"', "C:\\大学\\N", "一行目\n\t二行目 \\. {a,b} NULL \\N"];
  const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  await bringIn(await upload(["応募者ID,氏名,大学,備考", line], member.id), member.id);
  const person = await db
    .selectFrom("candidate")
    .select(["reference", "family_name", "given_name", "school", "note", "terms"])
    .executeTakeFirstOrThrow();
  expect(person).toMatchObject({
    reference: "A-7",
    family_name: "森\\本",
    given_name: '"望"',
    school: "C:\\大学\\N",
    note: cells[3],
  });
  const terms = await db.selectFrom("candidate_term").select("term").execute();
  expect(terms.map(({ term }) => term).sort()).toEqual([...person.terms].sort());
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

test("a file comes back to the byte, also one kept as it came before files were packed", async () => {
  const member = await office();
  const fileId = await upload([head, ren, hana], member.id);
  const { bytes } = await db.selectFrom("import_file").select("bytes").executeTakeFirstOrThrow();
  const whole = await unpackFile(bytes ?? Buffer.alloc(0));
  expect(whole).toEqual(iconv.encode([head, ren, hana].join("\r\n"), "cp932"));
  await db.updateTable("import_file").set({ bytes: whole }).execute();
  expect((await dryRun(fileId)).plan.counts.added).toBe(2);
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
