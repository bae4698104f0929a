// What the data model and the source may never grow: a place for what a family thinks, earns or works as, and a second
// door to the consent ledger.
import { sql } from "kysely";
import { expect, test } from "vitest";
import { readHouse } from "#tests/architecture/house.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = testDatabase();

const columns: Record<string, string[]> = {
  relative: [
    "id",
    "candidate_id",
    "name",
    "email",
    "phone",
    "postal_address",
    "seats_wished",
    "access_needs",
    "locale",
    "created_at",
    "updated_at",
  ],
  consent: [
    "entry",
    "relative_id",
    "topic",
    "channel",
    "is_open",
    "from_at",
    "until_on",
    "by_link_id",
    "written_at",
  ],
  family_call: ["id", "candidate_id", "topic", "phone", "noted_by", "noted_at", "delete_on", "done_at"],
  family_ask: ["id", "candidate_id", "season", "occasion", "asked_by", "asked_at", "answer", "answered_at"],
};

test("a relative is a name to write to; nothing says who they are, what they do or what they think", async () => {
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' order by table_name, ordinal_position`.execute(db);
  for (const [table, expected] of Object.entries(columns)) {
    const found = rows.filter((row) => row.table_name === table).map((row) => row.column_name);
    expect([table, [...found].sort()]).toEqual([table, [...expected].sort()]);
  }
  const words =
    /approv|agree|object|opinion|income|salary|job|occupation|employer|religion|relation$|kinship|sign(?:ed|ature)/;
  const about = rows.filter(({ table_name }) => /^(relative|consent|family_)/.test(table_name));
  expect(about.filter(({ column_name }) => words.test(column_name))).toEqual([]);
  const parents = rows.filter(({ column_name }) =>
    /parent|guardian|mother|father|family_(?!name|kana)/.test(column_name),
  );
  expect(parents).toEqual([]);
});

test("a note of a call takes a topic from the list and a number; there is no text in it", async () => {
  const { rows } = await sql<{ rule: string }>`
    select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'family_call_topic_check'`.execute(
    db,
  );
  expect([...(rows[0]?.rule ?? "").matchAll(/'(\w+)'/g)].map(([, topic]) => topic)).toEqual([
    "place_of_work",
    "transfer",
    "safety",
    "pay",
    "leaflet",
    "briefing",
    "other",
  ]);
});

test("one file writes the ledger, and no page of staff, no job and no letter reaches it", () => {
  const house = readHouse("app", "emails");
  const writers = house.filter(({ text }) =>
    /insert\s*into\s*consent\b|insertInto\("consent"\)|updateTable\("consent"\)|deleteFrom\("consent"\)/i.test(
      text,
    ),
  );
  expect(writers.map(({ path }) => path)).toEqual(["app/features/families/write-consent.server.ts"]);
  const users = (file: string) =>
    house.filter(({ text }) => text.includes(`${file}.server.ts"`)).map(({ path }) => path);
  expect(users("write-consent").sort()).toEqual([
    "app/features/families/forget-relative.server.ts",
    "app/features/families/save-consent.server.ts",
    "app/features/families/stop-family.server.ts",
  ]);
  for (const file of ["save-consent", "stop-family", "forget-relative", "write-relative"])
    for (const path of users(file))
      expect(path, `${path} uses ${file}`).toMatch(
        /^app\/routes\/public\/(?:my-)?family|^app\/features\/families\/family-words\.ts$/,
      );
});
