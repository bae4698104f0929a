// Work so long that it has a process of its own, which ends and gives its memory back. What comes of it is in the database.

export type ApartTasks = {
  "run-import": { runId: string };
  "dry-run": { fileId: string; zone: string };
  "run-matching": { runId: string };
  "read-calendars": { secret: string; ourDomain: string };
};

/**
 * Resolves when the work is done. Rejects with CutShort when this process is ending, or `signal` ends the work: do it
 * again another time, or not.
 */
export type Apart = <Name extends keyof ApartTasks>(
  name: Name,
  input: ApartTasks[Name],
  signal?: AbortSignal,
) => Promise<void>;

export class CutShort extends Error {}
