// What an import owes its people when it is done: the terms in their index, and the entry on each timeline.
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { hana, head, importsOn, noDecisions, noJobs, now, ren } from "#tests/support/imports.ts";
import { listDoublesOf } from "~/features/candidates/candidate-duplicates.server.ts";
import { noFilter } from "~/features/candidates/candidate-filter.ts";
import { countCandidates, listCandidates } from "~/features/candidates/candidate-list.server.ts";
import { writeTerms } from "~/features/candidates/write-candidate.server.ts";
import { importFile, runImport, startImport } from "~/features/imports/run-import.server.ts";
import { undoImport } from "~/features/imports/undo-import.server.ts";
import { writeRest } from "~/features/imports/write-rest.server.ts";
import { removePeople } from "~/features/privacy/forget-people.server.ts";

const db = testDatabase();
const { office, upload, snapshot } = importsOn(db);
const clock = { now, today: "2026-07-07" };
let by = "";
let runId = "";

/** An import that was done when its process ended. */
beforeEach(async () => {
  by = (await office()).id;
  const fileId = await upload([head, ren, hana], by);
  const started = await startImport(db, noJobs, { fileId, decisions: noDecisions, mapping: {}, by, now });
  if (!started.ok) throw new Error(started.reason);
  runId = started.runId;
  await importFile(db, runId, now);
});

async function found(words: string): Promise<string[]> {
  const filter = { ...noFilter, words };
  const { rows } = await listCandidates(db, { filter, sort: "kana", clock });
  expect(await countCandidates(db, { filter, clock })).toBe(rows.length);
  return rows.map((row) => row.familyName);
}

async function idOf(familyName: string): Promise<string> {
  const person = await db
    .selectFrom("candidate")
    .select("id")
    .where("family_name", "=", familyName)
    .executeTakeFirstOrThrow();
  return person.id;
}

const written = async () =>
  (await db.selectFrom("candidate_term").select("term").execute()).map((row) => row.term);
const entries = () => db.selectFrom("touchpoint").select(["candidate_id", "kind", "details"]).execute();

test("people are found before their terms are written, and after, each once", async () => {
  expect(await written()).toEqual([]);
  for (const isWritten of [false, true]) {
    if (isWritten) await writeRest(db);
    expect(await found("ﾀｶﾊｼ")).toEqual(["髙橋"]);
    expect(await found("高橋 蓮")).toEqual(["髙橋"]);
    expect(await found("東都")).toEqual(["山田"]);
    expect(await found("ren@example")).toEqual(["髙橋"]);
  }
  expect(await entries()).toEqual(
    [await idOf("髙橋"), await idOf("山田")].map((id) => ({
      candidate_id: id,
      kind: "imported",
      details: { runId },
    })),
  );
});

test("it is written once, however often somebody begins, also at the same time", async () => {
  await Promise.all([writeRest(db), writeRest(db), writeRest(db)]);
  await writeRest(db);
  expect(await entries()).toHaveLength(2);
  const terms = await written();
  expect(new Set(terms).size).toBe(terms.length);
});

test("asking again for an import that is done writes what it still owes", async () => {
  await runImport(db, runId, now);
  expect(await entries()).toHaveLength(2);
  expect(await found("山田")).toEqual(["山田"]);
});

test("whoever was renamed meanwhile is found by the new name alone", async () => {
  const id = await idOf("山田");
  await db.updateTable("candidate").set({ family_name: "川口" }).where("id", "=", id).execute();
  await writeTerms(db, id);
  for (const isWritten of [false, true]) {
    if (isWritten) await writeRest(db);
    expect(await found("川口")).toEqual(["川口"]);
    expect(await found("山田")).toEqual([]);
  }
  expect((await written()).filter((term) => term.startsWith("山田"))).toEqual([]);
});

test("whoever is renamed while it is being written waits, and no old name stays", async () => {
  const id = await idOf("山田");
  const colleague = new pg.Client({ connectionString: testDatabaseUrl() });
  await colleague.connect();
  try {
    // stops the writing between terms and entries
    await colleague.query("begin; lock table touchpoint in share mode");
    const writing = writeRest(db);
    await waiting(1);
    let isRenamed = false;
    const renaming = db
      .transaction()
      .execute(async (trx) => {
        await trx.updateTable("candidate").set({ family_name: "川口" }).where("id", "=", id).execute();
        await writeTerms(trx, id);
      })
      .then(() => {
        isRenamed = true;
      });
    await Promise.race([waiting(2), renaming]);
    expect(isRenamed).toBe(false);
    await colleague.query("commit");
    await Promise.all([writing, renaming]);
  } finally {
    await colleague.end();
  }
  expect(await found("川口")).toEqual(["川口"]);
  expect(await found("山田")).toEqual([]);
});

test("whoever is deleted while it is being written leaves nothing", async () => {
  const id = await idOf("山田");
  const colleague = new pg.Client({ connectionString: testDatabaseUrl() });
  await colleague.connect();
  try {
    // stops the writing among the terms: it waits to learn whether this one will stand there
    await colleague.query("begin");
    await colleague.query(
      "insert into candidate_term select max(own.term), id from candidate, unnest(terms) as own (term) where id = $1 group by id",
      [id],
    );
    const writing = writeRest(db);
    await waiting(1);
    const removing = db.transaction().execute((trx) => removePeople(trx, [id]));
    await Promise.race([waiting(2), removing]);
    await colleague.query("rollback");
    await Promise.all([writing, removing]);
  } finally {
    await colleague.end();
  }
  const { rows } = await sql`select candidate_id from candidate_term where candidate_id = ${id}
    union all select candidate_id from touchpoint where candidate_id = ${id}`.execute(db);
  expect(rows).toEqual([]);
  expect(await found("髙橋")).toEqual(["髙橋"]);
});

/** Until so many wait for a lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length >= count) return;
    await setTimeout(20);
  }
}

test("whoever went meanwhile leaves nothing", async () => {
  const id = await idOf("山田");
  await removePeople(db, [id]);
  await writeRest(db);
  expect(await found("山田")).toEqual([]);
  expect(await entries()).toHaveLength(1);
  const { rows } = await sql`select from candidate_term where candidate_id = ${id}`.execute(db);
  expect(rows).toEqual([]);
});

test("an import that is taken back before leaves nothing to write", async () => {
  expect(await undoImport(db, { runId, by, now })).toMatchObject({ ok: true, removedCount: 2, kept: [] });
  await writeRest(db);
  const left = await snapshot();
  expect(Object.values(left).flat()).toEqual([]);
});

test("a namesake is found before the terms are written", async () => {
  const namesake = await db
    .insertInto("candidate")
    .columns(["id", "cohort_year", "family_name", "given_name", "sort_key", "name_key", "school"])
    .expression((is) =>
      is
        .selectFrom("candidate")
        .select([sql<string>`gen_random_uuid()`.as("id"), "cohort_year", "family_name", "given_name"])
        .select(["sort_key", "name_key", "school"])
        .where("family_name", "=", "山田"),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  const pairs = await listDoublesOf(db, namesake.id);
  expect(JSON.stringify(pairs)).toContain(await idOf("山田"));
});
