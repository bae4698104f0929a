import { locales } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import type { JoiningDocument } from "./joining.ts";

/** The list as it is edited: a paper a line in each language, and the days before the first day in the same order. */
export function linesOfDocuments(documents: readonly JoiningDocument[]): Record<string, string> {
  const lines = locales.map((locale) => [
    locale,
    documents.map(({ label }) => label[locale] ?? label.ja ?? "").join("\n"),
  ]);
  const days = documents.map(({ daysBefore }) => String(daysBefore)).join("\n");
  return Object.fromEntries([...lines, ["days", days]]);
}

const mostDocuments = 20;
type Lines = Record<string, string>;

/** Reads the edited list; every language and the days need as many lines. */
export function documentsFrom(
  values: Lines,
): Result<{ documents: Omit<JoiningDocument, "id">[] }, "uneven" | "long" | "days"> {
  const lists = locales.map((locale) => linesOf(values[locale] ?? ""));
  const [first = []] = lists;
  if (lists.some((list) => list.length !== first.length)) return { ok: false, reason: "uneven" };
  if (first.length > mostDocuments || lists.flat().some((line) => line.length > 60))
    return { ok: false, reason: "long" };
  const days = linesOf(values.days ?? "").map(Number);
  if (days.length !== first.length || days.some((each) => !Number.isInteger(each) || each < 0 || each > 180))
    return { ok: false, reason: "days" };
  const documents = first.map((_, place) => ({
    label: Object.fromEntries(locales.map((locale, at) => [locale, lists[at]?.[place] ?? ""])),
    daysBefore: days[place] ?? 14,
  }));
  return { ok: true, documents };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}
