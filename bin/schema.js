// Writes db/schema.ts from the migrations: node bin/schema.js postgres://…/a_database_that_may_be_wiped
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { migrate } from "../db/migrate.server.ts";

const url = process.argv[2];
if (!url) throw new Error("Give the address of a database that may be wiped");
const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }) });
await sql`drop schema public cascade`.execute(db);
await sql`create schema public`.execute(db);
console.log(await migrate(db));
await db.destroy();
execFileSync(
  "npx",
  [
    "kysely-codegen",
    "--dialect=postgres",
    `--url=${url}`,
    "--default-schema=public",
    "--include-pattern=public.*",
    "--exclude-pattern=kysely_*",
    "--date-parser=string",
    "--out-file=db/schema.ts",
  ],
  { stdio: "inherit" },
);
// db/client.server.ts reads int8 as numbers.
const file = "db/schema.ts";
writeFileSync(
  file,
  readFileSync(file, "utf8").replace("Int8 = ColumnType<string,", "Int8 = ColumnType<number,"),
);
