import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type Row, type Rows, tables } from "./rows.ts";

const rowsPerStatement = 2000;

/** Writes all rows, thousands a statement: PostgreSQL takes a table apart from one JSON text. */
export async function insertRows(trx: Db, rows: Rows): Promise<void> {
  for (const table of tables)
    for (let from = 0; from < rows[table].length; from += rowsPerStatement)
      await insertPart(trx, table, rows[table].slice(from, from + rowsPerStatement));
}

async function insertPart(trx: Db, table: string, part: readonly Row[]): Promise<void> {
  const columns = sql.join(Object.keys(part[0] ?? {}).map((column) => sql.id(column)));
  const target = sql.table(table);
  await sql`
    insert into ${target} (${columns})
    select ${columns} from json_populate_recordset(null::${target}, ${JSON.stringify(part)}::json)`.execute(
    trx,
  );
}
