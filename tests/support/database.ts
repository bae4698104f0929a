import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { databaseUrl } from "./database-url.ts";

/**
 * Call it at the top of a test file: a clone of the migrated template for this worker, emptied before each test.
 * `max` is the size of its pool; races open more pools on `testDatabaseUrl()`.
 */
export function testDatabase(options: { max?: number } = {}): Db {
  const db = connect(testDatabaseUrl(), { max: options.max ?? 10 });
  beforeAll(() => clone(inject("template"), workerDatabase()));
  beforeEach(() => emptyDatabase(db));
  afterAll(() => db.destroy());
  return db;
}

/** Address of the database that `testDatabase()` gave this worker. */
export function testDatabaseUrl(): string {
  return databaseUrl(inject("serverUrl"), workerDatabase());
}

/** A database for this call alone, for tests that start the whole product or measure. Drop it with `drop()`. */
export async function ownDatabase(options: { isMigrated?: boolean } = {}) {
  const name = `${inject("template").replace(/_template$/, "")}_own${process.pid}_${++ownCount}`;
  const isMigrated = options.isMigrated ?? true;
  await clone(isMigrated ? inject("template") : "template1", name);
  return {
    url: databaseUrl(inject("serverUrl"), name),
    drop: () => onServer(`drop database ${name} with (force)`),
  };
}

let ownCount = 0;

/**
 * Deletes what a test left. Truncating a hundred tables took longer than most tests: only those that hold something are
 * emptied, the large ones by TRUNCATE, and counters begin anew.
 */
export async function emptyDatabase(db: Db): Promise<void> {
  const names = await listTables(db);
  if (names.length === 0) return;
  const { rows } = await sql<{ full: string[] }>`select array_remove(array[${sql.raw(
    names.map((name) => `case when exists (select from ${name}) then '${name}' end`).join(", "),
  )}], null) as full`.execute(db);
  const full = rows[0]?.full ?? [];
  if (full.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const large = await sql<{ name: string }>`select name from unnest(${full}::text[]) name
      where pg_total_relation_size(name::regclass) > 2000000 and pg_relation_size(name::regclass) > 400000`.execute(
      trx,
    );
    if (large.rows.length > 0)
      await sql`truncate ${sql.raw(large.rows.map(({ name }) => name).join(", "))} cascade`.execute(trx);
    await sql`set local session_replication_role = replica`.execute(trx);
    // Its trigger fires always, and would count the offers that go now.
    await sql`set local enishi.keeps_tally = 'on'`.execute(trx);
    await sql.raw(full.map((name) => `delete from ${name}`).join(";\n")).execute(trx);
  });
  await sql`select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    from pg_sequences where last_value is not null and schemaname = 'public'`.execute(db);
}

async function listTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', nspname, relname) as name
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p') and not relispartition
      and (nspname = 'public' and relname not like 'kysely_%'
        or nspname = 'pgboss' and relname not in ('version', 'queue', 'schedule'))`.execute(db);
  return rows.map(({ name }) => name);
}

/** Migrates a database that came from `ownDatabase({ isMigrated: false })`. */
export async function migrateDatabase(url: string): Promise<string[]> {
  const db = connect(url, { max: 1 });
  try {
    return await migrate(db);
  } finally {
    await db.destroy();
  }
}

function workerDatabase(): string {
  return inject("template").replace(/template$/, `w${process.env.VITEST_POOL_ID}`);
}

async function clone(template: string, name: string): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      return await onServer(`create database ${name} template ${template}`);
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined;
      if (code === "42P04") return; // this worker has cloned it for an earlier file
      if (code !== "55006" || tries > 50) throw error; // another worker is cloning just now
      await new Promise((done) => setTimeout(done, 100));
    }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("serverUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
