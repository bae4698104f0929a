import { encodeCp932, forCp932 } from "./cp932.server.ts";
import { packXlsx } from "./write-xlsx.server.ts";

/** A cell: text stays text (zeros, "=1+1" as written), a day is "YYYY-MM-DD" marked as such, a number is a number. */
export type SheetCell = string | number | null | { day: string };
export type Sheet = {
  name: string;
  headings: readonly string[];
  rows: readonly (readonly SheetCell[])[];
  widths?: readonly number[];
};

/** A workbook with one bold, frozen heading row per sheet. Text is typed as text, so nothing in it can become a formula. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  return packXlsx(
    sheets.map(({ name, headings, rows, widths }) => ({ name, headings, batches: [rows], widths })),
  );
}

export type CsvEncoding = "utf8" | "cp932";

/** A character the encoding has no place for, and where it stood; the first row under the headings is 1. */
export type Lacking = { row: number; heading: string; character: string };

/**
 * CSV as Excel in Japan opens it: UTF-8 with BOM, or CP932 where what it lacks becomes 〓 and is reported. CRLF line ends;
 * days as 2026/07/18; a cell that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function writeCsv(sheet: Sheet, encoding: CsvEncoding): { bytes: Buffer; lacking: Lacking[] } {
  const writer = csvWriter(sheet.headings, encoding);
  const bytes = Buffer.concat([writer.start(), writer.write(sheet.rows)]);
  return { bytes, lacking: writer.lacking };
}

/** The same by the batch, for lists too long to stand in the memory. */
export function csvWriter(headings: readonly string[], encoding: CsvEncoding) {
  const lacking: Lacking[] = [];
  let row = 0;
  const line = (cells: readonly SheetCell[]) =>
    `${cells.map((cell, at) => quoted(carried(csvText(cell), at))).join(",")}\r\n`;
  const carried = (text: string, at: number) =>
    encoding === "utf8"
      ? text
      : forCp932(text, (character) => lacking.push({ row, heading: headings[at] ?? "", character }));
  const encode = (text: string) => (encoding === "utf8" ? Buffer.from(text) : encodeCp932(text));
  return {
    lacking,
    start: () => encode(encoding === "utf8" ? `\ufeff${line(headings)}` : line(headings)),
    write(rows: readonly (readonly SheetCell[])[]): Buffer {
      let text = "";
      for (const cells of rows) {
        row++;
        text += line(cells);
      }
      return encode(text);
    },
  };
}

function csvText(cell: SheetCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return cell.day.replaceAll("-", "/");
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}

function quoted(text: string): string {
  return /[",\r\n\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
