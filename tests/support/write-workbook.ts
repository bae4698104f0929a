// A workbook as Excel in Japan saves it, made by hand so that tests decide each cell: shared strings with furigana,
// real dates in the format ggge"年", numbers, "000000". Nothing here is used by the product.
import { crc32, deflateRawSync } from "node:zlib";

/** What a test may put in place of the part that would be written. */
export type WorkbookParts = Record<string, string>;

/** The first sheet holds the rows under a title and an empty row; 令和8年7月1日 and 2026-07-01 become real dates. */
export function writeWorkbook(rows: readonly (readonly string[])[], parts: WorkbookParts = {}): Buffer {
  const shared = new Map<string, number>();
  const lines = rows.map((row, at) => sheetRow(row, at + 1, shared)).join("");
  return zip({
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets><sheet name="内定者一覧" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
    "xl/styles.xml": styles,
    "xl/worksheets/sheet1.xml": `${head}<worksheet xmlns="${main}"><sheetData>${lines}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}">${[...shared.keys()].map(sharedString).join("")}</sst>`,
    ...parts,
  });
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="000000"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="176" applyNumberFormat="1"/><xf numFmtId="177" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function relations(type: string, target: string): string {
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${officeRelations}/${type}" Target="${target}"/></Relationships>`;
}

function sheetRow(row: readonly string[], line: number, shared: Map<string, number>): string {
  const cells = row.map((text, at) => sheetCell(text, `${letters(at)}${line}`, shared)).join("");
  return `<row r="${line}" spans="1:${row.length}">${cells}</row>`;
}

function sheetCell(text: string, place: string, shared: Map<string, number>): string {
  if (text === "") return "";
  const era = /^令和(\d+)年(\d+)月(\d+)日$/.exec(text);
  if (era)
    return `<c r="${place}" s="2"><v>${serial(2018 + Number(era[1]), Number(era[2]), Number(era[3]))}</v></c>`;
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day)
    return `<c r="${place}" s="1"><v>${serial(Number(day[1]), Number(day[2]), Number(day[3]))}</v></c>`;
  if (/^[1-9]\d{0,14}$/.test(text)) return `<c r="${place}"><v>${text}</v></c>`;
  const index = shared.get(text) ?? shared.size;
  shared.set(text, index);
  return `<c r="${place}" t="s"><v>${index}</v></c>`;
}

/** Excel keeps what was typed before the conversion to kanji. */
function sharedString(text: string): string {
  const escaped = text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "_x000D_");
  const reading = /^[一-龥]/.test(text)
    ? '<rPh sb="0" eb="1"><t>ヨミガナ</t></rPh><phoneticPr fontId="1"/>'
    : "";
  return `<si><t xml:space="preserve">${escaped}</t>${reading}</si>`;
}

function serial(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

function letters(at: number): string {
  return (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}

export function zip(parts: Record<string, string | Buffer>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const packed = deflateRawSync(bytes, { level: 1 });
    const title = Buffer.from(name);
    const sizes = Buffer.alloc(26);
    sizes.writeUInt16LE(20, 0);
    sizes.writeUInt16LE(0x0800, 2);
    sizes.writeUInt16LE(8, 4);
    sizes.writeUInt32LE(crc32(bytes), 10);
    sizes.writeUInt32LE(packed.length, 14);
    sizes.writeUInt32LE(bytes.length, 18);
    sizes.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    local.push(Buffer.from([0x50, 0x4b, 3, 4]), sizes, title, packed);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), sizes, place, title);
    offset += 4 + sizes.length + title.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}
