import { parseDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { formatBytes, formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { compareView } from "./compare-view.server.ts";
import type { DryRun } from "./dry-run.server.ts";
import { type Column, dayFields, type ImportField } from "./import-field.ts";
import type { Outcome, RowPlan } from "./import-plan.ts";
import {
  changeSentence,
  faultSentence,
  fieldWord,
  foundWord,
  likenessSentence,
  outcomeWord,
  remarkSentence,
} from "./import-words.ts";

export const rowsShown = 20;
/** The order in which rows need somebody. */
const order: readonly Outcome[] = ["faulty", "duplicate", "changed", "added", "unchanged"];

export type DryRunView = ReturnType<typeof dryRunView>;

/** A dry run as its page shows it: sentences in the reader's language, twenty rows at first, one of them opened. */
export function dryRunView(dry: DryRun, ask: { locale: Locale; today: string; query: URLSearchParams }) {
  const { locale, query } = ask;
  const { plan } = dry;
  const show = order.find((outcome) => outcome === query.get("show")) ?? null;
  const until = Math.max(rowsShown, Math.min(2_000, Number(query.get("until")) || 0));
  const wanted = order.flatMap((outcome) =>
    show === null || show === outcome ? plan.rows.filter((row) => row.outcome === outcome) : [],
  );
  const ready = plan.counts.added + plan.counts.changed;
  const opened = plan.rows.find((row) => String(row.person.line) === query.get("row"));
  return {
    file: fileView(dry, locale),
    columns: dry.columns.map((column) => columnView(column, ask)),
    usedCount: dry.columns.filter((column) => column.field).length,
    handCount: dry.columns.filter((column) => column.foundBy === "hand").length,
    counts: plan.counts,
    ready,
    waiting: plan.counts.faulty + plan.counts.duplicate,
    merged: plan.mergedCount,
    show,
    rows: wanted.slice(0, until).map((row) => rowView(row, locale)),
    rowsAll: order.reduce((all, each) => all + (!show || show === each ? plan.counts[each] : 0), 0),
    until,
    notes: [
      ...plan.newYears.map((year) => m.import_new_class({ year }, { locale })),
      ...plan.newUnits.map(({ name, count }) =>
        m.import_new_unit({ name, count: formatNumber(count, locale) }, { locale }),
      ),
      ...plan.remarks.map(({ remark, count }) => remarkSentence(remark, count, locale)),
    ],
    opened: opened ? openedView(opened, dry, locale) : null,
    mapping: JSON.stringify(dry.mapping),
  };
}

function fileView({ file, table }: DryRun, locale: Locale) {
  const encodings = {
    cp932: m.import_was_cp932,
    utf8: m.import_was_utf8,
    "utf8-bom": m.import_was_utf8,
    utf16le: m.import_was_utf16,
    utf16be: m.import_was_utf16,
  };
  const readAs = table.encoding
    ? encodings[table.encoding]({}, { locale })
    : m.import_was_sheet({ sheet: table.sheet ?? "" }, { locale });
  const facts = {
    rows: formatNumber(table.rowCount, locale),
    columns: formatNumber(table.headings.length, locale),
    size: formatBytes(file.byteCount, locale),
  };
  return {
    id: file.id,
    name: file.name,
    cohortYear: file.cohortYear,
    facts: m.import_facts(facts, { locale }),
    readAs,
    sheet: table.sheet,
    sheets: table.sheets,
  };
}

function columnView(column: Column, { locale, today }: { locale: Locale; today: string }) {
  const { at, heading, field, foundBy, refusal, sample } = column;
  return {
    at,
    heading: heading || m.import_column_nameless({ letter: letters(at) }, { locale }),
    sample: foundBy === "refused" ? m.import_not_read({}, { locale }) : sample.slice(0, 60),
    field: field ?? "",
    foundBy,
    isEmpty: heading === "" && sample === "",
    how: [foundWord(foundBy, refusal, locale), readsAs(field, sample, today, locale)]
      .filter(Boolean)
      .join(locale === "ja" ? "・" : ", "),
  };
}

/** 「2026/07/28と読みます」 where the cell is written in another way. */
function readsAs(field: ImportField | null, sample: string, today: string, locale: Locale): string {
  if (!field) return "";
  if (dayFields.includes(field)) {
    const day = parseDay(sample, today)?.replaceAll("-", "/");
    return day && day !== sample ? m.import_reads_as({ value: day }, { locale }) : "";
  }
  if (["fullKana", "familyKana", "givenKana"].includes(field)) {
    const kana = sample.normalize("NFKC");
    return kana !== sample && /[\uff61-\uff9f]/.test(sample)
      ? m.import_reads_as({ value: kana }, { locale })
      : "";
  }
  return "";
}

function rowView(row: RowPlan, locale: Locale) {
  const { person, outcome, likeness, known } = row;
  return {
    line: person.line,
    person: personName(row),
    outcome,
    badge: outcomeWord(outcome, locale),
    sentences: effectOf(row, locale),
    action:
      outcome === "faulty"
        ? ("fix" as const)
        : outcome === "duplicate"
          ? ("compare" as const)
          : likeness
            ? known || row.mergesIntoLine
              ? ("merged" as const)
              : ("apart" as const)
            : null,
  };
}

function effectOf(row: RowPlan, locale: Locale): string[] {
  if (row.outcome === "faulty") return row.faults.map((fault) => faultSentence(fault, locale));
  if (row.outcome === "duplicate" && row.likeness) return [likenessSentence(row.likeness, locale)];
  if (row.outcome === "changed")
    return row.changes.slice(0, 4).map((change) => changeSentence(change, locale));
  if (row.mergesIntoLine !== null)
    return [m.import_effect_into_line({ line: row.mergesIntoLine }, { locale })];
  return [
    row.outcome === "added"
      ? m.import_effect_added({}, { locale })
      : m.import_effect_unchanged({}, { locale }),
  ];
}

function openedView(row: RowPlan, dry: DryRun, locale: Locale) {
  const { line } = row.person;
  if (row.outcome === "faulty" || row.faults.length > 0)
    return {
      kind: "fix" as const,
      line,
      person: personName(row),
      fields: faultyFields(row, dry).map((field) => ({
        field,
        label: fieldWord(field, locale),
        value: row.faults.find((fault) => fault.field === field)?.value ?? "",
        sentences: row.faults
          .filter((fault) => fault.field === field)
          .map((fault) => faultSentence(fault, locale)),
      })),
    };
  if (!row.likeness) return null;
  return { kind: "compare" as const, line, ...compareView(row, dry, locale) };
}

function faultyFields(row: RowPlan, dry: DryRun): ImportField[] {
  const fields = row.faults.map(({ field }) => (field === "row" ? "fullName" : field));
  const usesParts = dry.columns.some((column) => column.field === "familyName");
  return [...new Set(fields.map((field) => (field === "fullName" && usesParts ? "familyName" : field)))];
}

function personName({ person }: RowPlan) {
  const { family_name, given_name, family_kana, given_kana, romaji } = person;
  return {
    familyName: family_name,
    givenName: given_name,
    familyKana: family_kana,
    givenKana: given_kana,
    romaji,
  };
}

function letters(at: number): string {
  return (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}
