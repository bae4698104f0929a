import { sql } from "kysely";
import { connect } from "/work/main/db/client.server.ts";
import { migrate } from "/work/main/db/migrate.server.ts";

const db = connect(process.argv[2]!);
await sql`drop schema if exists public cascade`.execute(db);
await sql`create schema public`.execute(db);
console.log(await migrate(db));
await db.destroy();
