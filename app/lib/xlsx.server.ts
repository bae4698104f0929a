import { Buffer } from "node:buffer";
import { formatOf, type NumberFormat, textOfNumber } from "./xlsx-number.ts";
import { openZip, type Zip, ZipError } from "./zip.server.ts";

export type WorkbookSheet = { name: string; isHidden: boolean };
export type SheetRow = { line: number; cells: string[] };
export type Workbook = {
  sheets: WorkbookSheet[];
  /** Rows that have cells, with the number Excel shows beside them; days as "YYYY-MM-DD", all else as it is displayed. */
  readRows: (sheet: number, mostRows: number) => SheetRow[];
};

const mostUnpackedBytes = 400 * 1024 * 1024;
const mostColumns = 500;

/**
 * Opens an .xlsx. Text, numbers, days and leading zeros come out as a person sees them; furigana that Excel keeps beside
 * a name (rPh) is left out. Throws ZipError: broken, too big when unpacked, or protected.
 */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const zip = openZip(bytes, mostUnpackedBytes);
  const book = textOf(zip, "xl/workbook.xml");
  if (book === undefined) throw new ZipError("broken");
  const targets = new Map(
    tags(textOf(zip, "xl/_rels/workbook.xml.rels") ?? "", "Relationship").map(({ attributes }) => [
      attribute(attributes, "Id") ?? "",
      (attribute(attributes, "Target") ?? "").replace(/^\/?(xl\/)?/, ""),
    ]),
  );
  const sheets = tags(book, "sheet").map(({ attributes }) => ({
    name: plainText(attribute(attributes, "name") ?? ""),
    isHidden: (attribute(attributes, "state") ?? "visible") !== "visible",
    part: `xl/${targets.get(attribute(attributes, "r:id") ?? attribute(attributes, "id") ?? "") ?? ""}`,
  }));
  const is1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(book);
  let shared: string[] | undefined;
  let formats: NumberFormat[] | undefined;
  return {
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    readRows(at, mostRows) {
      const sheet = textOf(zip, sheets[at]?.part ?? "");
      if (sheet === undefined) throw new ZipError("broken");
      shared ??= readShared(textOf(zip, "xl/sharedStrings.xml") ?? "");
      formats ??= readFormats(textOf(zip, "xl/styles.xml") ?? "");
      return readSheetRows(sheet, { shared, formats, is1904 }, mostRows);
    },
  };
}

type Means = { shared: string[]; formats: NumberFormat[]; is1904: boolean };

function readSheetRows(xml: string, means: Means, mostRows: number): SheetRow[] {
  if (!/<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/.test(xml.slice(-200_000)))
    throw new ZipError("broken");
  const rows: SheetRow[] = [];
  const find = /<(?:\w+:)?(row|c)\b([^>]*?)(\/?)>/g;
  let line = 0;
  let row: SheetRow | undefined;
  for (let match = find.exec(xml); match; match = find.exec(xml)) {
    const [, name, attributes = "", isEmpty] = match;
    if (name === "row") {
      line = Number(attribute(attributes, "r") ?? line + 1);
      row = { line, cells: [] };
      rows.push(row);
      if (rows.length > mostRows) break;
      continue;
    }
    if (!row || isEmpty) {
      if (row) place(row, attributes, "");
      continue;
    }
    const close = closingTag(xml, "c", find.lastIndex);
    place(row, attributes, cellText(xml.slice(find.lastIndex, close), attributes, means));
    find.lastIndex = close;
  }
  return rows;
}

function place(row: SheetRow, attributes: string, text: string) {
  const column = columnOf(attribute(attributes, "r")) ?? row.cells.length;
  if (column >= mostColumns) return;
  while (row.cells.length < column) row.cells.push("");
  row.cells[column] = text;
}

/** "AB12" is column 27 (counted from 0). */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? undefined : column - 1;
}

