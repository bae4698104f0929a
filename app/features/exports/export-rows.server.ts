// An export is exactly what the list of candidates shows for the same address: same filter, same order, all pages of it.
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type FilterClock, matching } from "~/features/candidates/candidate-filter.server.ts";
import type { CandidateFilter, CandidateSort } from "~/features/candidates/candidate-filter.ts";
import type { OfferState } from "~/features/offers/offer.ts";
import { offerStateWord } from "~/features/offers/offer-words.ts";
import { todayIn } from "~/lib/dates.ts";
import { type Locale, localeNames } from "~/lib/locale.ts";
import type { SheetCell } from "~/lib/spreadsheet.server.ts";
import { m } from "~/paraglide/messages.js";

export type ExportAsk = {
  filter: CandidateFilter;
  sort: CandidateSort;
  clock: FilterClock;
  zone: string;
  locale: Locale;
};

const batchSize = 2_000;

/** The headings, in the reader's language; the import knows each of them again. */
export function exportHeadings(locale: Locale): string[] {
  return columns.map(({ heading }) => heading({}, { locale }));
}

export const exportWidths = [
  12, 10, 10, 12, 12, 18, 28, 16, 20, 16, 8, 14, 14, 12, 12, 12, 12, 10, 12, 10, 16, 40,
];

/**
 * The rows, two thousand at a time: the order is fixed first, then each batch is read, so that a hundred thousand people
 * never stand in the memory together. Somebody who is removed meanwhile is left out.
 */
export async function* exportRows(db: Db, ask: ExportAsk): AsyncGenerator<SheetCell[][]> {
  const ids = await listIds(db, ask);
  for (let start = 0; start < ids.length; start += batchSize) {
    const part = ids.slice(start, start + batchSize);
    const people = new Map((await readPeople(db, part)).map((person) => [person.id, person]));
    yield part.flatMap((id) => {
      const person = people.get(id);
      return person ? [columns.map(({ cell }) => cell(person, ask))] : [];
    });
  }
}

async function listIds(db: Db, { filter, sort, clock }: ExportAsk): Promise<string[]> {
  const rows = await db
    .selectFrom("candidate")
    .select("candidate.id")
    .where(matching(filter, clock))
    .orderBy("cohort_year")
    .orderBy(sortColumn(sort))
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}

/** The order of the list: candidate-list.server.ts. */
function sortColumn(sort: CandidateSort) {
  if (sort === "reply") return sql`coalesce(candidate.reply_on, 'infinity'::date)`;
  if (sort === "contact") return sql`coalesce(candidate.last_contact_at, '-infinity'::timestamptz)`;
  return sql.ref("candidate.sort_key");
}

type Person = Awaited<ReturnType<typeof readPeople>>[number];

async function readPeople(db: Db, ids: readonly string[]) {
  return db
    .selectFrom("candidate")
    .leftJoin("unit", "unit.id", "candidate.unit_id")
    .leftJoin("member", "member.id", "candidate.recruiter_id")
    .leftJoin("offer", "offer.id", "candidate.offer_id")
    .select(["candidate.id", "candidate.reference", "candidate.cohort_year", "candidate.family_name"])
    .select(["candidate.given_name", "candidate.family_kana", "candidate.given_kana", "candidate.romaji"])
    .select(["candidate.email", "candidate.phone", "candidate.school", "candidate.faculty", "candidate.note"])
    .select(["candidate.locale", "candidate.last_contact_at", "unit.name as unit_name", "offer.state"])
    .select(["offer.offered_on", "offer.reply_on", "offer.accepted_on", "offer.ended_on"])
    .select(["member.family_name as recruiter_family", "member.given_name as recruiter_given"])
    .select((eb) =>
      eb
        .selectFrom("candidate_tag")
        .select(sql<string | null>`string_agg(tag, '、' order by tag)`.as("tags"))
        .whereRef("candidate_tag.candidate_id", "=", "candidate.id")
        .as("tags"),
    )
    .where(sql<boolean>`candidate.id = any(${ids}::uuid[])`)
    .execute();
}

type Heading = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const columns: { heading: Heading; cell: (person: Person, ask: ExportAsk) => SheetCell }[] = [
  { heading: m.export_column_reference, cell: (person) => person.reference },
  { heading: m.export_column_family_name, cell: (person) => person.family_name },
  { heading: m.export_column_given_name, cell: (person) => person.given_name },
  { heading: m.export_column_family_kana, cell: (person) => person.family_kana },
  { heading: m.export_column_given_kana, cell: (person) => person.given_kana },
  { heading: m.export_column_romaji, cell: (person) => person.romaji },
  { heading: m.export_column_email, cell: (person) => person.email },
  { heading: m.export_column_phone, cell: (person) => person.phone },
  { heading: m.export_column_school, cell: (person) => person.school },
  { heading: m.export_column_faculty, cell: (person) => person.faculty },
  { heading: m.export_column_class, cell: (person) => String(person.cohort_year) },
  { heading: m.export_column_unit, cell: (person) => person.unit_name },
  { heading: m.export_column_state, cell: stateCell },
  { heading: m.export_column_offered_on, cell: (person) => dayCell(person.offered_on) },
  { heading: m.export_column_reply_on, cell: (person) => dayCell(person.reply_on) },
  { heading: m.export_column_accepted_on, cell: (person) => dayCell(person.accepted_on) },
  { heading: m.export_column_declined_on, cell: declinedCell },
  { heading: m.export_column_recruiter, cell: recruiterCell },
  { heading: m.export_column_last_contact, cell: contactCell },
  { heading: m.export_column_language, cell: (person) => localeNames[person.locale as Locale] },
  { heading: m.export_column_tags, cell: (person) => person.tags },
  { heading: m.export_column_note, cell: (person) => person.note },
];

function dayCell(day: string | null): SheetCell {
  return day === null ? null : { day };
}

function stateCell({ state }: Person, { locale }: ExportAsk): SheetCell {
  return state === null ? null : offerStateWord(state as OfferState, locale);
}

function declinedCell({ state, ended_on }: Person): SheetCell {
  return state === "declined_before" || state === "declined_after" ? dayCell(ended_on) : null;
}

function recruiterCell({ recruiter_family, recruiter_given }: Person): SheetCell {
  return [recruiter_family, recruiter_given].filter(Boolean).join(" ");
}

function contactCell({ last_contact_at }: Person, { zone }: ExportAsk): SheetCell {
  return last_contact_at === null ? null : { day: todayIn(zone, last_contact_at) };
}
