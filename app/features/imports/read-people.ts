import { parseDay } from "~/lib/dates.ts";
import { remembered } from "~/lib/memo.ts";
import {
  type Column,
  type Corrections,
  dayFields,
  type Fault,
  type ImportField,
  type PersonRow,
} from "./import-field.ts";
import {
  readEmail,
  readGraduation,
  readKana,
  readLanguage,
  readPhone,
  readState,
  readText,
  splitName,
} from "./read-values.ts";
import type { TableRow, TableRows } from "./table-rows.ts";

export type ReadRow = { person: PersonRow; faults: Fault[] };

const longest: Partial<Record<ImportField, number>> = { note: 4000 };

/** Turns rows of cells into people, each with the faults of its row. A row with a fault is kept apart, never half-read. */
export function* readPeople(
  rows: Iterable<TableRow>,
  columns: readonly Column[],
  today: string,
  corrections: Corrections = new Map(),
): Generator<ReadRow> {
  const places = columns.flatMap((column) => (column.field ? [[column.field, column.at] as const] : []));
  const seenReferences = new Map<string, number>();
  const readers = readersFor(today);
  for (const row of rows) {
    const cells: Partial<Record<ImportField, string>> = {};
    for (const [field, at] of places) cells[field] = readText(row.cells[at] ?? "");
    Object.assign(cells, corrections.get(row.line));
    const read = readPerson(row.line, cells, readers, today);
    const { reference } = read.person;
    const earlier = seenReferences.get(reference);
    if (reference && earlier !== undefined)
      read.faults.push({
        field: "reference",
        kind: "reference_twice",
        value: reference,
        other: String(earlier),
      });
    else if (reference) seenReferences.set(reference, row.line);
    yield read;
  }
}

/** The classes that rows name, read ahead of everything else in them. */
export function readYears(
  rows: TableRows,
  columns: readonly Column[],
  today: string,
  corrections: Corrections = new Map(),
): Set<number> {
  const at = columns.findLast((column) => column.field === "graduation")?.at;
  const { graduation } = readersFor(today);
  const years = new Set<number>();
  const add = (text: string) => {
    const year = graduation(text);
    if (year !== undefined) years.add(year);
  };
  for (const corrected of corrections.values()) add(corrected.graduation ?? "");
  if (at === undefined) return years;
  for (const { line, cell } of rows.column(at))
    if (corrections.get(line)?.graduation === undefined) add(readText(cell));
  return years;
}

function readersFor(today: string) {
  return {
    day: remembered((text) => parseDay(text, today)),
    state: remembered(readState),
    graduation: remembered((text) => readGraduation(text, today)),
  };
}

type Readers = ReturnType<typeof readersFor>;

function readPerson(
  line: number,
  cells: Partial<Record<ImportField, string>>,
  readers: Readers,
  today: string,
): ReadRow {
  const faults: Fault[] = [];
  const cell = (field: ImportField) => cells[field] ?? "";
  const read = <T>(
    field: ImportField,
    kind: Fault["kind"],
    reader: (text: string) => T | undefined,
  ): T | null => {
    if (cell(field) === "") return null;
    const value = reader(cell(field));
    if (value === undefined) faults.push({ field, kind, value: cell(field) });
    return value ?? null;
  };
  for (const [field, text] of Object.entries(cells) as [ImportField, string][])
    if (text.length > (longest[field] ?? 200))
      faults.push({ field, kind: "too_long", value: `${text.slice(0, 20)}…` });

  const days = Object.fromEntries(dayFields.map((field) => [field, read(field, "not_a_day", readers.day)]));
  const phone = read("phone", "phone_form", readPhone);
  const names = nameOf(cells);
  if (names.family_name === "") faults.push({ field: "fullName", kind: "no_name", value: "" });
  const person: PersonRow = {
    line,
    reference: cell("reference"),
    ...names,
    romaji: cell("romaji").replace(/\s+/g, " "),
    email: read("email", "email_form", readEmail) ?? read("otherEmail", "email_form", readEmail) ?? "",
    phone: phone?.phone ?? "",
    hasMendedPhone: phone?.isMended ?? false,
    school: cell("school"),
    faculty: cell("faculty"),
    note: cell("note"),
    locale: read("language", "no_name", (text) => readLanguage(text) ?? "ja"),
    year: read("graduation", "graduation_form", readers.graduation),
    unit: cell("unit"),
    state: read("state", "unknown_state", readers.state),
    offeredOn: days["offeredOn"] ?? null,
    replyOn: days["replyOn"] ?? null,
    acceptedOn: days["acceptedOn"] ?? null,
    declinedOn: days["declinedOn"] ?? null,
    recruiter: cell("recruiter"),
    tags:
      cell("tags") === ""
        ? []
        : cell("tags")
            .split(/[,、;；／/\n]+/)
            .map((tag) => tag.trim().slice(0, 60))
            .filter(Boolean),
  };
  faults.push(...faultsOfDays(person, today));
  return { person, faults };
}

function nameOf(cells: Partial<Record<ImportField, string>>) {
  const whole = splitName(cells.fullName ?? "");
  const wholeKana = splitName(readKana(cells.fullKana ?? ""));
  // 「名」 alone often heads the whole name: with no family name beside it, it is one.
  const family = (cells.familyName ?? "") || whole.family;
  const given = (cells.givenName ?? "") || whole.given;
  const isWhole = family === "" && given !== "";
  const split = isWhole ? splitName(given) : { family, given };
  return {
    family_name: split.family.slice(0, 100),
    given_name: split.given.slice(0, 100),
    family_kana: readKana(cells.familyKana ?? "") || wholeKana.family,
    given_kana: readKana(cells.givenKana ?? "") || wholeKana.given,
  };
}

function faultsOfDays(person: PersonRow, today: string): Fault[] {
  const faults: Fault[] = [];
  const { offeredOn, replyOn, acceptedOn, declinedOn } = person;
  const early = (day: string | null): day is string => day !== null && offeredOn !== null && day < offeredOn;
  const future = (day: string | null): day is string => day !== null && day > today;
  if (early(replyOn)) faults.push({ field: "replyOn", kind: "reply_before_offer", value: replyOn });
  if (early(acceptedOn))
    faults.push({ field: "acceptedOn", kind: "accepted_before_offer", value: acceptedOn });
  if (early(declinedOn))
    faults.push({ field: "declinedOn", kind: "declined_before_offer", value: declinedOn });
  if (future(offeredOn)) faults.push({ field: "offeredOn", kind: "in_the_future", value: offeredOn });
  if (future(acceptedOn)) faults.push({ field: "acceptedOn", kind: "in_the_future", value: acceptedOn });
  if (future(declinedOn)) faults.push({ field: "declinedOn", kind: "in_the_future", value: declinedOn });
  return faults;
}