function cellText(content: string, attributes: string, { shared, formats, is1904 }: Means): string {
  const type = attribute(attributes, "t") ?? "n";
  if (type === "inlineStr") return richText(content);
  const value = rawValue(content);
  if (value === undefined) return "";
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "str") return plainText(value);
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  // a formula that failed (#N/A) has nothing to say
  if (type === "e") return "";
  if (type === "d") return value.slice(0, 10);
  return textOfNumber(value, formats[Number(attribute(attributes, "s") ?? 0)] ?? { kind: "plain" }, is1904);
}

/** The way almost every cell is written, before the general one: a regular expression per cell costs half the time. */
function rawValue(content: string): string | undefined {
  const open = content.indexOf("<v>");
  if (open === -1) return inner(content, "v");
  return content.slice(open + 3, content.indexOf("</v>", open));
}

function readShared(xml: string): string[] {
  const texts: string[] = [];
  const find = /<(?:\w+:)?si\b([^>]*?)(\/?)>/g;
  for (let match = find.exec(xml); match; match = find.exec(xml)) {
    if (match[2]) {
      texts.push("");
      continue;
    }
    const close = closingTag(xml, "si", find.lastIndex);
    texts.push(richText(xml.slice(find.lastIndex, close)));
    find.lastIndex = close;
  }
  return texts;
}

function readFormats(xml: string): NumberFormat[] {
  const codes = new Map(
    tags(xml, "numFmt").map(({ attributes }) => [
      Number(attribute(attributes, "numFmtId")),
      plainText(attribute(attributes, "formatCode") ?? ""),
    ]),
  );
  return tags(inner(xml, "cellXfs") ?? "", "xf").map(({ attributes }) => {
    const id = Number(attribute(attributes, "numFmtId") ?? 0);
    return formatOf(id, codes.get(id));
  });
}

/** The text of <t> parts, without the reading (rPh) that Japanese Excel keeps beside a name. */
function richText(xml: string): string {
  const bare = xml.includes("rPh") ? xml.replace(/<(\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, "") : xml;
  const single = /^<(?:\w+:)?t\b[^>]*>([^<]*)<\/(?:\w+:)?t>$/.exec(bare);
  if (single) return plainText(single[1] ?? "");
  let text = "";
  for (const [, part = ""] of bare.matchAll(/<(?:\w+:)?t\b[^>]*?>([^<]*)<\/(?:\w+:)?t>/g)) text += part;
  return plainText(text);
}

function plainText(xml: string): string {
  if (!xml.includes("&") && !xml.includes("_x")) return xml;
  return xml
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
      if (name)
        return { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[String(name).toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    })
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function textOf(zip: Zip, name: string): string | undefined {
  const part = zip.read(name);
  if (!part) return undefined;
  if (part[0] === 0xff && part[1] === 0xfe) return part.toString("utf16le", 2);
  return Buffer.from(part).toString("utf8");
}

function tags(xml: string, name: string): { attributes: string }[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*?)/?>`, "g"))].map(
    ([, attributes = ""]) => ({ attributes }),
  );
}

function inner(xml: string, name: string): string | undefined {
  const open = new RegExp(`<(?:\\w+:)?${name}\\b[^>]*?(/?)>`).exec(xml);
  if (!open || open[1]) return undefined;
  const start = open.index + open[0].length;
  return xml.slice(start, closingTag(xml, name, start));
}

/** Where </name> or </x:name> begins; a part cut off in the middle is broken. */
function closingTag(xml: string, name: string, from: number): number {
  const plain = xml.indexOf(`</${name}>`, from);
  if (plain !== -1 && plain - from < 5_000) return plain;
  const find = new RegExp(`</(?:\\w+:)?${name}>`, "g");
  find.lastIndex = from;
  const match = find.exec(xml);
  if (!match) throw new ZipError("broken");
  return match.index;
}

function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(`${name}="`);
  if (at === -1) return new RegExp(`(?:^|\\s)${name}\\s*=\\s*'([^']*)'`).exec(attributes)?.[1];
  if (at > 0 && !/\s/.test(attributes[at - 1] ?? ""))
    return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
  const start = at + name.length + 2;
  return attributes.slice(start, attributes.indexOf('"', start));
}
