import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "~/lib/csv.ts";
import { decodeText } from "~/lib/decode.server.ts";
import { type SheetCell, writeCsv, writeXlsx } from "~/lib/spreadsheet.server.ts";
import { openWorkbook } from "~/lib/xlsx.server.ts";

function sheet(rows: SheetCell[][], headings = ["ID", "氏名", "備考"]) {
  return { name: "内定者", headings, rows };
}

function readBack(bytes: Buffer): string[][] {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new Error("not text");
  const read = readCsv(decoded.text, ",");
  if (!read.ok) throw new Error("not CSV");
  const { records } = read;
  return Array.from({ length: records.length }, (_, at) => records.cells(at));
}

test("UTF-8 has the mark that Excel needs, CRLF, zeros, and days as 2026/07/18", () => {
  const { bytes, lacking } = writeCsv(sheet([["000123", "髙橋 蓮", { day: "2026-07-18" }]]), "utf8");
  expect(bytes.toString()).toBe("\ufeffID,氏名,備考\r\n000123,髙橋 蓮,2026/07/18\r\n");
  expect(lacking).toEqual([]);
});

test("CP932 keeps 髙 ① ～, knows what phones type for the wave and the minus, and says what it lacks and where", () => {
  const rows = [
    ["1", "髙橋①～", ""],
    ["2", "〜−\u00a0—", "김서연"],
    ["3", "𠮷田", "é"],
  ];
  const { bytes, lacking } = writeCsv(sheet(rows), "cp932");
  expect(readBack(bytes)).toEqual([
    ["ID", "氏名", "備考"],
    ["1", "髙橋①～", ""],
    ["2", "～－ ―", "〓〓〓"],
    ["3", "〓田", "〓"],
  ]);
  expect(lacking).toEqual([
    { row: 2, heading: "備考", character: "김" },
    { row: 2, heading: "備考", character: "서" },
    { row: 2, heading: "備考", character: "연" },
    { row: 3, heading: "氏名", character: "𠮷" },
    { row: 3, heading: "備考", character: "é" },
  ]);
});

test("nothing in a CSV begins like a formula, in half width or full width", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"),
      fc.string(),
      (sign, rest) => {
        const [, row] = readBack(writeCsv(sheet([[sign + rest, "", ""]]), "utf8").bytes);
        expect(row?.[0]).toBe(`'${sign}${rest}`);
      },
    ),
  );
  expect(readBack(writeCsv(sheet([[-5, "", ""]]), "utf8").bytes)[1]?.[0]).toBe("-5");
});

test("a list written as CSV or XLSX is read back cell by cell", async () => {
  const cell = fc.string({
    unit: fc.constantFrom("髙", "①", "ﾀ", '"', ",", "\n", "0", "<", "&", "]]>", " ", "김", "𠮷"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
      expect(readBack(writeCsv(sheet(rows), "utf8").bytes).slice(1)).toEqual(rows);
      const read = openWorkbook(await writeXlsx([sheet(rows)]))
        .readRows(0, 100)
        .slice(1);
      const padded = read.map(({ cells }) => [...cells, "", "", ""].slice(0, 3));
      expect(padded).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});

test("sheet names that Excel refuses are mended and stay different", async () => {
  const bytes = await writeXlsx([
    { name: "27卒/設計:開発", headings: ["a"], rows: [] },
    { name: "27卒 設計 開発", headings: ["a"], rows: [] },
    { name: "'", headings: ["a"], rows: [["x"]] },
  ]);
  expect(openWorkbook(bytes).sheets.map(({ name }) => name)).toEqual([
    "27卒 設計 開発",
    "27卒 設計 開発 (2)",
    "Sheet3",
  ]);
});
