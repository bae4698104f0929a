// Work so long that it has a process of its own, which ends and gives its memory back. What comes of it is in the database.

export type ApartTasks = {
  "run-import": { runId: string };
  "dry-run": { fileId: string; zone: string };
};

/** Resolves when the work is done. Rejects with CutShort when this process is ending: do it again another time. */
export type Apart = <Name extends keyof ApartTasks>(name: Name, input: ApartTasks[Name]) => Promise<void>;

export class CutShort extends Error {}
