import fc from "fast-check";
import { expect, test } from "vitest";
import { csvBytes } from "#tests/support/messy-file.ts";
import { type Delimiter, delimiterOf, readCsv } from "~/lib/csv.ts";

function parseCsv(text: string, delimiter?: Delimiter) {
  const read = readCsv(text, delimiter);
  if (!read.ok) return read;
  const { records } = read;
  return { ok: true, rows: Array.from({ length: records.length }, (_, at) => records.cells(at)) };
}

test("quoted line breaks, doubled quotes and delimiters stay in their cell", () => {
  expect(parseCsv('氏名,備考\r\n山田 花,"①面談, 希望\r\n""品質"""\r\n')).toEqual({
    ok: true,
    rows: [
      ["氏名", "備考"],
      ["山田 花", '①面談, 希望\r\n"品質"'],
    ],
  });
});

test("CRLF, LF and CR end rows, the last one without an end too, and empty rows keep Excel's numbering", () => {
  for (const newline of ["\r\n", "\n", "\r"])
    expect(parseCsv(["a,b", "", "c,"].join(newline), ",")).toEqual({
      ok: true,
      rows: [["a", "b"], [""], ["c", ""]],
    });
});

test("what follows a closing quote, and a quote inside a cell, are ordinary characters", () => {
  expect(parseCsv('"青葉"大学,5"管', ",")).toEqual({ ok: true, rows: [["青葉大学", '5"管']] });
});

test("a quote that is never closed is told with its row", () => {
  expect(parseCsv('a,b\r\nc,"d\r\ne,f')).toEqual({ ok: false, reason: "open_quote", row: 2 });
});

test("commas inside quotes don't hide that tabs part the cells", () => {
  expect(delimiterOf('氏名\t備考\r\n"山田, 花, 様, と"\tx')).toBe("\t");
  expect(delimiterOf("name;kana;mail\na;b;c,d")).toBe(";");
  expect(delimiterOf("氏名\n山田")).toBe(",");
});

test("a record is blank when every cell of it is, whatever white it holds", () => {
  const blank = ["", "  ", ",,", ' ,\t,"",\u3000', '"\n"', "\ufeff,\u00a0"];
  const filled = ["x", ",,x", '"\n山田"', ",\u3000,髙", '""x', "　山田,"];
  const read = readCsv([...blank, ...filled].join("\r\n").replace(/^/, "a,b\r\n"), ",");
  if (!read.ok) throw new Error(read.reason);
  const { records } = read;
  const found = Array.from({ length: records.length }, (_, at) => records.isBlank(at)).slice(1);
  expect(found).toEqual([...blank.map(() => true), ...filled.map(() => false)]);
});

test("one cell of a record is read without the others", () => {
  const read = readCsv('a,"b,\n""c",d\n1,2,3', ",");
  if (!read.ok) throw new Error(read.reason);
  expect([0, 1, 2, 3].map((place) => read.records.cell(0, place))).toEqual(["a", 'b,\n"c', "d", ""]);
  expect(read.records.cell(1, 2)).toBe("3");
});

test("what is written comes back, whatever the cells hold", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', ",", "\t", ";", "\r", "\n", "髙", "①", " ") }),
  );
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  const delimiter = fc.constantFrom("," as const, "\t" as const, ";" as const);
  const newline = fc.constantFrom("\r\n" as const, "\n" as const, "\r" as const);
  fc.assert(
    fc.property(table, delimiter, newline, (rows, sign, end) => {
      const text = csvBytes(rows, { encoding: "utf8-bom", delimiter: sign, newline: end }).toString("utf8");
      expect(parseCsv(text, sign)).toEqual({ ok: true, rows });
    }),
    { numRuns: 300 },
  );
});
