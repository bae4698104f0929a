import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type pg from "pg";
import { uuidv7 } from "uuidv7";
import { type Db, onOneConnection } from "#db/client.server.ts";
import { trustOwnRows } from "#db/trust-own-rows.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { allDone } from "~/lib/all-done.ts";
import { fold } from "~/lib/fold.ts";
import type { Result } from "~/lib/result.ts";
import { addPeople, type ImportSetting, PackedPeople } from "./add-people.server.ts";
import { changePeople, MovedMeanwhile } from "./change-people.server.ts";
import { listMemberNames, openFile } from "./dry-run.server.ts";
import type { Mapping } from "./import-field.ts";
import type { Decisions, RowPlan } from "./import-plan.ts";
import { Planner } from "./plan-import.ts";
import type { ReadRow } from "./read-people.ts";
import { openClass } from "./store-file.server.ts";
import { writeRest } from "./write-rest.server.ts";

type Start = { fileId: string; decisions: Decisions; mapping: Mapping; by: string; now: Date };

/** Asks for an import; it begins within seconds in the worker, also when this page is closed. */
export async function startImport(
  db: Db,
  jobs: Jobs,
  input: Start,
): Promise<Result<{ runId: string }, "file_gone">> {
  return db.transaction().execute(async (trx) => {
    const file = await trx
      .selectFrom("import_file")
      .select("cohort_year")
      .where("id", "=", input.fileId)
      .where("expires_at", ">", input.now)
      .where("bytes", "is not", null)
      .executeTakeFirst();
    if (!file) return { ok: false as const, reason: "file_gone" as const };
    const runId = uuidv7();
    await trx
      .insertInto("import_run")
      .values({
        id: runId,
        file_id: input.fileId,
        cohort_year: file.cohort_year,
        state: "waiting",
        decisions: JSON.stringify(Object.fromEntries(input.decisions)),
        mapping: JSON.stringify(input.mapping),
        started_by: input.by,
        started_at: input.now,
      })
      .execute();
    await jobs.add(trx, "run-import", { runId });
    return { ok: true as const, runId };
  });
}

class Stopped extends Error {}

/** Does an import that was asked for, and then what may wait until it is done. */
export async function runImport(db: Db, runId: string, now: Date): Promise<void> {
  await importFile(db, runId, now);
  await writeRest(db);
}

/**
 * Everything that anybody sees of an import, in one transaction, or nothing. Imports run one after the other, so a
 * second one sees what the first did. Running it again after it ended, or beside itself, does nothing.
 */
export async function importFile(db: Db, runId: string, now: Date): Promise<void> {
  try {
    await onOneConnection(db, async (trx, connection) => {
      await sql`select pg_advisory_xact_lock(hashtext('import'))`.execute(trx);
      const run = await trx
        .selectFrom("import_run")
        .selectAll()
        .where("id", "=", runId)
        .where("state", "in", ["waiting", "running"])
        .executeTakeFirst();
      if (!run) return;
      const company = await trx.selectFrom("company").select(["zone", "locale"]).executeTakeFirstOrThrow();
      const decisions: Decisions = new Map(
        Object.entries(run.decisions as Record<string, "merge" | "add">).map(([line, what]) => [
          Number(line),
          what,
        ]),
      );
      const mapping = run.mapping as Mapping;
      const ask = { fileId: run.file_id, decisions, mapping, zone: company.zone, now };
      const opened = await openFile(trx, ask);
      if (!opened) throw new Stopped("file_gone");
      const rowCount = opened.table.rowCount;
      const progress = progressOf(db, runId);
      await progress.begin(rowCount);
      const setting = await settingOf(trx, {
        runId,
        by: run.started_by,
        now,
        locale: company.locale,
      });
      const planner = new Planner(opened.known, decisions, opened.setting);
      const plans = plansOf(opened.rows, planner, decisions);
      const openNames = namesOf(trx, planner, setting);
      const changed = await addAll(trx, connection, plans, openNames, setting, progress);
      await changeAll(trx, changed, { ...setting, today: opened.setting.today }, progress);
      const { added, changed: changedCount } = planner.counts;
      await trx
        .updateTable("import_run")
        .set({
          state: "done",
          added_count: added,
          changed_count: changedCount,
          skipped_count: rowCount - added - changedCount,
          rows_done: rowCount,
          rows_total: rowCount,
          finished_at: sql<Date>`clock_timestamp()`,
        })
        .where("id", "=", runId)
        .execute();
    });
  } catch (error) {
    if (!(error instanceof Stopped || error instanceof MovedMeanwhile))
      await endRun(db, runId, "failed", "broken");
    if (error instanceof Stopped)
      return endRun(db, runId, error.message === "asked" ? "stopped" : "failed", error.message);
    if (error instanceof MovedMeanwhile) return endRun(db, runId, "failed", "moved_meanwhile");
    throw error;
  }
}

