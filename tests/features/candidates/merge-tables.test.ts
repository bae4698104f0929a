import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember } from "#tests/support/factories.ts";
import { mergeCandidates } from "~/features/candidates/merge-candidates.server.ts";
import { keyedTables, movedTables, otherwiseTreated } from "~/features/candidates/merge-tables.ts";
import { undoMerge } from "~/features/candidates/undo-merge.server.ts";

const db = testDatabase();
const now = new Date("2026-07-07T03:00:00Z");

test("every table that holds something of a person is treated when two records are merged", async () => {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = current_schema() and c.column_name = 'candidate_id' order by 1`.execute(db);
  const treated = [...movedTables, ...Object.keys(keyedTables), ...Object.keys(otherwiseTreated)];
  expect(rows.map(({ name }) => name)).toEqual(treated.sort());
});

const own = [
  "care_signal",
  "care_mute",
  "contact_wish",
  "quiet_time",
  "host_profile",
  "own_request",
] as const;
const more = ["candidate_procedure", "task", "storm_person", "calendar_feed", "family_ask"] as const;

/** Everything of one person in these tables, as it lies there. */
async function rowsOf(candidateId: string) {
  const all: Record<string, unknown[]> = {};
  for (const table of [...own, ...more]) {
    const { rows } = await sql<{ row: object }>`select to_jsonb(t) as row from ${sql.table(table)} t
      where candidate_id = ${candidateId} order by to_jsonb(t)::text`.execute(db);
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

const counts = (rows: Record<string, unknown[]>) =>
  Object.fromEntries(Object.entries(rows).map(([table, of]) => [table, of.length]));

/** One row in each of the tables; `about` is the topic hosts see. */
async function fill(candidate_id: string, { about, by }: { about: string; by: string }) {
  const values = { candidate_id };
  const day = "2026-08-01";
  await db
    .insertInto("care_signal")
    .values({
      ...{ ...values, id: uuidv7(), rule: "unsure", source: "answer", fact_key: "same" },
      ...{ happened_at: now, opened_at: now, checked_at: now, expires_on: day },
    })
    .execute();
  await db
    .insertInto("care_mute")
    .values({ ...values, rule: "no_show", muted_at: now })
    .execute();
  await db
    .insertInto("contact_wish")
    .values({ ...values, promotional_a_month: 1, updated_at: now })
    .execute();
  await db
    .insertInto("quiet_time")
    .values({ ...values, id: uuidv7(), from_on: day, until_on: day, created_at: now })
    .execute();
  await db
    .insertInto("host_profile")
    .values({ ...values, about, updated_at: now })
    .execute();
  await db
    .insertInto("own_request")
    .values({ ...values, id: uuidv7(), kind: "disclosure", asked_at: now, due_on: day })
    .execute();
  await db
    .insertInto("candidate_procedure")
    .values({ ...values, procedure: "residence", state: "open", changed_at: now })
    .execute();
  await db
    .insertInto("calendar_feed")
    .values({ ...values, id: uuidv7(), token_hash: Buffer.from(about), created_at: now })
    .execute();
  await db
    .insertInto("family_ask")
    .values({ ...values, id: uuidv7(), season: 2026, occasion: "ours", asked_by: by, asked_at: now })
    .execute();
}

async function twoRecords() {
  await aCompany(db);
  const by = (await aMember(db)).id;
  const [kept, other] = [await aCandidate(db), await aCandidate(db)];
  return { by, keptId: kept.id, otherId: other.id };
}

test("what a person wished, stopped and showed goes to the kept record and comes back by undo", async () => {
  const { by, keptId, otherId } = await twoRecords();
  await fill(otherId, { about: "山が好き", by });
  const before = await rowsOf(otherId);

  const merged = await mergeCandidates(db, { keptId, otherId, fromOther: [], by, now });

  expect(counts(await rowsOf(keptId))).toEqual(counts(before));
  expect(Object.values(await rowsOf(otherId)).flat()).toEqual([]);
  expect(merged.ok && (await undoMerge(db, { mergeId: merged.mergeId, by, now }))).toMatchObject({
    ok: true,
  });
  expect(await rowsOf(otherId)).toEqual(before);
  expect(Object.values(await rowsOf(keptId)).flat()).toEqual([]);
});

test("where both records say something, the kept one's counts, and undo gives each its own", async () => {
  const { by, keptId, otherId } = await twoRecords();
  await fill(keptId, { about: "海が好き", by });
  await fill(otherId, { about: "山が好き", by });
  const before = [await rowsOf(keptId), await rowsOf(otherId)];

  const merged = await mergeCandidates(db, { keptId, otherId, fromOther: [], by, now });

  const kept = await rowsOf(keptId);
  expect(kept.host_profile).toMatchObject([{ about: "海が好き" }]);
  expect(counts(kept)).toMatchObject({
    care_signal: 1,
    own_request: 1,
    family_ask: 1,
    quiet_time: 2,
    calendar_feed: 2,
  });
  if (merged.ok) await undoMerge(db, { mergeId: merged.mergeId, by, now });
  expect([await rowsOf(keptId), await rowsOf(otherId)]).toEqual(before);
});
