import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { csvWriter, type SheetCell } from "~/lib/spreadsheet.server.ts";
import { packXlsx } from "~/lib/write-xlsx.server.ts";

export const handoverLayouts = ["smarthr", "freee"] as const;
export type HandoverLayout = (typeof handoverLayouts)[number];
export const handoverFormats = ["csv", "xlsx"] as const;
export type HandoverFormat = (typeof handoverFormats)[number];

/** freee takes 100 people a file (https://support.freee.co.jp/hc/ja/articles/206162483). */
export const peoplePerFreeeFile = 100;

export type HandoverAsk = {
  cohortYear: number;
  layout: HandoverLayout;
  /** Our reference as the number of the employee: only where the company gives the numbers early. */
  hasNumbers: boolean;
  /** Which hundred, from 1; freee only. */
  part: number;
};

type Person = Awaited<ReturnType<typeof listPeople>>[number];
type Column = { heading: string; cell: (person: Person) => SheetCell };

const number: Column = { heading: "", cell: (person) => person.reference };

/**
 * The headings of either product's bulk registration, as far as we hold what stands under them; birthday, sex and address
 * are asked there, not here. SmartHR: names of employee items as in https://knowledge.smarthr.jp/hc/ja/articles/360026107234
 * and https://help.okta.com/wf/ja-jp/Content/Topics/workflows/connector-reference/smarthr/actions/reademployee.htm; an
 * unknown department would refuse the whole file, so departments are left out. freee: the names of its HR interface
 * (https://github.com/freee/freee-mcp, hr-employee-profiles.md); its template is downloaded by each company, and the page
 * says to compare the first line with it.
 */
const layouts: Record<HandoverLayout, Column[]> = {
  smarthr: [
    { ...number, heading: "社員番号" },
    { heading: "姓", cell: (person) => person.family_name },
    { heading: "名", cell: (person) => person.given_name },
    { heading: "姓（ヨミガナ）", cell: (person) => person.family_kana },
    { heading: "名（ヨミガナ）", cell: (person) => person.given_kana },
    { heading: "入社年月日", cell: (person) => ({ day: person.joins_on }) },
    { heading: "メールアドレス", cell: (person) => person.email },
    { heading: "電話番号", cell: (person) => person.phone },
  ],
  freee: [
    { ...number, heading: "従業員番号" },
    { heading: "姓", cell: (person) => person.family_name },
    { heading: "名", cell: (person) => person.given_name },
    { heading: "姓カナ", cell: (person) => person.family_kana },
    { heading: "名カナ", cell: (person) => person.given_kana },
    { heading: "入社日", cell: (person) => ({ day: person.joins_on }) },
    { heading: "メールアドレス", cell: (person) => person.email },
  ],
};

/** What the file would hold: headings, rows as text, and how many lack what the other side asks for. */
export async function previewHandover(db: Db, ask: HandoverAsk) {
  const people = await listPeople(db, ask);
  const columns = columnsOf(ask);
  return {
    headings: columns.map(({ heading }) => heading),
    rows: people.slice(0, 10).map((person) => columns.map(({ cell }) => textOf(cell(person)))),
    count: people.length,
    withoutKana: people.filter((person) => person.family_kana === "").length,
    withoutEmail: people.filter((person) => person.email === "").length,
  };
}

/** The file, and a line in the log that it was made: who, when, how many. What it held is kept by nobody here. */
export async function makeHandover(
  db: Db,
  ask: HandoverAsk & { format: HandoverFormat; by: string; now: Date },
): Promise<{ bytes: Uint8Array; name: string; type: string }> {
  const people = await listPeople(db, ask);
  const columns = columnsOf(ask);
  const headings = columns.map(({ heading }) => heading);
  const rows = people.map((person) => columns.map(({ cell }) => cell(person)));
  await db
    .insertInto("joining_handover")
    .values({
      id: uuidv7(),
      cohort_year: ask.cohortYear,
      layout: ask.layout,
      format: ask.format,
      people: people.length,
      made_by: ask.by,
      made_at: ask.now,
    })
    .execute();
  const part = ask.layout === "freee" && ask.part > 1 ? `_${ask.part}` : "";
  const name = `${ask.layout === "freee" ? "freee" : "SmartHR"}_${ask.cohortYear}${part}.${ask.format}`;
  if (ask.format === "csv") {
    const writer = csvWriter(headings, "utf8");
    const bytes = Buffer.concat([writer.start(), writer.write(rows)]);
    return { bytes: new Uint8Array(bytes), name, type: "text/csv; charset=utf-8" };
  }
  const bytes = await packXlsx([{ name: "従業員", headings, batches: [rows] }]);
  return {
    bytes: new Uint8Array(bytes),
    name,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  };
}

/** What was handed over before, the newest first. */
export async function listHandovers(db: Db, cohortYear: number) {
  return db
    .selectFrom("joining_handover")
    .leftJoin("member", "member.id", "joining_handover.made_by")
    .select(["joining_handover.id", "layout", "format", "people", "made_at as madeAt"])
    .select(["member.family_name as familyName", "member.given_name as givenName", "member.romaji"])
    .where("cohort_year", "=", cohortYear)
    .orderBy("made_at", "desc")
    .limit(20)
    .execute();
}

function columnsOf({ layout, hasNumbers }: HandoverAsk): Column[] {
  return hasNumbers ? layouts[layout] : layouts[layout].slice(1);
}

async function listPeople(db: Db, { cohortYear, layout, part }: HandoverAsk) {
  const people = db
    .selectFrom("candidate")
    .innerJoin("cohort", "cohort.year", "candidate.cohort_year")
    .select(["candidate.reference", "family_name", "given_name", "family_kana", "given_kana"])
    .select(["candidate.email", "candidate.phone", "cohort.joins_on"])
    .where("candidate.cohort_year", "=", cohortYear)
    .where("candidate.offer_state", "in", ["preparing", "joined"])
    .where("candidate.merged_into_id", "is", null)
    .orderBy("sort_key")
    .orderBy("candidate.id");
  if (layout === "smarthr") return people.execute();
  return people
    .limit(peoplePerFreeeFile)
    .offset((part - 1) * peoplePerFreeeFile)
    .execute();
}

function textOf(cell: SheetCell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? cell.day.replaceAll("-", "/") : String(cell);
}
