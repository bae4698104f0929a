import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { brokenLines, textWidth, writePdf } from "~/lib/write-pdf.server.ts";

const line = (text: string) => ({ x: 56, y: 80, size: 12, text });

function contentOf(pdf: Buffer): string {
  const raw = pdf.toString("latin1");
  const start = raw.indexOf("stream\n") + 7;
  return inflateSync(pdf.subarray(start, raw.indexOf("\nendstream"))).toString("latin1");
}

test("every object is where the table says, and the file ends as a reader expects", () => {
  const pdf = writePdf(
    [
      { texts: [line("一")], squares: [] },
      { texts: [line("二")], squares: [{ x: 1, y: 2, width: 3, height: 4 }] },
    ],
    { title: "会社の紹介", locale: "ja" },
  );
  const raw = pdf.toString("latin1");
  const places = [...raw.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
  expect(places.length).toBeGreaterThan(10);
  for (const [at, place] of places.entries())
    expect(raw.slice(place).startsWith(`${at + 1} 0 obj`)).toBe(true);
  expect(raw).toContain("/Count 2");
  expect(raw.trimEnd().endsWith("%%EOF")).toBe(true);
  expect(Number(/startxref\n(\d+)/.exec(raw)?.[1])).toBe(raw.indexOf("xref\n0 "));
});

test("髙 and hangul stand in one line, each from the font that has it, at its place", () => {
  const content = contentOf(
    writePdf([{ texts: [line("髙橋 김")], squares: [] }], { title: "x", locale: "ko" }),
  );
  expect(content).toContain(`/F0 12 Tf <${"9ad9"}${"6a4b"}0020> Tj`);
  expect(content).toContain(`1 0 0 1 ${(56 + 12 + 12 + 6).toFixed(2)} 762.00 Tm /F1 12 Tf <ae40> Tj`);
});

test("lines are full, keep Latin words whole and never begin with a full stop", () => {
  const text = "名古屋にある、工作機械の会社です。Enishi という名前です。";
  for (let width = 60; width < 200; width += 7) {
    const lines = brokenLines(text, 12, width);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    for (const each of lines) {
      expect(each).not.toMatch(/^[。、]/);
      expect(textWidth(each, 12)).toBeLessThanOrEqual(width + 12);
    }
    expect(lines.some((each) => each.includes("Enishi"))).toBe(true);
  }
});
