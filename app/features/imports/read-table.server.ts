import { readCsv } from "~/lib/csv.ts";
import { decodeText, type TextEncodingName } from "~/lib/decode.server.ts";
import { openWorkbook, type Workbook } from "~/lib/xlsx.server.ts";
import { ZipError } from "~/lib/zip.server.ts";
import { firstOf, SheetRows, type TableRows, TextRows } from "./table-rows.ts";

export type Table = {
  kind: "csv" | "xlsx";
  encoding: TextEncodingName | null;
  /** The sheet that was read, and those one could choose instead; null and empty for text. */
  sheet: string | null;
  sheets: string[];
  headings: string[];
  rows: TableRows;
};

export type UnreadableReason =
  | "empty"
  | "not_text"
  | "broken_quotes"
  | "broken_workbook"
  | "protected_workbook"
  | "old_workbook"
  | "web_page"
  | "too_many_rows";

export type Unreadable = { ok: false; reason: UnreadableReason; row?: number };

export const mostRows = 200_000;

/** Reads a CSV (comma, tab or semicolon) or XLSX into one shape. Days of a workbook become "YYYY-MM-DD". */
export async function readTable(
  bytes: Uint8Array,
  sheet?: string,
): Promise<{ ok: true; table: Table } | Unreadable> {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readWorkbook(bytes, sheet);
  // Excel 97, and any workbook with a password, are Microsoft's compound file.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const isProtected = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    return { ok: false, reason: isProtected ? "protected_workbook" : "old_workbook" };
  }
  return readText(bytes);
}

function readText(bytes: Uint8Array): { ok: true; table: Table } | Unreadable {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ok: false, reason: "not_text", ...(decoded.row ? { row: decoded.row } : {}) };
  const { text, encoding } = decoded;
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text.slice(0, 200))) return { ok: false, reason: "web_page" };
  const read = readCsv(text);
  if (!read.ok) return { ok: false, reason: "broken_quotes", ...(read.row ? { row: read.row } : {}) };
  return tableOf(new TextRows(read.records), { kind: "csv", encoding, sheet: null, sheets: [] });
}

/** The sheet asked for by name, else the first one that shows and holds a list. */
function readWorkbook(
  bytes: Uint8Array,
  wanted: string | undefined,
): { ok: true; table: Table } | Unreadable {
  try {
    const workbook = openWorkbook(bytes);
    const shown = workbook.sheets.flatMap(({ name, isHidden }, at) => (isHidden ? [] : [{ name, at }]));
    const sheets = shown.map(({ name }) => name);
    const asked = shown.filter(({ name }) => name === wanted);
    let answer: { ok: true; table: Table } | Unreadable = { ok: false, reason: "empty" };
    for (const { name, at } of asked.length > 0 ? asked : shown) {
      answer = readSheet(workbook, at, { kind: "xlsx", encoding: null, sheet: name, sheets });
      if (answer.ok || answer.reason !== "empty") return answer;
    }
    return answer;
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    const reasons = {
      broken: "broken_workbook",
      too_big: "too_many_rows",
      protected: "protected_workbook",
    } as const;
    return { ok: false, reason: reasons[error.reason] };
  }
}

function readSheet(workbook: Workbook, at: number, origin: Origin): { ok: true; table: Table } | Unreadable {
  return tableOf(new SheetRows(workbook.readRows(at, mostRows + 100)), origin);
}

type Origin = Pick<Table, "kind" | "encoding" | "sheet" | "sheets">;

/** Lists often begin with a title and a blank line: the headings are the first row with at least three filled cells. */
function tableOf(rows: TextRows | SheetRows, origin: Origin): { ok: true; table: Table } | Unreadable {
  const beginning = firstOf(rows, 20);
  const wide = beginning.findIndex((row) => row.cells.filter((cell) => cell.trim() !== "").length >= 3);
  const headingAt = Math.max(0, wide);
  const heading = beginning[headingAt];
  const body = rows.after(headingAt);
  if (!heading || body.length === 0) return { ok: false, reason: "empty" };
  if (body.length > mostRows) return { ok: false, reason: "too_many_rows" };
  const headings = heading.cells.map((cell) => cell.replace(/\s+/g, " ").trim());
  return { ok: true, table: { ...origin, headings, rows: body } };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
