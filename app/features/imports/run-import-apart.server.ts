import type { Db } from "#db/client.server.ts";
import { type Apart, CutShort } from "~/jobs/apart.ts";
import { isLargeFile } from "./kept-dry-run.server.ts";
import { failImport, runImport } from "./run-import.server.ts";

/** An import that was asked for: a large one in a process of its own, so that this one neither stands still nor grows. */
export async function runImportApart(
  db: Db,
  apart: Apart | undefined,
  { runId, now }: { runId: string; now: Date },
): Promise<void> {
  const run = await db
    .selectFrom("import_run")
    .select("file_id")
    .where("id", "=", runId)
    .where("state", "in", ["waiting", "running"])
    .executeTakeFirst();
  if (!run) return;
  if (!apart || !(await isLargeFile(db, run.file_id))) return runImport(db, runId, now);
  try {
    await apart("run-import", { runId });
  } catch (error) {
    if (!(error instanceof CutShort)) await failImport(db, runId);
    throw error;
  }
}
