import { deflateSync } from "node:zlib";
import type { Locale } from "./locale.ts";

// A PDF of one or more A4 pages with text and squares, a few kilobytes: the characters themselves come from the reader's
// device (the predefined Japanese and Korean fonts of the PDF standard), so nothing has to be embedded.

export type PdfText = { x: number; y: number; size: number; text: string; isBold?: boolean; grey?: number };
export type PdfSquare = { x: number; y: number; width: number; height: number };
export type PdfPage = { texts: PdfText[]; squares: PdfSquare[] };

/** Points: A4. */
export const pageWidth = 595;
export const pageHeight = 842;

/** Hangul comes from the Korean font, everything else from the Japanese one: 髙 and 﨑 are only there. */
const faces = [
  {
    name: "HeiseiKakuGo-W5",
    map: "UniJIS-UCS2-HW-H",
    order: "Japan1",
    widths: "[1 [278] 231 632 500]",
  },
  { name: "HYGoThic-Medium", map: "UniKS-UCS2-H", order: "Korea1", widths: "[1 95 500]" },
];
/** Catalog, pages, information, three objects a font, resources; then two a page. */
const firstPage = 5 + faces.length * 3;

export function writePdf(pages: readonly PdfPage[], info: { title: string; locale: Locale }): Buffer {
  const pageIds = pages.map((_, at) => firstPage + at * 2);
  const resources = firstPage - 1;
  const fonts = faces.map((_, at) => `/F${at} ${4 + at * 3} 0 R`).join(" ");
  return assembled([
    `<< /Type /Catalog /Pages 2 0 R /Lang (${info.locale}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    `<< /Title <${hex(`\ufeff${info.title}`)}> >>`,
    ...faces.flatMap((face, at) => fontObjects(face, 4 + at * 3)),
    `<< /Font << ${fonts} >> >>`,
    ...pages.flatMap((page, at) => pageObjects(page, firstPage + at * 2, resources)),
  ]);
}

function fontObjects({ name, map, order, widths }: (typeof faces)[number], id: number): string[] {
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name}-${map} /Encoding /${map} /DescendantFonts [${id + 1} 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (${order}) /Supplement 2 >> /DW 1000 /W ${widths} /FontDescriptor ${id + 2} 0 R >>`,
    `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 99 >>`,
  ];
}

function pageObjects(page: PdfPage, id: number, resources: number): (string | Buffer)[] {
  const stream = deflateSync(Buffer.from(drawn(page), "latin1"));
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Resources ${resources} 0 R /Contents ${id + 1} 0 R >>`,
    Buffer.concat([
      Buffer.from(`<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
      stream,
      Buffer.from("\nendstream"),
    ]),
  ];
}

/** How wide a text is drawn. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (isNarrow(sign) ? size / 2 : size), 0);
}

/** Breaks a paragraph where a line is full; Latin words and what may not begin a line stay whole. */
export function brokenLines(text: string, size: number, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const parts = paragraph.match(
      /[\u0021-\u007e\u00a0-\u024f]+\s?|\s|[^\s][、。，．）」』】〜ー・！？ゃゅょっァィゥェォッャュョ]*/gu,
    ) ?? [""];
    const lines: string[] = [];
    let line = "";
    for (const part of parts) {
      if (line !== "" && textWidth((line + part).trimEnd(), size) > width) {
        lines.push(line.trimEnd());
        line = part.trimStart();
      } else line += part;
    }
    return [...lines, line.trimEnd()];
  });
}

function drawn({ texts, squares }: PdfPage): string {
  const boxes = squares.map(
    ({ x, y, width, height }) => `${x} ${fixed(pageHeight - y - height)} ${width} ${height} re`,
  );
  const words = texts.flatMap(({ x, y, size, text, isBold, grey = 0.13 }) => {
    // Heavier by drawing the outline too: the predefined fonts have one weight.
    const weight = isBold ? `2 Tr ${fixed(size / 40)} w ${grey} G` : "0 Tr";
    let left = x;
    return runsOf(text).map(({ face, run }) => {
      const place = `1 0 0 1 ${fixed(left)} ${fixed(pageHeight - y)} Tm`;
      left += textWidth(run, size);
      return `${weight} ${grey} g ${place} /F${face} ${size} Tf <${hex(run)}> Tj`;
    });
  });
  return ["0.13 g", ...boxes, boxes.length > 0 ? "f" : "", "BT", ...words, "ET"].filter(Boolean).join("\n");
}

/** Parts of a line by the font that has their characters. */
function runsOf(text: string): { face: number; run: string }[] {
  const runs: { face: number; run: string }[] = [];
  for (const sign of text) {
    const face = /\p{Script=Hangul}/u.test(sign) ? 1 : 0;
    const last = runs.at(-1);
    if (last?.face === face) last.run += sign;
    else runs.push({ face, run: sign });
  }
  return runs;
}

function assembled(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, body] of objects.entries()) {
    places.push(length);
    const whole = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      typeof body === "string" ? Buffer.from(body, "latin1") : body,
      Buffer.from("\nendobj\n"),
    ]);
    parts.push(whole);
    length += whole.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** UCS-2 as the font's map reads it; what lies beyond is shown as a square. */
function hex(text: string): string {
  return [...text]
    .map((sign) => (sign.length > 1 ? "□" : sign))
    .map((sign) => sign.charCodeAt(0).toString(16).padStart(4, "0"))
    .join("");
}

function isNarrow(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x250 || (code >= 0xff61 && code <= 0xff9f);
}

function fixed(value: number): string {
  return value.toFixed(2);
}
