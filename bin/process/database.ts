import { join } from "node:path";
import { sql } from "kysely";
import { connect, type Db } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { claimFolder } from "#db/embedded-owner.server.ts";
import type { Environment } from "~/env.server.ts";
import { log } from "~/lib/log.ts";

export type Database = {
  url: string;
  directUrl: string;
  readUrl: string | undefined;
  isEmbedded: boolean;
  close: () => Promise<void>;
};

const name = "enishi";

/** Says at once, before anything else is tried, that another process has the data. */
export function assertDataFree(env: Environment): void {
  if (!env.databaseUrl) claimFolder(env.dataDir)();
}

/** The server of DATABASE_URL, or the embedded one, which is started and belongs to this process until `close()`. */
export async function openDatabase(env: Environment, onGone: (error: Error) => void): Promise<Database> {
  if (env.databaseUrl)
    return {
      url: env.databaseUrl,
      directUrl: env.databaseDirectUrl ?? env.databaseUrl,
      readUrl: env.databaseReadUrl,
      isEmbedded: false,
      close: async () => {},
    };
  const giveBack = claimFolder(env.dataDir);
  try {
    const server = await startEmbeddedPostgres({
      folder: join(env.dataDir, "postgres"),
      onCrash: () => log("error", "the embedded PostgreSQL stopped by itself and is being started again"),
      onGone,
    });
    await createDatabase(server.url());
    const url = server.url(name);
    const close = async () => {
      await server.stop();
      giveBack();
    };
    return { url, directUrl: url, readUrl: undefined, isEmbedded: true, close };
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function createDatabase(url: string): Promise<void> {
  await withPool(url, 1, async (db) => {
    const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(db);
    if (rows.length === 0) await sql`create database ${sql.id(name)}`.execute(db);
  });
}

export async function withPool<T>(url: string, max: number, work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(url, { max });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
