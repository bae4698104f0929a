import { expect, test } from "vitest";
import { renderPdf } from "~/lib/pdf.server.ts";

const sheet = {
  locale: "ja",
  title: "承諾の控え",
  author: "青葉精機株式会社",
  at: new Date("2026-07-18T05:00:00Z"),
  blocks: [
    { kind: "title", text: "承諾の控え" },
    { kind: "facts", rows: [["お名前", "髙橋 﨑子／김서연"]] },
    { kind: "points", points: ["入社日までは、いつでも辞退できます。".repeat(20)] },
    { kind: "small", text: "a".repeat(300) },
  ],
} as const;

test("a sheet with 髙, 﨑 and hangul becomes a PDF with its fonts inside", async () => {
  const pdf = await renderPdf({ ...sheet, blocks: [...structuredClone(sheet.blocks)] as never });
  const text = pdf.toString("latin1");
  expect(text.startsWith("%PDF-")).toBe(true);
  expect(text).toContain("%%EOF");
  expect(text.match(/\/FontFile[23]/g)?.length).toBeGreaterThanOrEqual(3);
  expect(pdf.byteLength).toBeLessThan(200_000);
});

test("a long sheet goes on over pages", async () => {
  const blocks = Array.from({ length: 120 }, () => ({ kind: "text" as const, text: "つづき" }));
  const pdf = (await renderPdf({ ...sheet, blocks })).toString("latin1");
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
});

test("a sheet that can't be drawn is an error with its reason, not an empty file", async () => {
  await expect(renderPdf({ ...sheet, at: new Date(Number.NaN), blocks: null as never })).rejects.toThrow(
    "could not be drawn",
  );
});
