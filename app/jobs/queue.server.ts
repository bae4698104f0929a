import { EventEmitter } from "node:events";
import { fromKysely, PgBoss } from "pg-boss";
import type { Db } from "#db/client.server.ts";
import { type JobName, type JobPayloads, jobNames } from "./job.ts";

/** The way to ask for work: what use cases and requests get. */
export type Jobs = {
  /** Queued only if the transaction commits. Runs at least once, so its handler must bear being repeated. */
  add<Name extends JobName>(
    trx: Db,
    name: Name,
    payload: JobPayloads[Name],
    options?: { startAfter?: Date },
  ): Promise<void>;
  /** A hint that a letter was written: the sender of this process looks now instead of at its next second. */
  wake(): void;
  /** Right side of every Message-ID. */
  mailDomain: string;
};

export type Queue = {
  jobs: Jobs;
  boss: PgBoss;
  /** Calls back on each hint; returns how to stop listening. */
  onWake(listener: () => void): () => void;
  stop(): Promise<void>;
};

export type QueueOptions = {
  databaseUrl: string;
  mailDomain: string;
  /** True in the process that works: it also keeps the clock and tidies up. */
  isWorker?: boolean;
  onError?: (error: unknown) => void;
};

/**
 * Opens the queue (pg-boss, in its own schema of our database) and installs or updates that schema first.
 * Only transaction-level locks and no LISTEN, so it works behind PgBouncer in transaction mode.
 */
export async function startQueue(options: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    application_name: "enishi-queue",
    max: 2,
    useListenNotify: false,
    supervise: options.isWorker ?? false,
    schedule: options.isWorker ?? false,
  });
  boss.on("error", (error) => options.onError?.(error));
  await boss.start();
  for (const name of jobNames)
    await boss.createQueue(name, { retryLimit: 5, retryDelay: 10, retryBackoff: true, retryDelayMax: 3600 });
  const hints = new EventEmitter();
  return {
    boss,
    jobs: {
      mailDomain: options.mailDomain,
      async add(trx, name, payload, { startAfter } = {}) {
        await boss.send(name, payload, { db: fromKysely(trx), ...(startAfter && { startAfter }) });
      },
      wake() {
        hints.emit("wake");
      },
    },
    onWake(listener) {
      hints.on("wake", listener);
      return () => hints.off("wake", listener);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 8000 });
    },
  };
}
