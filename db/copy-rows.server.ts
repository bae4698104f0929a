import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { BinaryRows, type CopiedType, type CopiedValue } from "./binary-rows.ts";
import type { DB } from "./schema.ts";

/** The columns of a COPY, in order, each with the type it has in the database. */
export type CopiedColumns<Table extends keyof DB> = { [Column in keyof DB[Table]]?: CopiedType };
/** The values of one row, in the order of the columns. */
export type CopiedRow = readonly CopiedValue[];

/**
 * Writes many rows with one COPY: less than half the work of an INSERT, for us and for the server, which gets values as
 * it keeps them and has no text to read. Rows are taken one by one as the server digests them, so a generator makes them
 * meanwhile. Belongs into a transaction on this connection.
 */
export async function copyRows<Table extends keyof DB & string>(
  connection: pg.PoolClient,
  table: Table,
  columns: CopiedColumns<Table>,
  rows: Iterable<CopiedRow>,
): Promise<void> {
  const names = Object.keys(columns).join(", ");
  const target = connection.query(from(`copy "${table}" (${names}) from stdin (format binary)`));
  await pipeline(Readable.from(packed(Object.values(columns) as CopiedType[], rows)), target);
}

const bytesAtOnce = 65_536;

function* packed(types: readonly CopiedType[], rows: Iterable<CopiedRow>): Generator<Buffer> {
  const binary = new BinaryRows(types, bytesAtOnce);
  for (const row of rows) {
    binary.add(row);
    if (binary.size > bytesAtOnce) yield binary.take();
  }
  yield binary.end();
}
