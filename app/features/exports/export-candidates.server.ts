import type { Db } from "#db/client.server.ts";
import type { CandidateFilter } from "~/features/candidates/candidate-filter.ts";
import { csvWriter, type Lacking } from "~/lib/spreadsheet.server.ts";
import { packXlsx } from "~/lib/write-xlsx.server.ts";
import { m } from "~/paraglide/messages.js";
import { type ExportAsk, exportHeadings, exportRows, exportWidths } from "./export-rows.server.ts";

export const exportFormats = ["csv", "cp932", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export function formatFrom(query: URLSearchParams): ExportFormat {
  return exportFormats.find((format) => format === query.get("format")) ?? "xlsx";
}

/** CSV in UTF-8, sent while it is read. */
export async function* exportCsv(db: Db, ask: ExportAsk): AsyncGenerator<Uint8Array> {
  const writer = csvWriter(exportHeadings(ask.locale), "utf8");
  yield writer.start();
  for await (const rows of exportRows(db, ask)) yield writer.write(rows);
}

/** CSV in CP932, whole, because what it lacks has to be known before it is handed out. */
export async function exportCp932(db: Db, ask: ExportAsk): Promise<{ bytes: Buffer; lacking: Lacking[] }> {
  const writer = csvWriter(exportHeadings(ask.locale), "cp932");
  const parts = [writer.start()];
  for await (const rows of exportRows(db, ask)) parts.push(writer.write(rows));
  return { bytes: Buffer.concat(parts), lacking: writer.lacking };
}

export async function exportXlsx(db: Db, ask: ExportAsk): Promise<Buffer> {
  const name = m.export_sheet({}, { locale: ask.locale });
  return packXlsx([
    { name, headings: exportHeadings(ask.locale), batches: exportRows(db, ask), widths: exportWidths },
  ]);
}

/** 内定者_27卒_20260707.csv: what, of whom, when. */
export function exportFileName(
  ask: { filter: CandidateFilter; today: string; locale: ExportAsk["locale"] },
  format: ExportFormat,
): string {
  const { filter, today, locale } = ask;
  const parts = [
    m.export_sheet({}, { locale }),
    filter.year === null ? "" : m.export_file_class({ year: filter.year }, { locale }),
    today.replaceAll("-", ""),
  ];
  return `${parts.filter(Boolean).join("_")}.${format === "xlsx" ? "xlsx" : "csv"}`;
}
