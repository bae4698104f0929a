import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Apart } from "~/jobs/apart.ts";
import { type DryRun, findDryRun } from "./dry-run.server.ts";
import type { Outcome, RowPlan } from "./import-plan.ts";

/** Files above this are read in a process of their own, and what was found is kept: about 3,000 rows. */
export const largeBytes = 500_000;
/** So many rows of each kind are kept; those that need somebody, or that a row is compared with, always. */
export const rowsKept = 2_000;

type Ask = { fileId: string; zone: string; now: Date };

/** The dry run for its page. Of a large file only rows a page can show are in the plan; the counts are of all. */
export async function findDryRunForPage(
  db: Db,
  apart: Apart | undefined,
  ask: Ask,
): Promise<DryRun | undefined> {
  if (!apart || !(await isLargeFile(db, ask.fileId))) return findDryRun(db, ask);
  const kept = await findKept(db, ask);
  if (kept) return kept;
  await apart("dry-run", { fileId: ask.fileId, zone: ask.zone });
  // Somebody changed a person meanwhile: what was found a moment ago is what can be said now.
  return (await findKept(db, ask)) ?? unpack(await keptBytes(db, ask));
}

export async function isLargeFile(db: Db, fileId: string): Promise<boolean> {
  const file = await db
    .selectFrom("import_file")
    .select("byte_count")
    .where("id", "=", fileId)
    .executeTakeFirst();
  return (file?.byte_count ?? 0) > largeBytes;
}

/** Reads a large file and keeps what a page can show of it. Does nothing for a file that is gone. */
export async function keepDryRun(db: Db, ask: Ask): Promise<void> {
  const of = await stateOf(db, ask);
  const dry = await findDryRun(db, ask);
  if (!dry) return;
  const text = JSON.stringify({ ...dry, unitNames: [...dry.unitNames], plan: trimmed(dry) });
  await db
    .updateTable("import_file")
    .set({ dry_run: await promisify(gzip)(text), dry_run_of: of })
    .where("id", "=", ask.fileId)
    .where("bytes", "is not", null)
    .execute();
}

function trimmed({ plan }: DryRun): DryRun["plan"] {
  const twins = new Set(plan.rows.flatMap((row) => row.likeness?.line ?? []));
  const shown = new Map<Outcome, number>();
  const isKept = (row: RowPlan) => {
    const count = (shown.get(row.outcome) ?? 0) + 1;
    shown.set(row.outcome, count);
    return count <= rowsKept || row.faults.length > 0 || row.likeness !== null || twins.has(row.person.line);
  };
  return { ...plan, rows: plan.rows.filter(isKept).map((row) => ({ ...row, keys: null })) };
}

async function findKept(db: Db, ask: Ask): Promise<DryRun | undefined> {
  const file = await db
    .selectFrom("import_file")
    .select("dry_run_of")
    .where("id", "=", ask.fileId)
    .where("expires_at", ">", ask.now)
    .executeTakeFirst();
  if (!file?.dry_run_of || file.dry_run_of !== (await stateOf(db, ask))) return undefined;
  return unpack(await keptBytes(db, ask));
}

async function keptBytes(db: Db, ask: Ask): Promise<Buffer | undefined> {
  const file = await db
    .selectFrom("import_file")
    .select("dry_run")
    .where("id", "=", ask.fileId)
    .where("expires_at", ">", ask.now)
    .executeTakeFirst();
  return file?.dry_run ?? undefined;
}

async function unpack(bytes: Buffer | undefined): Promise<DryRun | undefined> {
  if (!bytes) return undefined;
  const read = JSON.parse((await promisify(gunzip)(bytes)).toString());
  const { file } = read;
  return {
    ...read,
    unitNames: new Map(read.unitNames),
    file: { ...file, uploadedAt: new Date(file.uploadedAt), expiresAt: new Date(file.expiresAt) },
  };
}

/** Everything a dry run depends on, as one text: the same text, the same dry run. */
async function stateOf(db: Db, { fileId, zone, now }: Ask): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select md5(concat_ws('|', ${zone}::text, (${now}::timestamptz at time zone ${zone})::date,
      (select concat_ws('|', sheet, decisions, corrections) from import_file where id = ${fileId}),
      (select string_agg(layout::text, '|' order by signature) from import_layout layout),
      (select string_agg(unit::text, '|' order by id) from unit),
      (select string_agg(cohort::text, '|' order by year) from cohort),
      (select string_agg(concat_ws('|', id, family_name, given_name, ended_at), '|' order by id) from member),
      (select concat_ws('|', count(*), count(merged_into_id), max(updated_at), max(created_at)) from candidate),
      (select concat_ws('|', count(*), max(recorded_at)) from offer_move),
      (select concat_ws('|', count(*), max(updated_at)) from offer),
      (select concat_ws('|', count(*), max(undone_at)) from import_run where state in ('done', 'undone'))
    )) as state`.execute(db);
  return rows[0]?.state ?? "";
}
