// Runs once before all tests: a PostgreSQL (TEST_DATABASE_URL, or a throw-away one) with one migrated template.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { connect } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { databaseUrl } from "./database-url.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's database `postgres`. */
    serverUrl: string;
    /** Migrated and empty; never connected to, only cloned. */
    template: string;
  }
}

export default async function startDatabase(project: TestProject) {
  const server = await startServer();
  const prefix = `enishi_test_${process.pid}`;
  await dropLeftOvers(server.url);
  const template = `${prefix}_template`;
  await onServer(server.url, (client) => client.query(`create database ${template}`));
  const db = connect(databaseUrl(server.url, template), { max: 1 });
  await migrate(db);
  await db.destroy();
  project.provide("serverUrl", server.url);
  project.provide("template", template);
  return async () => {
    if (!server.isOurs) await dropDatabases(server.url, `${prefix}_`);
    await server.stop();
  };
}

async function startServer() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, isOurs: false, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), "enishi-test-"));
  const server = await startEmbeddedPostgres({ folder, isDurable: false, maxConnections: 300 });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url(), isOurs: true, stop };
}

/** A run that was killed leaves its databases; its process id is in their names. */
async function dropLeftOvers(url: string) {
  await onServer(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where datname ~ '^enishi_test_[0-9]+_'",
    );
    for (const { datname } of rows)
      if (!isAlive(Number(datname.split("_")[2])))
        await client.query(`drop database if exists ${datname} with (force)`);
  });
}

async function dropDatabases(url: string, prefix: string) {
  await onServer(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where starts_with(datname, $1)",
      [prefix],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
