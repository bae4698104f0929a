import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { hana, head, importsOn, noDecisions, noJobs, now, ren } from "#tests/support/imports.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { findImportRun } from "~/features/imports/import-queries.server.ts";
import { runImport, startImport, stopImport } from "~/features/imports/run-import.server.ts";
import { undoImport } from "~/features/imports/undo-import.server.ts";

const db = testDatabase();
const { office, upload, bringIn, snapshot } = importsOn(db);

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

test("undo leaves people whom another room has written something about, whatever room it is", async () => {
  const member = await office();
  const runId = await bringIn(await upload([head, ren, hana], member.id), member.id);
  const people = await db
    .selectFrom("candidate")
    .select(["id", "family_name as name", "offer_id as offerId"])
    .orderBy("sort_key")
    .execute();
  const [first, second] = people;
  if (!first || !second?.offerId) throw new Error("two people were imported");
  await db
    .insertInto("call_result")
    .values({
      id: uuidv7(),
      candidate_id: first.id,
      member_id: member.id,
      called_at: now,
      result: "voicemail",
      quiet_until: now,
    })
    .execute();
  await db
    .insertInto("offer_withdrawal")
    .values({
      id: uuidv7(),
      offer_id: second.offerId,
      requested_by: member.id,
      reason: "経歴の相違",
      requested_at: now,
    })
    .execute();
  const undone = await undoImport(db, { runId, by: member.id, now });
  expect(undone).toMatchObject({ ok: true, removedCount: 0 });
  expect(undone.ok && undone.kept.map((each) => each.candidateId).sort()).toEqual(
    [first.id, second.id].sort(),
  );
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
  await sql`create trigger break_it before insert on offer_move execute function break_it()`.execute(db);
  await sql`alter table offer_move enable always trigger break_it`.execute(db);
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