/** Asks a waiting or running import to stop; what it did so far is undone with it. */
export async function stopImport(db: Db, runId: string, now: Date): Promise<void> {
  await db
    .updateTable("import_run")
    .set({ stop_asked_at: now })
    .where("id", "=", runId)
    .where("state", "in", ["waiting", "running"])
    .execute();
}

/**
 * Between two parts it is written how far the import is, and read whether it should stop. The first ones are smaller still:
 * the server has something to do at once, and never waits for the next to be packed.
 */
const rowsOfPart = [500, 1_000, 2_000];
const rowsAtMost = 3_000;

type Progress = { begin: (rows: number) => Promise<void>; step: (rows: number) => Promise<void> };

/** The rows of the file as planned; with a decision that two of them are one person, those two as one. */
function* plansOf(rows: Iterable<ReadRow>, planner: Planner, decisions: Decisions): Generator<RowPlan> {
  const hasMerges = [...decisions.values()].includes("merge");
  if (hasMerges) return yield* joined(Array.from(rows, (row) => planner.plan(row)));
  for (const row of rows) yield planner.plan(row);
}

/** Adds the new people part by part: one is packed while the server takes the one before. Returns the rows that change somebody. */
async function addAll(
  trx: Db,
  connection: pg.PoolClient,
  plans: Iterator<RowPlan>,
  openNames: () => Promise<void> | undefined,
  setting: ImportSetting,
  progress: Progress,
): Promise<RowPlan[]> {
  const changed: RowPlan[] = [];
  const pack = async (part: number, people: PackedPeople) => {
    let rows = 0;
    let others = 0;
    for (const most = rowsOfPart[part] ?? rowsAtMost; rows < most; rows++) {
      const { value: plan, done } = plans.next();
      if (done) break;
      const opening = openNames();
      if (opening) await opening;
      if (plan.outcome === "changed") changed.push(plan);
      else others++;
      if (plan.outcome === "added") people.add(plan);
      // a millisecond at a time: what is being written meanwhile goes on and never waits
      if (rows % 50 === 49) await setImmediate();
    }
    return { rows, others };
  };
  const added = { ids: [] as string[], lines: [] as number[] };
  const distrust = await trustOwnRows(trx);
  let [packed, spare] = [new PackedPeople(setting), new PackedPeople(setting)];
  let part = await pack(0, packed);
  let done = 0;
  for (let number = 1; part.rows > 0; number++) {
    const { ids, lines } = packed.takeAdded();
    added.ids.push(...ids);
    added.lines.push(...lines);
    // in this order: of several errors the first is told, and what comes after one of the server's is only its echo
    const [, next] = await allDone([addPeople(connection, packed), pack(number, spare), progress.step(done)]);
    done = part.others;
    part = next;
    [packed, spare] = [spare, packed];
  }
  for (const people of [packed, spare]) await addPeople(connection, people, 0);
  await progress.step(done);
  if (added.ids.length > 0)
    await trx
      .insertInto("import_added")
      .values({ run_id: setting.runId, candidate_ids: added.ids, row_numbers: added.lines })
      .execute();
  await distrust();
  return changed;
}

