import { sql } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { head, importsOn, noDecisions, noJobs, now, ren, zone } from "#tests/support/imports.ts";
import { messyCsv } from "#tests/support/messy-file.ts";
import { decideRow } from "~/features/imports/decide-row.server.ts";
import { findDryRun } from "~/features/imports/dry-run.server.ts";
import { dryRunView } from "~/features/imports/dry-run-view.server.ts";
import { findImportRun } from "~/features/imports/import-queries.server.ts";
import { findDryRunForPage, keepDryRun } from "~/features/imports/kept-dry-run.server.ts";
import { runImport, startImport } from "~/features/imports/run-import.server.ts";
import { runImportApart } from "~/features/imports/run-import-apart.server.ts";
import { storeFile } from "~/features/imports/store-file.server.ts";
import { undoImport } from "~/features/imports/undo-import.server.ts";
import { type Apart, CutShort } from "~/jobs/apart.ts";

const db = testDatabase();
const { office, upload, snapshot } = importsOn(db);
const ask = (fileId: string) => ({ fileId, zone, now });

async function uploadMany(by: string, rows: number) {
  const { bytes } = messyCsv({ rows, encoding: "cp932" });
  const stored = await storeFile(db, { name: "内定者.csv", bytes, cohortYear: 2027, by, now });
  if (!stored.ok) throw new Error(stored.reason);
  return stored.fileId;
}

async function asked(fileId: string, by: string) {
  const started = await startImport(db, noJobs, { fileId, decisions: noDecisions, mapping: {}, by, now });
  if (!started.ok) throw new Error(started.reason);
  return started.runId;
}

/** Does in this process what another would do, and counts. */
function readerApart() {
  const done: string[] = [];
  const apart: Apart = async (name, input) => {
    done.push(name);
    if ("fileId" in input) await keepDryRun(db, { ...input, now });
  };
  return { done, apart };
}

test("a large file is read apart once; its pages show the same as a reading here", async () => {
  const member = await office();
  const fileId = await uploadMany(member.id, 5_000);
  const { done, apart } = readerApart();
  const kept = await findDryRunForPage(db, apart, ask(fileId));
  const again = await findDryRunForPage(db, apart, ask(fileId));
  expect(done).toEqual(["dry-run"]);
  const whole = await findDryRun(db, ask(fileId));
  if (!kept || !again || !whole) throw new Error("file gone");
  expect(kept.plan.rows.length).toBeLessThan(whole.plan.rows.length);
  for (const query of ["", "show=faulty&until=2000", "show=duplicate", "show=added&until=2000", "row=4955"]) {
    const view = { locale: "ja", today: "2026-07-07", query: new URLSearchParams(query) } as const;
    expect(dryRunView(again, view), query).toEqual(dryRunView(whole, view));
  }
});

test("a decision, a changed person or an import since makes the next page read anew", async () => {
  const member = await office();
  const fileId = await uploadMany(member.id, 4_000);
  const { done, apart } = readerApart();
  const added = async () => (await findDryRunForPage(db, apart, ask(fileId)))?.plan.counts.added;
  const before = (await added()) ?? 0;
  await decideRow(db, { fileId, line: 55, decision: "add", now });
  expect(await added()).toBe(before + 1);
  expect(done).toHaveLength(2);
  await runImport(db, await asked(fileId, member.id), now);
  expect(await added()).toBe(1); // the run knew of no decision
  expect(done).toHaveLength(3);
  await db.updateTable("candidate").set({ school: "東都大学", updated_at: new Date() }).execute();
  await added();
  expect(done).toHaveLength(4);
});

test("what is kept of a dry run goes with the bytes after seven days", async () => {
  const member = await office();
  const fileId = await uploadMany(member.id, 4_000);
  const { apart } = readerApart();
  await findDryRunForPage(db, apart, ask(fileId));
  const later = new Date(now.getTime() + 7 * 86_400_000);
  expect(await findDryRunForPage(db, apart, { ...ask(fileId), now: later })).toBeUndefined();
});

test("a small import runs here, a large one apart", async () => {
  const member = await office();
  const { done, apart } = readerApart();
  const small = await asked(await upload([head, ren], member.id), member.id);
  await runImportApart(db, apart, { runId: small, now });
  expect(done).toEqual([]);
  expect(await findImportRun(db, small)).toMatchObject({ state: "done", addedCount: 1 });
  const large = await asked(await uploadMany(member.id, 4_000), member.id);
  await runImportApart(db, apart, { runId: large, now });
  expect(done).toEqual(["run-import"]);
});

