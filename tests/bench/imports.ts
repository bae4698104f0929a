// Candidate lists of 100,000 rows (CSV in both encodings) and 20,000 rows (XLSX): dry run, import, the same file again, undo.
// Each on an empty company, and beside it what reading the bytes alone costs.
import { fork } from "node:child_process";
import { once } from "node:events";
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { aCohort, aCompany, aMember, aUnit } from "#tests/support/factories.ts";
import { messyCsv, messyXlsx } from "#tests/support/messy-file.ts";
import { findDryRun } from "~/features/imports/dry-run.server.ts";
import { readTable } from "~/features/imports/read-table.server.ts";
import { importFile, startImport } from "~/features/imports/run-import.server.ts";
import { storeFile } from "~/features/imports/store-file.server.ts";
import { undoImport } from "~/features/imports/undo-import.server.ts";
import { writeRest } from "~/features/imports/write-rest.server.ts";

export type ImportFigures = {
  file: string;
  rows: number;
  megabytes: number;
  readMs: number;
  dryRunMs: number;
  importMs: number;
  /** What is written when the import is done and nobody waits. */
  restMs: number;
  sameAgainMs: number;
  undoMs: number;
  added: number;
  faulty: number;
  duplicates: number;
  peakMegabytes: number;
};

const now = new Date("2026-07-07T01:00:00Z");
const zone = "Asia/Tokyo";
const noJobs = { add: async () => {}, wake: () => {}, mailDomain: "enishi.test" };

/** The same in a process apart, as the product does it. */
export async function benchImports(url: string): Promise<ImportFigures[]> {
  const child = fork(new URL("./imports-process.ts", import.meta.url), {
    stdio: "inherit",
    execArgv: [...process.execArgv, "--max-semi-space-size=16"],
  });
  child.send({ url });
  const [figures] = (await once(child, "message")) as [ImportFigures[]];
  return figures;
}

/** Measures on an empty migrated database, which it leaves without candidates. */
export async function measureImports(
  db: Db,
  { rows = 100_000, workbookRows = 20_000 } = {},
): Promise<ImportFigures[]> {
  await aCompany(db);
  await aCohort(db);
  const { id: by } = await aMember(db);
  for (const name of ["設計開発", "生産技術", "品質保証", "営業", "情報システム"]) await aUnit(db, { name });
  const files = [
    { file: "CSV, CP932", make: () => messyCsv({ rows, encoding: "cp932" }).bytes },
    { file: "CSV, UTF-8", make: () => messyCsv({ rows, encoding: "utf8-bom" }).bytes },
    { file: "XLSX", make: () => messyXlsx({ rows: workbookRows }).bytes },
  ];
  const figures: ImportFigures[] = [];
  for (const { file, make } of files) figures.push(await measureOne(db, file, make(), by));
  return figures;
}

async function measureOne(db: Db, file: string, bytes: Buffer, by: string): Promise<ImportFigures> {
  const peak = watchMemory();
  const readMs = await timed(async () => void (await readTable(bytes)));
  const stored = await storeFile(db, { name: "bench", bytes, cohortYear: 2027, by, now });
  if (!stored.ok) throw new Error(stored.reason);
  const { fileId } = stored;
  let dry: Awaited<ReturnType<typeof findDryRun>>;
  const dryRunMs = await timed(async () => {
    dry = await findDryRun(db, { fileId, zone, now });
  });
  if (!dry) throw new Error("no dry run");
  const { counts } = dry.plan;
  const rowCount = dry.table.rowCount;
  dry = undefined;
  const started = await startImport(db, noJobs, { fileId, decisions: new Map(), mapping: {}, by, now });
  if (!started.ok) throw new Error(started.reason);
  const importMs = await timed(() => importFile(db, started.runId, now));
  const restMs = await timed(() => writeRest(db));
  await sql`analyze`.execute(db);
  const sameAgainMs = await timed(async () => {
    const again = await findDryRun(db, { fileId, zone, now });
    if (again && again.plan.counts.added + again.plan.counts.changed > 0)
      throw new Error("the same file changed something");
  });
  const undoMs = await timed(async () => {
    const undone = await undoImport(db, { runId: started.runId, by, now });
    if (!undone.ok) throw new Error(undone.reason);
  });
  return {
    file,
    rows: rowCount,
    megabytes: Math.round(bytes.length / 100_000) / 10,
    readMs,
    dryRunMs,
    importMs,
    restMs,
    sameAgainMs,
    undoMs,
    added: counts.added,
    faulty: counts.faulty,
    duplicates: counts.duplicate,
    peakMegabytes: peak(),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}

/** The largest resident size of this process while it was watched, in MB. */
function watchMemory(): () => number {
  let most = process.memoryUsage.rss();
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  return () => {
    clearInterval(timer);
    return Math.round(Math.max(most, process.memoryUsage.rss()) / 1_000_000);
  };
}
