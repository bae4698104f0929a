import fc from "fast-check";
import { expect, test } from "vitest";
import { csvBytes } from "#tests/support/messy-file.ts";
import { delimiterOf, parseCsv } from "~/lib/csv.ts";

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