test("an import whose process died has failed; one cut short by our own end waits to be done again", async () => {
  const member = await office();
  const runId = await asked(await uploadMany(member.id, 4_000), member.id);
  const cutShort = async () => {
    throw new CutShort();
  };
  await expect(runImportApart(db, cutShort, { runId, now })).rejects.toThrow(CutShort);
  expect(await findImportRun(db, runId)).toMatchObject({ state: "waiting" });
  const killed = async () => {
    throw new Error("killed");
  };
  await expect(runImportApart(db, killed, { runId, now })).rejects.toThrow("killed");
  expect(await findImportRun(db, runId)).toMatchObject({ state: "failed", failure: "broken" });
});

/** Rows that point at nothing, and copies that differ from their source. */
async function untruths(): Promise<unknown[]> {
  const { rows } = await sql`
    select 'offer' as what from offer o where not exists (select 1 from candidate c where c.id = o.candidate_id
      and (c.offer_id, c.offer_state, c.cohort_year) = (o.id, o.state, o.cohort_year) and c.unit_id is not distinct from o.unit_id
      and (c.recruiter_id, c.deputy_id) is not distinct from (o.recruiter_id, o.deputy_id)
      and c.reply_on is not distinct from case when o.state in ('informal', 'considering') then o.reply_on end)
    union all select 'no offer' from candidate c where not exists (select 1 from offer o where o.id = c.offer_id)
    union all select 'no move' from offer o where not exists (select 1 from offer_move m where m.offer_id = o.id)
    union all select 'move' from offer_move m where not exists (
      select 1 from offer o where o.id = m.offer_id and o.candidate_id = m.candidate_id and o.state = m.to_state)
    union all select 'entry' from touchpoint t where not exists (select 1 from candidate c where c.id = t.candidate_id)
    union all select 'tag' from candidate_tag t where not exists (select 1 from candidate c where c.id = t.candidate_id)
    union all select 'staff' from candidate c where not exists (select 1 from member where id = c.recruiter_id)
    union all select 'class' from candidate c where not exists (select 1 from cohort where year = c.cohort_year)
    union all select 'unit' from candidate c where unit_id is not null and not exists (select 1 from unit where id = c.unit_id)
    union all (select 'terms ' || id from candidate where cardinality(terms) <> (
      select count(*) from candidate_term t where t.candidate_id = candidate.id and t.term = any(terms)))
    union all select 'term' from candidate_term t where not exists (select 1 from candidate c where c.id = t.candidate_id)`.execute(
    db,
  );
  return rows;
}

test("everything an import wrote points at something, copies equal their source, and undo leaves nothing", async () => {
  const member = await office();
  const before = await snapshot();
  // so many that offers are written several times, and with a remainder
  const runId = await asked(await uploadMany(member.id, 15_000), member.id);
  await runImport(db, runId, now);
  const people = await db.selectFrom("candidate").select("id").execute();
  expect(people.length).toBeGreaterThan(14_000);
  expect(await untruths()).toEqual([]);
  expect(await undoImport(db, { runId, by: member.id, now })).toMatchObject({
    ok: true,
    removedCount: people.length,
  });
  expect(await snapshot()).toEqual(before);
});

test("a department that the file names late is opened while earlier people are being written", async () => {
  const member = await office();
  const row = (at: number, unit: string) =>
    ren
      .replace("A-001", `A-${at}`)
      .replace("蓮", `蓮${at}`)
      .replace("ﾚﾝ", `ﾚﾝ${"アイウエオカキクケコ"[at % 10]}${at}`)
      .replace("ren@", `ren${at}@`)
      .replace("09000000102", "")
      .replace("設計開発", unit);
  const rows = Array.from({ length: 5_000 }, (_, at) =>
    row(at, ["設計開発", "品質保証", "新規事業"][Math.floor(at / 2_000)] ?? ""),
  );
  const runId = await asked(await upload([head, ...rows], member.id), member.id);
  await runImport(db, runId, now);
  const { rows: counts } = await sql`select name, count(*) from candidate join unit on unit.id = unit_id
    group by name, position order by position`.execute(db);
  expect(counts).toEqual([
    { name: "設計開発", count: 2_000 },
    { name: "品質保証", count: 2_000 },
    { name: "新規事業", count: 1_000 },
  ]);
  expect(await untruths()).toEqual([]);
});

