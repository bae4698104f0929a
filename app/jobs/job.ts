// A job is work to be done later by the worker, decided in the transaction of whoever asks for it. What runs by the
// clock is in schedule.ts. Letters are no jobs: their delivery rows are the queue (features/letters/send-letters).

export type JobPayloads = {
  "expire-claims": Record<string, never>;
  "forget-families": Record<string, never>;
  "forget-bounces": Record<string, never>;
  "forget-files": Record<string, never>;
  "forget-mail": Record<string, never>;
  "forget-needs": Record<string, never>;
  "forget-people": Record<string, never>;
  "forget-reports": Record<string, never>;
  "forget-hosts": Record<string, never>;
  "read-calendars": Record<string, never>;
  "remind-families": Record<string, never>;
  "run-import": { runId: string };
  "run-matching": { runId: string };
  "send-newsletters": Record<string, never>;
  "tend-care": Record<string, never>;
  "tend-talks": Record<string, never>;
  "tidy-today": Record<string, never>;
  "write-digests": Record<string, never>;
  "write-import-rest": Record<string, never>;
  "write-reminders": Record<string, never>;
};

export type JobName = keyof JobPayloads;

export const jobNames = [
  "expire-claims",
  "forget-families",
  "forget-bounces",
  "forget-files",
  "forget-mail",
  "forget-needs",
  "forget-people",
  "forget-reports",
  "forget-hosts",
  "read-calendars",
  "remind-families",
  "run-import",
  "run-matching",
  "send-newsletters",
  "tend-care",
  "tend-talks",
  "tidy-today",
  "write-digests",
  "write-import-rest",
  "write-reminders",
] as const satisfies readonly JobName[];