async function changeAll(
  trx: Db,
  changed: readonly RowPlan[],
  setting: ImportSetting & { today: string },
  progress: Progress,
): Promise<void> {
  for (let start = 0; start < changed.length; start += 200) {
    const part = changed.slice(start, start + 200);
    await changePeople(trx, part, setting);
    await progress.step(part.length);
  }
}

function joined(plans: readonly RowPlan[]): RowPlan[] {
  const twins = Map.groupBy(plans, (row) => row.mergesIntoLine);
  return plans.map((row) =>
    row.outcome === "added" ? filledFrom(row, twins.get(row.person.line) ?? []) : row,
  );
}

/** A line decided to be the same person gives this one what it lacks. */
function filledFrom(row: RowPlan, twins: readonly RowPlan[]): RowPlan {
  if (twins.length === 0) return row;
  const person = { ...row.person };
  for (const { person: twin } of twins)
    for (const field of [
      "reference",
      "family_kana",
      "given_kana",
      "romaji",
      "email",
      "phone",
      "school",
      "faculty",
      "note",
      "unit",
    ] as const)
      person[field] ||= twin[field];
  return { ...row, person };
}

async function settingOf(
  trx: Db,
  base: { runId: string; by: string; now: Date; locale: string },
): Promise<ImportSetting> {
  // What the new rows point at, kept from going until the end: see trustOwnRows.
  const units = await trx.selectFrom("unit").select(["id", "name"]).forKeyShare().execute();
  await trx.selectFrom("cohort").select("year").forKeyShare().execute();
  await trx.selectFrom("member").select("id").forKeyShare().execute();
  const members = await listMemberNames(trx);
  return {
    ...base,
    unitIds: new Map(units.map((unit) => [fold(unit.name), unit.id])),
    memberIds: new Map(members.map((member) => [fold(member.name), member.id])),
  };
}

/** Opens, when called, the classes and departments that rows planned so far name and that don't exist yet. */
function namesOf(trx: Db, planner: Planner, setting: ImportSetting): () => Promise<void> | undefined {
  let known = 0;
  return () => {
    const count = planner.newYears.size + planner.newUnits.size;
    if (count === known) return undefined;
    known = count;
    return openNames(trx, planner, setting);
  };
}

async function openNames(trx: Db, planner: Planner, { unitIds }: ImportSetting): Promise<void> {
  for (const year of planner.newYears) await openClass(trx, year);
  for (const [key, { name }] of planner.newUnits) {
    if (unitIds.has(key)) continue;
    await trx
      .insertInto("unit")
      .values({
        id: uuidv7(),
        name,
        position: sql<number>`(select coalesce(max(position), 0) + 1 from unit)`,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const unit = await trx
      .selectFrom("unit")
      .select("id")
      .where("name", "=", name)
      .forKeyShare()
      .executeTakeFirstOrThrow();
    unitIds.set(key, unit.id);
  }
}

/** Progress is written over another connection, so that others see it while the import's own transaction is open. */
function progressOf(db: Db, runId: string): Progress {
  let done = 0;
  const write = async (values: { state?: "running"; rows_total?: number }) => {
    const run = await db
      .updateTable("import_run")
      .set({ ...values, rows_done: done })
      .where("id", "=", runId)
      .returning("stop_asked_at")
      .executeTakeFirst();
    if (run?.stop_asked_at) throw new Stopped("asked");
  };
  return {
    begin: (rows) => write({ state: "running", rows_total: rows }),
    step: (rows) => {
      done += rows;
      return write({});
    },
  };
}

/** For whoever watched an import that ended without a word. */
export async function failImport(db: Db, runId: string): Promise<void> {
  await endRun(db, runId, "failed", "broken");
}

async function endRun(db: Db, runId: string, state: "failed" | "stopped", failure: string): Promise<void> {
  await db
    .updateTable("import_run")
    .set({ state, failure, rows_done: 0, finished_at: sql<Date>`clock_timestamp()` })
    .where("id", "=", runId)
    .where("state", "in", ["waiting", "running"])
    .execute();
}
