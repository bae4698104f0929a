import { sql } from "kysely";
import type { Db } from "./client.server.ts";
import type { DB } from "./schema.ts";

type ColumnType = "uuid" | "text" | "int4" | "date" | "timestamptz" | "bool" | "jsonb";

/**
 * Inserts many rows with one statement per 5,000: each column travels as one array, so there is no limit of parameters
 * and the server plans once. `columns` names each column with its type; values are text, numbers, booleans, Dates or null.
 */
export async function insertMany<Table extends keyof DB & string>(
  trx: Db,
  table: Table,
  columns: Partial<Record<keyof DB[Table] & string, ColumnType>>,
  rows: readonly Partial<Record<keyof DB[Table] & string, unknown>>[],
): Promise<void> {
  const names = Object.keys(columns) as (keyof DB[Table] & string)[];
  for (let start = 0; start < rows.length; start += 5000) {
    const part = rows.slice(start, start + 5000);
    const arrays = names.map((name) => {
      const type = columns[name] === "jsonb" ? "text" : columns[name];
      return sql`${part.map((row) => row[name] ?? null)}::${sql.raw(`${type}[]`)}`;
    });
    const picked = names.map((name) => (columns[name] === "jsonb" ? `${name}::jsonb` : name)).join(", ");
    await sql`insert into ${sql.table(table)} (${sql.raw(names.join(", "))})
      select ${sql.raw(picked)} from unnest(${sql.join(arrays)}) as given(${sql.raw(names.join(", "))})`.execute(
      trx,
    );
  }
}
