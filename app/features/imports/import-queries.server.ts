import type { Db } from "#db/client.server.ts";

export type ImportRunState = "waiting" | "running" | "done" | "failed" | "stopped" | "undone";

export type ImportRun = {
  id: string;
  state: ImportRunState;
  failure: string;
  fileId: string;
  fileName: string;
  cohortYear: number;
  rowsTotal: number;
  rowsDone: number;
  addedCount: number;
  changedCount: number;
  skippedCount: number;
  startedAt: Date;
  isStopAsked: boolean;
  finishedAt: Date | null;
  undoneAt: Date | null;
  familyName: string;
  givenName: string;
};

function runs(db: Db) {
  return db
    .selectFrom("import_run")
    .innerJoin("import_file", "import_file.id", "import_run.file_id")
    .innerJoin("member", "member.id", "import_run.started_by")
    .select([
      "import_run.id",
      "import_run.state",
      "import_run.failure",
      "import_file.id as fileId",
      "import_file.name as fileName",
      "import_run.cohort_year as cohortYear",
      "import_run.rows_total as rowsTotal",
      "import_run.rows_done as rowsDone",
      "import_run.added_count as addedCount",
      "import_run.changed_count as changedCount",
      "import_run.skipped_count as skippedCount",
      "import_run.started_at as startedAt",
      "import_run.finished_at as finishedAt",
      (eb) => eb("import_run.stop_asked_at", "is not", null).$castTo<boolean>().as("isStopAsked"),
      "import_run.undone_at as undoneAt",
      "member.family_name as familyName",
      "member.given_name as givenName",
    ]);
}

export async function findImportRun(db: Db, runId: string): Promise<ImportRun | undefined> {
  const run = await runs(db).where("import_run.id", "=", runId).executeTakeFirst();
  return run && { ...run, state: run.state as ImportRunState };
}

/** The newest imports first. */
export async function listImportRuns(db: Db, limit = 20): Promise<ImportRun[]> {
  const rows = await runs(db).orderBy("import_run.started_at", "desc").limit(limit).execute();
  return rows.map((run) => ({ ...run, state: run.state as ImportRunState }));
}
