import { sql } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { kept, nameKeptStatements } from "#db/kept-statements.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";

testDatabase();

const listed = "select statement from pg_prepared_statements";

test("a connection to the server itself keeps the plan of a statement that says so, and of no other", async () => {
  const db = connect(testDatabaseUrl(), { max: 1 });
  try {
    for (let round = 1; round <= 3; round++) {
      const { rows } = await sql<{ sum: number }>`${kept} select ${round}::int + 1 as sum`.execute(db);
      expect(rows).toEqual([{ sum: round + 1 }]);
    }
    await db.selectFrom("member").modifyFront(kept).select("id").execute();
    await db.selectFrom("member").select("role").execute();
    const { rows } = await sql<{ statement: string }>`${sql.raw(listed)}`.execute(db);
    expect(rows.map(({ statement }) => statement).sort()).toEqual([
      "/* kept */ select $1::int + 1 as sum",
      'select /* kept */ "id" from "member"',
    ]);
  } finally {
    await db.destroy();
  }
});

test("a connection that has named all it may takes no name from another", async () => {
  const [full, fresh] = [connect(testDatabaseUrl(), { max: 1 }), connect(testDatabaseUrl(), { max: 1 })];
  const namedBy = async (db: typeof full) =>
    (await sql<{ count: number }>`select count(*)::int as count from pg_prepared_statements`.execute(db))
      .rows[0]?.count;
  try {
    for (let round = 0; round < 155; round++)
      await sql`${kept} select ${sql.lit(round)}::int + ${round}::int as sum`.execute(full);
    await sql`${kept} select ${1}::int as one`.execute(fresh);
    expect([await namedBy(full), await namedBy(fresh)]).toEqual([150, 1]);
  } finally {
    await Promise.all([full.destroy(), fresh.destroy()]);
  }
});

test("behind a pooler, which tells a process number of its own, nothing has a name", async () => {
  const connection = new pg.Client({ connectionString: testDatabaseUrl() });
  await connection.connect();
  try {
    Object.assign(connection, { processID: 2_000_000_001 });
    await nameKeptStatements(connection);
    expect((await connection.query("/* kept */ select $1::int as one", [1])).rows).toEqual([{ one: 1 }]);
    expect((await connection.query(listed)).rows).toEqual([]);
  } finally {
    await connection.end();
  }
});

test("a plan that a migration made useless fails once at most", async () => {
  const db = connect(testDatabaseUrl(), { max: 1 });
  const ask = () => sql`${kept} select worth from coins where worth > ${0}`.execute(db);
  try {
    await sql`create table coins (worth int)`.execute(db);
    await ask();
    await sql`alter table coins alter worth type bigint`.execute(db);
    await expect(ask()).rejects.toThrow("cached plan must not change result type");
    expect((await ask()).rows).toEqual([]);
  } finally {
    await sql`drop table if exists coins`.execute(db);
    await db.destroy();
  }
});
