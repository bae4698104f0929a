import { createHash } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { correctionsFrom, decisionsFrom } from "./decide-row.server.ts";
import { unpackFile } from "./file-bytes.server.ts";
import { findColumns, layoutSignature } from "./find-columns.ts";
import type { Column, Mapping } from "./import-field.ts";
import type { Decisions, ImportPlan } from "./import-plan.ts";
import { listKnownPeople } from "./known-people.server.ts";
import { type PlanSetting, planImport } from "./plan-import.ts";
import { readPeople, readYears } from "./read-people.ts";
import { readTable, type Table } from "./read-table.server.ts";
import { firstOf } from "./table-rows.ts";

export type DryRun = {
  file: {
    id: string;
    name: string;
    cohortYear: number;
    uploadedAt: Date;
    expiresAt: Date;
    byteCount: number;
  };
  table: Pick<Table, "kind" | "encoding" | "headings" | "sheet" | "sheets"> & { rowCount: number };
  columns: Column[];
  plan: ImportPlan;
  unitNames: ReadonlyMap<string, string>;
  /** The fields the import would use, as a mapping to keep with the run. */
  mapping: Mapping;
};

type Ask = {
  fileId: string;
  /** Without them: as kept with the file. */
  decisions?: Decisions;
  /** As corrected by hand just now or kept with a run; without it the layout's remembered correction applies. */
  mapping?: Mapping;
  zone: string;
  now: Date;
};

/** What importing this file would do now. Undefined when the file is unknown or its seven days are over. */
export async function findDryRun(db: Db, ask: Ask): Promise<DryRun | undefined> {
  const opened = await openFile(db, ask);
  if (!opened) return undefined;
  const { rows, known, decisions, setting, ...rest } = opened;
  return { ...rest, plan: planImport(rows, known, decisions, setting) };
}

/** A file with all that planning its rows needs; the rows are read as they are taken. */
export async function openFile(db: Db, ask: Ask) {
  const file = await db
    .selectFrom("import_file")
    .select(["id", "name", "bytes", "byte_count", "cohort_year", "uploaded_at", "expires_at"])
    .select(["sheet", "decisions", "corrections"])
    .where("id", "=", ask.fileId)
    .where("expires_at", ">", ask.now)
    .executeTakeFirst();
  if (!file?.bytes) return undefined;
  const read = await readTable(await unpackFile(file.bytes), file.sheet ?? undefined);
  if (!read.ok) return undefined; // it could be read when it was stored: only a restored backup gets here
  const { table } = read;
  const today = todayIn(ask.zone, ask.now);
  const mapping = ask.mapping ?? (await findMapping(db, table.headings));
  const columns = findColumns(
    table.headings,
    firstOf(table.rows, 50).map((row) => row.cells),
    mapping,
    today,
  );
  const corrections = correctionsFrom(file.corrections);
  const years = readYears(table.rows, columns, today, corrections).add(file.cohort_year);
  const [known, cohorts, units, members] = await Promise.all([
    listKnownPeople(db, [...years]),
    db.selectFrom("cohort").select(["year", "formal_on"]).execute(),
    db.selectFrom("unit").select(["id", "name"]).execute(),
    listMemberNames(db),
  ]);
  const setting: PlanSetting = {
    cohortYear: file.cohort_year,
    formalOn: new Map(cohorts.map((cohort) => [cohort.year, cohort.formal_on])),
    units,
    members,
    today,
  };
  return {
    file: {
      id: file.id,
      name: file.name,
      cohortYear: file.cohort_year,
      uploadedAt: file.uploaded_at,
      expiresAt: file.expires_at,
      byteCount: file.byte_count,
    },
    table: {
      kind: table.kind,
      encoding: table.encoding,
      headings: table.headings,
      sheet: table.sheet,
      sheets: table.sheets,
      rowCount: table.rows.length,
    },
    columns,
    unitNames: new Map(units.map((unit) => [unit.id, unit.name])),
    mapping,
    rows: readPeople(table.rows, columns, today, corrections),
    known,
    decisions: ask.decisions ?? decisionsFrom(file.decisions),
    setting,
  };
}

/** Staff by the names a list may carry: whole name, and family name alone where only one has it. */
export async function listMemberNames(db: Db): Promise<{ id: string; name: string }[]> {
  const members = await db
    .selectFrom("member")
    .select(["id", "family_name", "given_name"])
    .where("ended_at", "is", null)
    .execute();
  const families = new Map<string, number>();
  for (const member of members) families.set(member.family_name, (families.get(member.family_name) ?? 0) + 1);
  return members.flatMap((member) => [
    { id: member.id, name: member.family_name + member.given_name },
    ...(families.get(member.family_name) === 1 ? [{ id: member.id, name: member.family_name }] : []),
  ]);
}

async function findMapping(db: Db, headings: readonly string[]): Promise<Mapping> {
  const layout = await db
    .selectFrom("import_layout")
    .select("mapping")
    .where("signature", "=", signatureOf(headings))
    .executeTakeFirst();
  return (layout?.mapping as Mapping | undefined) ?? {};
}

/** Remembers how the columns of a layout were corrected by hand; the next file with these headings is read so at once. */
export async function keepMapping(
  db: Db,
  input: { headings: readonly string[]; mapping: Mapping; by: string; now: Date },
): Promise<void> {
  const kept = { mapping: JSON.stringify(input.mapping), updated_by: input.by, updated_at: input.now };
  await db
    .insertInto("import_layout")
    .values({ signature: signatureOf(input.headings), ...kept })
    .onConflict((conflict) => conflict.column("signature").doUpdateSet(kept))
    .execute();
}

function signatureOf(headings: readonly string[]): string {
  return createHash("sha256").update(layoutSignature(headings)).digest("hex");
}
