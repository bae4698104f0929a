import type { CsvRecords } from "~/lib/csv.ts";

/** One row of the file: its line as a person counts it in Excel (the heading is line 1), its cells as text. */
export type TableRow = { line: number; cells: string[] };
/** The rows of a list, read as they are taken: those of a large file are never there all at once. */
export type TableRows = Iterable<TableRow> & {
  readonly length: number;
  /** One cell of every row, without reading the rest of it. */
  column(at: number): Iterable<{ line: number; cell: string }>;
};

/** The first rows of a list, at most so many. */
export function firstOf(rows: Iterable<TableRow>, most: number): TableRow[] {
  const first: TableRow[] = [];
  for (const row of rows) {
    if (first.length === most) break;
    first.push(row);
  }
  return first;
}

/** The rows of a text that aren't blank. */
export class TextRows implements TableRows {
  private readonly records: CsvRecords;
  /** Which of them, counted from 0. */
  private readonly filled: readonly number[];

  constructor(records: CsvRecords, filled?: readonly number[]) {
    this.records = records;
    this.filled = filled ?? [...Array(records.length).keys()].filter((at) => !records.isBlank(at));
  }

  get length(): number {
    return this.filled.length;
  }

  after(row: number): TextRows {
    return new TextRows(this.records, this.filled.slice(row + 1));
  }

  *[Symbol.iterator]() {
    for (const at of this.filled) yield { line: at + 1, cells: this.records.cells(at) };
  }

  *column(place: number) {
    for (const at of this.filled) yield { line: at + 1, cell: this.records.cell(at, place) };
  }
}

/** The rows of a sheet that aren't blank. */
export class SheetRows implements TableRows {
  private readonly filled: readonly TableRow[];

  constructor(rows: readonly TableRow[]) {
    this.filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ""));
  }

  get length(): number {
    return this.filled.length;
  }

  after(row: number): SheetRows {
    return new SheetRows(this.filled.slice(row + 1));
  }

  [Symbol.iterator]() {
    return this.filled[Symbol.iterator]();
  }

  *column(place: number) {
    for (const { line, cells } of this.filled) yield { line, cell: cells[place] ?? "" };
  }
}
