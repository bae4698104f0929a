// The promise that nothing computes, stores or shows how likely one person is to decline: looked for by name in the tables, in
// the words of the product and in its code. And the columns that care rules read, tried with no other rights.
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { type CareRule, careRules } from "~/features/care/care.ts";
import { careQueries } from "~/features/care/rules.server.ts";
import en from "../../app/messages/en.json" with { type: "json" };
import { readHouse, type Source } from "./house.ts";

const db = testDatabase();

/** Names of a likelihood for a person. Insights may speak of groups: they live in rooms of their own, listed below. */
const likelihood =
  /(?:score|likelihood|probabilit|propensity|risk|churn|chance_?of|predict|risk_?level|temperature|engagement|sentiment)/i;
const groupsOnly = [
  "app/features/insights/",
  "app/routes/recruiter/insights/",
  "db/demo/",
  "app/lib/",
  "app/ui/",
  // These know such words in order to refuse them.
  "app/features/wording/",
  "app/features/notes/guess-words",
];

/** What a rule may never look at, in any table. */
const forbidden =
  /(?:family|given|romaji|kana|name|gender|sex|birth|nationality|country|health|illness|belief|religion|home|postal|address_home|school|faculty|opened_at|clicked|relative|phone|note$)/i;

test("no table has a column for how likely somebody is to leave", async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`.execute(
    db,
  );
  expect(rows.length).toBeGreaterThan(200);
  expect(rows.map(({ name }) => name).filter((name) => likelihood.test(name))).toEqual([]);
});

test("no word of the product and no code of a person's pages speaks of it", () => {
  const keys = Object.keys(en).filter((key) => likelihood.test(key) && !key.startsWith("insight"));
  expect(keys).toEqual([]);
  expect(readHouse("app", "emails").flatMap(speaksOfLikelihood)).toEqual([]);
});

test("a score for a person would be named", () => {
  const file = (text: string) => speaksOfLikelihood({ path: "app/features/care/x.ts", text });
  expect(file("export type Row = { declineScore: number };")).toHaveLength(1);
  expect(file("const riskLevel = 3;")).toHaveLength(1);
  expect(file('// There is no score.\nconst note = "a score";')).toEqual([]);
});

test("each care rule reads the columns it states and nothing else, and none that may not be looked at", async () => {
  const ask = { since: new Date(0), until: new Date(), now: new Date(), today: "2027-03-10", days: 7 };
  await sql`drop role if exists care_reader`.execute(db);
  await sql`create role care_reader`.execute(db);
  try {
    for (const [rule, query] of Object.entries(careQueries)) {
      expect(
        query.reads.map(columnOf).filter((column) => forbidden.test(column)),
        rule,
      ).toEqual([]);
      await sql`revoke all on all tables in schema public from care_reader`.execute(db);
      await sql`grant select on care_signal to care_reader`.execute(db);
      for (const read of query.reads) {
        const [table = "", column = ""] = read.split(".");
        await sql`grant select (${sql.id(column)}) on ${sql.table(table)} to care_reader`.execute(db);
      }
      await db.transaction().execute(async (trx) => {
        await sql`set local role care_reader`.execute(trx);
        await sql`select * from (${query.facts(ask)}) fact`.execute(trx);
        await sql`select s.id from care_signal s join candidate c on c.id = s.candidate_id where ${query.holds(ask)}`.execute(
          trx,
        );
      });
    }
  } finally {
    await sql`drop owned by care_reader`.execute(db);
    await sql`drop role care_reader`.execute(db);
  }
});

test("a rule that looked at a name or a school would be refused by the database", async () => {
  await sql`drop role if exists care_narrow`.execute(db);
  await sql`create role care_narrow`.execute(db);
  await sql`grant select (id, reply_on) on candidate to care_narrow`.execute(db);
  const read = (column: string) =>
    db.transaction().execute(async (trx) => {
      await sql`set local role care_narrow`.execute(trx);
      await sql`select ${sql.id(column)} from candidate`.execute(trx);
    });
  await expect(read("school")).rejects.toThrow("permission denied");
  await expect(read("family_name")).rejects.toThrow("permission denied");
  await read("reply_on");
  await sql`drop owned by care_narrow`.execute(db);
  await sql`drop role care_narrow`.execute(db);
});

test("every rule that can be switched is one of the list, and the rest wait for their rooms", () => {
  const known = Object.keys(careQueries) as CareRule[];
  expect(known.filter((rule) => !careRules.includes(rule))).toEqual([]);
});

/** Identifiers only: what stands in comments and quotes is about it, not of it. */
function speaksOfLikelihood({ path, text }: Source): string[] {
  if (groupsOnly.some((start) => path.startsWith(start))) return [];
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "")
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
  return [...code.matchAll(/\b[\p{L}_][\w]*\b/gu)]
    .map(([word]) => word)
    .filter((word) => likelihood.test(word))
    .map((word) => `${path}: ${word}`);
}

function columnOf(read: string): string {
  return read.split(".")[1] ?? "";
}
