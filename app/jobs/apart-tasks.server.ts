import type { Db } from "#db/client.server.ts";
import { readCalendars } from "~/features/hosts/read-calendars.server.ts";
import { keepDryRun } from "~/features/imports/kept-dry-run.server.ts";
import { runImport } from "~/features/imports/run-import.server.ts";
import { runMatching } from "~/features/matching/run-matching.server.ts";
import type { ApartTasks } from "./apart.ts";

/** What the process apart does for each name. */
export const apartTasks: {
  [Name in keyof ApartTasks]: (db: Db, input: ApartTasks[Name], now: Date) => Promise<void>;
} = {
  "run-import": (db, { runId }, now) => runImport(db, runId, now),
  "run-matching": (db, { runId }, now) => runMatching(db, runId, now),
  "read-calendars": async (db, means, now) => void (await readCalendars(db, { ...means, now })),
  "dry-run": (db, { fileId, zone }, now) => keepDryRun(db, { fileId, zone, now }),
};
