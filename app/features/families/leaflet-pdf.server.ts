import { create } from "qrcode";
import type { Locale } from "~/lib/locale.ts";
import {
  brokenLines,
  type PdfPage,
  type PdfSquare,
  pageHeight,
  pageWidth,
  writePdf,
} from "~/lib/write-pdf.server.ts";
import { m } from "~/paraglide/messages.js";
import { leafletBlocks } from "./leaflet-blocks.ts";

type Leaflet = {
  companyName: string;
  postalAddress: string;
  phone: string;
  phoneHours: string;
  text: string;
  locale: Locale;
  /** The relative's own page, when something is open for them. */
  pageUrl: string | null;
};

const margin = 56;
const [bodySize, headSize, titleSize] = [13, 16, 22];

/** The leaflet as the candidate hands it over on paper: large type, no name of anybody, their own code to scan. */
export function leafletPdf(leaflet: Leaflet): Buffer {
  const { locale, companyName } = leaflet;
  const pages: PdfPage[] = [{ texts: [], squares: [] }];
  let y = margin + 10;
  const write = (text: string, size: number, isBold = false, gap = 0) => {
    y += gap;
    // The fonts have no narrow tilde; Korean hours are written with one.
    for (const line of brokenLines(text.replaceAll("~", "〜"), size, pageWidth - 2 * margin)) {
      if (y + size * 1.7 > pageHeight - margin) {
        pages.push({ texts: [], squares: [] });
        y = margin + 10;
      }
      y += size * 1.7;
      pages.at(-1)?.texts.push({ x: margin, y, size, text: line, isBold });
    }
  };
  const title = m.family_letter_leaflet_title({ company: companyName }, { locale });
  write(title, titleSize, true);
  y += 8;
  for (const block of leafletBlocks(leaflet.text))
    if (block.kind === "heading") write(block.text, headSize, true, 14);
    else write(block.text, bodySize, false, 4);
  const foot = [leaflet.postalAddress, [leaflet.phone, leaflet.phoneHours].filter(Boolean).join("　")].filter(
    Boolean,
  );
  write(companyName, bodySize, true, 24);
  for (const line of foot) write(line, bodySize);
  write(m.family_leaflet_informs({}, { locale }), 11, false, 10);
  if (leaflet.pageUrl) {
    const side = 110;
    if (y + side + 40 > pageHeight - margin) {
      pages.push({ texts: [], squares: [] });
      y = margin;
    }
    write(m.family_leaflet_scan({}, { locale }), 11, false, 10);
    pages.at(-1)?.squares.push(...qrSquares(leaflet.pageUrl, margin, y + 14, side));
  }
  return writePdf(pages, { title, locale });
}

function qrSquares(text: string, left: number, top: number, side: number): PdfSquare[] {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const cell = side / modules.size;
  return Array.from(modules.data).flatMap((isDark, at) => {
    if (!isDark) return [];
    const x = Number((left + (at % modules.size) * cell).toFixed(2));
    const y = Number((top + Math.floor(at / modules.size) * cell).toFixed(2));
    return [{ x, y, width: Number((cell + 0.05).toFixed(2)), height: Number((cell + 0.05).toFixed(2)) }];
  });
}
