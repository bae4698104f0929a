import { expect, test } from "vitest";
import { writeWorkbook, zip } from "#tests/support/write-workbook.ts";
import { writeXlsx } from "~/lib/spreadsheet.server.ts";
import { openWorkbook } from "~/lib/xlsx.server.ts";
import { formatOf, textOfNumber } from "~/lib/xlsx-number.ts";
import { ZipError } from "~/lib/zip.server.ts";

function rowsOf(bytes: Buffer) {
  return openWorkbook(bytes).readRows(0, 1_000);
}

test("days come out as days, whatever their format, and furigana stays out of the name", () => {
  const bytes = writeWorkbook([
    ["氏名", "内定日", "回答期限", "電話"],
    ["髙橋 蓮", "2026-06-01", "令和8年7月28日", "9012345678"],
  ]);
  expect(rowsOf(bytes)).toEqual([
    { line: 1, cells: ["氏名", "内定日", "回答期限", "電話"] },
    { line: 2, cells: ["髙橋 蓮", "2026-06-01", "2026-07-28", "9012345678"] },
  ]);
});

test("empty cells and rows keep the places and numbers that Excel shows", () => {
  const sheet = `<worksheet><sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>あ&amp;い</t></is></c><c r="D3"/></row></sheetData></worksheet>`;
  expect(rowsOf(writeWorkbook([], { "xl/worksheets/sheet1.xml": sheet }))).toEqual([
    { line: 3, cells: ["", "あ&い", "", ""] },
  ]);
});

test("tags with a prefix, formulas, failed formulas and parted texts are read", () => {
  const sheet = `<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c r="B1" t="e"><x:v>#N/A</x:v></x:c><x:c r="C1" t="str"><x:f>A1</x:f><x:v>青葉</x:v></x:c><x:c r="D1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  const shared = `<sst><si><r><t>山</t></r><r><t xml:space="preserve">田 </t></r><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></si></sst>`;
  const bytes = writeWorkbook([], { "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared });
  expect(rowsOf(bytes)).toEqual([{ line: 1, cells: ["2", "", "青葉", "山田 "] }]);
});

test("a number is shown as its format shows it", () => {
  expect(textOfNumber("123", formatOf(177, "000000"), false)).toBe("000123");
  expect(textOfNumber("312345678", formatOf(178, "00-0000-0000"), false)).toBe("03-1234-5678");
  expect(textOfNumber("9.012345678E9", formatOf(0, undefined), false)).toBe("9012345678");
  expect(textOfNumber("0.30000000000000004", formatOf(0, undefined), false)).toBe("0.3");
  expect(textOfNumber("46224", formatOf(14, undefined), false)).toBe("2026-07-21");
  expect(textOfNumber("44762", formatOf(14, undefined), true)).toBe("2026-07-21");
  expect(textOfNumber("46224.5", formatOf(179, "yyyy/m/d h:mm"), false)).toBe("2026-07-21 12:00");
  expect(textOfNumber("46224", formatOf(180, '#,##0"円"'), false)).toBe("46224");
  expect(textOfNumber("46224", formatOf(181, '[$-411]ggge"年"m"月"d"日"'), false)).toBe("2026-07-21");
  expect(textOfNumber("5", formatOf(182, "[Red]0.00"), false)).toBe("5");
});

test("a workbook cut off anywhere is broken, never half a list", () => {
  const whole = writeWorkbook(Array.from({ length: 50 }, (_, at) => [`山田 ${at}`, `a${at}@example.jp`]));
  for (let size = 0; size < whole.length; size += 97)
    expect(() => rowsOf(whole.subarray(0, size))).toThrow(ZipError);
});

test("a sheet whose end is missing is broken", () => {
  const bytes = writeWorkbook([], {
    "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>',
  });
  expect(() => rowsOf(bytes)).toThrow(ZipError);
});

test("a small file that would unpack to gigabytes is refused before it fills the memory", () => {
  const bomb = zip({ "xl/workbook.xml": Buffer.alloc(401 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(4_000_000);
  expect(() => openWorkbook(bomb)).toThrow(expect.objectContaining({ reason: "too_big" }));
});

test("what we write we read: zeros, formulas as text, days, line breaks", async () => {
  const bytes = await writeXlsx([
    {
      name: "内定者",
      headings: ["ID", "氏名", "内定日", "備考"],
      rows: [["000123", "=1+1", { day: "2026-06-01" }, "一行目\n<二行目>&"]],
    },
  ]);
  const workbook = openWorkbook(bytes);
  expect(workbook.sheets).toEqual([{ name: "内定者", isHidden: false }]);
  expect(workbook.readRows(0, 10)[1]?.cells).toEqual(["000123", "=1+1", "2026-06-01", "一行目\n<二行目>&"]);
});
