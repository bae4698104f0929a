import { sql } from "kysely";
import { connect, type Db } from "#db/client.server.ts";
import { migrate } from "#db/migrate.server.ts";
import type { Environment } from "~/env.server.ts";
import { parseMailbox } from "~/features/letters/build-message.server.ts";
import type { AppContext } from "~/http/context.ts";
import { type Queue, startQueue } from "~/jobs/queue.server.ts";
import { log, logError } from "~/lib/log.ts";
import { openApart } from "./apart.ts";
import { type Database, withPool } from "./database.ts";
import type { Life } from "./run.ts";

export type Services = {
  queue: Queue;
  /** What loaders and actions get, but for the nonce. */
  context: Omit<AppContext, "nonce">;
  checkReady: () => Promise<void>;
};

/** One pool and one queue per process. */
export async function openServices(
  env: Environment,
  database: Database,
  life: Life,
  role: { isWorker: boolean },
): Promise<Services> {
  const db = connect(database.url, { max: 10 });
  life.onEnd(() => db.destroy(), 2_000);
  const readDb = database.readUrl ? connect(database.readUrl, { max: 5 }) : db;
  if (readDb !== db) life.onEnd(() => readDb.destroy(), 2_000);
  await assertMigrated(db);
  const queue = await startQueue({
    databaseUrl: database.url,
    mailDomain: mailDomain(env.mailFrom),
    isWorker: role.isWorker,
    onError: (error) => logError("queue", error),
  });
  life.onEnd(() => queue.stop());
  return {
    queue,
    context: {
      db,
      readDb,
      jobs: queue.jobs,
      now: () => new Date(),
      appUrl: env.appUrl,
      secret: env.secret,
      canSendMail: env.smtpUrl !== undefined,
      isEmbedded: database.isEmbedded,
      mail: {
        smtpUrl: env.smtpUrl,
        imapUrl: env.imapUrl,
        from: env.mailFrom,
        takesPosts: env.inboundSecret !== undefined,
        dkim: env.dkim,
      },
      inbound: env.inboundSecret
        ? {
            secret: env.inboundSecret,
            ourAddress: parseMailbox(env.mailFrom).address,
            ourServer: env.inboundMx,
          }
        : undefined,
      apart: openApart(database.url, life),
    },
    checkReady: async () => {
      await sql`select version from pgboss.version`.execute(db);
    },
  };
}

/** Tables of ours and of the queue, over the direct address; says what it did. */
export async function migrateAll(database: Database, mailFrom: string): Promise<string[]> {
  const applied = await withPool(database.directUrl, 1, (db) => migrate(db));
  const queue = await startQueue({ databaseUrl: database.directUrl, mailDomain: mailDomain(mailFrom) });
  await queue.stop();
  if (applied.length > 0) log("info", "migrated", { count: applied.length, newest: applied.at(-1) ?? null });
  return applied;
}

async function assertMigrated(db: Db): Promise<void> {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('public.company') is not null as there`.execute(db);
  if (!rows[0]?.there) throw new Error("The database has no tables yet. Run: npm run migrate");
}

function mailDomain(mailFrom: string): string {
  return /@([^\s<>@]+?)>?\s*$/.exec(mailFrom)?.[1] ?? "localhost";
}
