import type { Result } from "./result.ts";

export const delimiters = [",", "\t", ";"] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * Reads CSV as spreadsheets write it: quoted cells with line breaks and doubled quotes; CRLF, LF or CR; rows of uneven
 * length. A quote inside a cell that doesn't begin with one is an ordinary character, as in Excel. `row` is the record
 * (counted from 1, as Excel numbers its rows) whose quote is never closed. Only where records begin is found here; their
 * cells are read when they are asked for: 100,000 rows have to be read while somebody waits.
 */
export function readCsv(
  text: string,
  delimiter: Delimiter = delimiterOf(text),
): Result<{ records: CsvRecords }, "open_quote"> & { row?: number } {
  const separator = delimiter.charCodeAt(0);
  const starts: number[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    starts.push(at);
    const end = endOfRecord(text, at, separator);
    if (end === -1) return { ok: false, reason: "open_quote", row: starts.length };
    at = end + (text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? 2 : 1);
  }
  return { ok: true, records: new CsvRecords(text, separator, starts) };
}

/** The records of a text, counted from 0. */
export class CsvRecords {
  private readonly text: string;
  private readonly separator: number;
  private readonly starts: readonly number[];

  constructor(text: string, separator: number, starts: readonly number[]) {
    this.text = text;
    this.separator = separator;
    this.starts = starts;
  }

  get length(): number {
    return this.starts.length;
  }

  cells(record: number): string[] {
    const { text, separator } = this;
    const cells: string[] = [];
    let at = this.starts[record] ?? text.length;
    for (;;) {
      const end = endOfCell(text, at, separator);
      cells.push(cellBetween(text, at, end));
      if (text.charCodeAt(end) !== separator) return cells;
      at = end + 1;
    }
  }

  /** One of its cells, counted from 0; "" beyond its end. */
  cell(record: number, place: number): string {
    const { text, separator } = this;
    let at = this.starts[record] ?? text.length;
    for (let here = 0; ; here++) {
      const end = endOfCell(text, at, separator);
      if (here === place) return cellBetween(text, at, end);
      if (text.charCodeAt(end) !== separator) return "";
      at = end + 1;
    }
  }

  isBlank(record: number): boolean {
    const { text, separator } = this;
    let at = this.starts[record] ?? text.length;
    while (text.charCodeAt(at) === separator) at++;
    const code = text.charCodeAt(at);
    // nearly all begin with a letter, a digit or a sign of Japanese
    const isSign = code < 0x80 ? code > space && code !== quote : code > 0x3000 && code !== 0xfeff;
    if (isSign) return false;
    return this.cells(record).every((cell) => cell.trim() === "");
  }
}

const quote = 0x22;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

const space = 0x20;

/** Where the record's line ends, or the text; -1 behind a quote that is never closed. */
function endOfRecord(text: string, from: number, separator: number): number {
  let at = from;
  for (;;) {
    at = endOfCell(text, at, separator);
    if (at === -1 || text.charCodeAt(at) !== separator) return at;
    at++;
  }
}

/** Where the cell's separator stands, or what ends its record; -1 behind a quote that is never closed. */
function endOfCell(text: string, from: number, separator: number): number {
  let at = from;
  if (text.charCodeAt(at) === quote) {
    const closing = closingQuote(text, at + 1);
    if (closing === -1) return -1;
    at = closing + 1;
  }
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === separator || code === lineFeed || code === carriageReturn) break;
    at++;
  }
  return at;
}

function cellBetween(text: string, start: number, end: number): string {
  if (text.charCodeAt(start) !== quote) return text.slice(start, end);
  const closing = closingQuote(text, start + 1);
  const cell = text.slice(start + 1, closing).replaceAll('""', '"');
  // what follows a closing quote belongs to the cell: "青葉"大学
  return closing + 1 < end ? cell + text.slice(closing + 1, end) : cell;
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
