import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";
import { addDays, daysBetween } from "./dates.ts";
import type { SheetCell } from "./spreadsheet.server.ts";

export type SheetToWrite = {
  name: string;
  headings: readonly string[];
  /** Rows by the batch: a hundred thousand of them never stand in the memory together. */
  batches: AsyncIterable<readonly (readonly SheetCell[])[]> | Iterable<readonly (readonly SheetCell[])[]>;
  widths?: readonly number[] | undefined;
};

/** A workbook with real days and numbers, and text that stays text: zeros are kept and nothing can become a formula. */
export async function packXlsx(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const parts: Part[] = [];
  for (const [at, sheet] of sheets.entries())
    parts.push(await pack(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, at === 0)));
  const files: [string, string][] = [
    ["[Content_Types].xml", contentTypes(names.length)],
    ["_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", workbookXml(names)],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ...names.map((_, at): [string, string] => ["worksheet", `worksheets/sheet${at + 1}.xml`]),
        ["styles", "styles.xml"],
      ]),
    ],
    ["xl/styles.xml", styles],
  ];
  for (const [name, xml] of files) parts.push(await pack(name, [xml]));
  return zipOf(parts);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

async function* sheetXml(
  { headings, batches, widths }: SheetToWrite,
  isFirst: boolean,
): AsyncGenerator<string> {
  const columns = headings.map((heading, at) => {
    const width = widths?.[at] ?? Math.min(40, Math.max(10, 2 * heading.length + 2));
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="1" customWidth="1"/>`;
  });
  const pane = `<sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ""}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>`;
  const cols = columns.length > 0 ? `<cols>${columns.join("")}</cols>` : "";
  yield `${head}<worksheet xmlns="${main}"><sheetViews>${pane}</sheetViews>${cols}<sheetData>`;
  yield rowXml(headings, 1, 3);
  let line = 1;
  for await (const rows of batches) {
    let xml = "";
    for (const row of rows) xml += rowXml(row, ++line, 1);
    yield xml;
  }
  yield "</sheetData></worksheet>";
}

function rowXml(cells: readonly SheetCell[], line: number, textStyle: number): string {
  let xml = `<row r="${line}">`;
  for (const [at, cell] of cells.entries()) xml += cellXml(cell, `${letters(at)}${line}`, textStyle);
  return `${xml}</row>`;
}

function cellXml(cell: SheetCell, place: string, textStyle: number): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : "";
  if (typeof cell === "string")
    return `<c r="${place}" s="${textStyle}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, 32_767))}</t></is></c>`;
  return `<c r="${place}" s="2"><v>${serialOf(cell.day)}</v></c>`;
}

const serials = new Map<string, number>();

function serialOf(day: string): number {
  let serial = serials.get(day);
  if (serial === undefined) {
    serial = daysBetween(addDays("1899-12-30", 0), day);
    if (serials.size < 10_000) serials.set(day, serial);
  }
  return serial;
}

/** XML 1.0 has no place for control characters: a workbook with one of them doesn't open. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  if (!/[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/.test(text)) return text;
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/\r\n?/g, "\n")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
  );
}

function letters(at: number): string {
  return (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}

/** Excel allows 31 characters without these signs, each name once. */
function sheetNames(wanted: readonly string[]): string[] {
  const names: string[] = [];
  for (const [at, name] of wanted.entries()) {
    const plain =
      name
        .replace(/[\\/?*[\]:]/g, " ")
        .replace(/^'+|'+$/g, "")
        .trim()
        .slice(0, 31) || `Sheet${at + 1}`;
    const isTaken = names.some((other) => other.toLowerCase() === plain.toLowerCase());
    names.push(isTaken ? `${plain.slice(0, 27)} (${at + 1})` : plain);
  }
  return names;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) =>
      `<sheet name="${escaped(name).replaceAll('"', "&quot;")}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

function relations(targets: readonly [string, string][]): string {
  const lines = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join("")}</Relationships>`;
}

function contentTypes(count: number): string {
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const sheets = Array.from(
    { length: count },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  );
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${sheets.join("")}</Types>`;
}

/** 0 numbers · 1 text · 2 days · 3 headings */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/mm/dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/><family val="2"/></font><font><b/><sz val="11"/><name val="Yu Gothic"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

type Part = { name: string; packed: Buffer; size: number; checksum: number };

async function pack(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<Part> {
  const deflate = createDeflateRaw({ level: 6 });
  const packed: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => packed.push(chunk));
  const ended = once(deflate, "end");
  let size = 0;
  let checksum = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    checksum = crc32(bytes, checksum);
    if (!deflate.write(bytes)) await once(deflate, "drain");
  }
  deflate.end();
  await ended;
  return { name, packed: Buffer.concat(packed), size, checksum };
}

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16. */
function zipOf(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, size, checksum } of parts) {
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2); // names are UTF-8
    facts.writeUInt16LE(8, 4);
    facts.writeUInt16LE(0x21, 8); // 1 January 1980: the same rows give the same bytes
    facts.writeUInt32LE(checksum, 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(size, 18);
    facts.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    pieces.push(Buffer.from([0x50, 0x4b, 3, 4]), facts, title, packed);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), facts, place, title);
    offset += 30 + title.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}
