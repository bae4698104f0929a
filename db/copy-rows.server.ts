import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";
import type { DB } from "./schema.ts";

type Value = string | number | boolean | readonly string[] | null;
/** The values of one row, in the order of the columns. */
export type CopiedRow = readonly Value[];

/**
 * Writes many rows with one COPY: less than half the work of an INSERT, for us and for the server. Rows are taken one by
 * one as the server digests them, so a generator makes them meanwhile. Belongs into a transaction on this connection.
 */
export async function copyRows<Table extends keyof DB & string>(
  connection: pg.PoolClient,
  table: Table,
  columns: readonly (keyof DB[Table] & string)[],
  rows: Iterable<CopiedRow>,
): Promise<void> {
  const target = connection.query(from(`copy "${table}" (${columns.join(", ")}) from stdin`));
  await pipeline(Readable.from(linesOf(rows)), target);
}

const rowsAtOnce = 400;

function* linesOf(rows: Iterable<CopiedRow>): Generator<string> {
  let text = "";
  let count = 0;
  for (const row of rows) {
    text += `${row.map(cellOf).join("\t")}\n`;
    if (++count % rowsAtOnce !== 0) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

const special = /[\\\n\r\t]/;

function cellOf(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : arrayOf(value);
  return special.test(text) ? text.replace(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign) : text;
}

function arrayOf(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${/["\\]/.test(text) ? text.replace(/["\\]/g, "\\$&") : text}"`).join(",")}}`;
}

const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
