import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Paper } from "./paper.ts";

export function paperWord(paper: Paper, locale: Locale): string {
  const words = {
    reception: m.attendance_paper_reception,
    tags: m.attendance_paper_tags,
    tables: m.attendance_paper_tables,
    codes: m.attendance_paper_codes,
    travel: m.attendance_paper_travel,
  };
  return words[paper]({}, { locale });
}