test("the kept figures of an import are those of its offers", async () => {
  const member = await office();
  const runId = await asked(await uploadMany(member.id, 3_000), member.id);
  await runImport(db, runId, now);
  const figures = (table: "offer" | "offer_tally", count: string) =>
    sql`select cohort_year, unit_id, state, accepted_on, ended_on, ${sql.raw(count)} as count from ${sql.table(table)}
      group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(db);
  const [kept, counted] = [
    await figures("offer_tally", "sum(offers)::int"),
    await figures("offer", "count(*)::int"),
  ];
  expect(kept.rows).toEqual(counted.rows);
  const { rows } =
    await sql`select from offer_tally group by cohort_year, unit_id, state, is_extended, reply_on, accepted_on,
    ended_on having count(*) > 1`.execute(db);
  expect(rows).toEqual([]);
});

test("an owner of the database without special rights imports and takes back the same", async () => {
  const member = await office();
  const role = `plain_${process.pid}_${process.env["VITEST_POOL_ID"]}`;
  await sql`create role ${sql.id(role)} login`.execute(db);
  const url = new URL(testDatabaseUrl());
  url.username = role;
  const plain = connect(url.href, { max: 3 });
  try {
    await sql`grant all on all tables in schema public to ${sql.id(role)}`.execute(db);
    const runId = await asked(await uploadMany(member.id, 300), member.id);
    await runImport(plain, runId, now);
    const people = await db.selectFrom("candidate").select("id").execute();
    expect(people.length).toBeGreaterThan(280);
    expect(await untruths()).toEqual([]);
    expect(await undoImport(plain, { runId, by: member.id, now })).toMatchObject({
      removedCount: people.length,
    });
    expect(await db.selectFrom("offer").select("id").execute()).toEqual([]);
  } finally {
    await plain.destroy();
    await sql`drop owned by ${sql.id(role)}`.execute(db);
    await sql`drop role ${sql.id(role)}`.execute(db);
  }
});

test("a note being written while an import is taken back is waited for, and its person stays", async () => {
  const member = await office();
  const runId = await asked(await upload([head, ren], member.id), member.id);
  await runImport(db, runId, now);
  const { id } = await db.selectFrom("candidate").select("id").executeTakeFirstOrThrow();
  const colleague = new pg.Client({ connectionString: testDatabaseUrl() });
  await colleague.connect();
  try {
    await colleague.query("begin");
    await colleague.query(
      `insert into touchpoint (id, candidate_id, happened_at, kind, member_id, body) values (gen_random_uuid(), $1, now(), 'note', $2, '夕方に電話')`,
      [id, member.id],
    );
    const undoing = undoImport(db, { runId, by: member.id, now });
    await waitsForLock();
    await colleague.query("commit");
    expect(await undoing).toMatchObject({ removedCount: 0, kept: [{ candidateId: id }] });
  } finally {
    await colleague.end();
  }
  expect(await db.selectFrom("touchpoint").select("kind").where("kind", "=", "note").execute()).toHaveLength(
    1,
  );
});

async function waitsForLock(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_locks where not granted`.execute(db);
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

test("every trigger that an import and its undo switch off is one whose work they do themselves", async () => {
  const { rows } = await sql<{ name: string }>`
    select tgrelid::regclass || ' ' || tgname as name from pg_trigger
    where not tgisinternal and tgenabled <> 'A' and tgrelid = any(array['candidate', 'candidate_term', 'candidate_tag', 'offer', 'offer_move',
      'touchpoint', 'import_added', 'import_change']::regclass[])
    order by name`.execute(db);
  expect(rows.map(({ name }) => name)).toEqual([
    "candidate candidate_charge", // only where somebody else takes over: of those whom an import adds nothing waits yet
    "candidate candidate_goes", // an undo holds the lock that whoever writes the rest of an import takes first
    "candidate candidate_gone",
    "offer offer_added",
    "offer offer_changed",
    "offer offer_charge", // the import writes this copy itself
    "offer offer_left",
    "offer offer_removed",
    "touchpoint touchpoint_added",
  ]);
});
