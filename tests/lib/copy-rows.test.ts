import { sql } from "kysely";
import { expect, test } from "vitest";
import { onOneConnection } from "#db/client.server.ts";
import { type CopiedRow, copyRows, PackedRows } from "#db/copy-rows.server.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = testDatabase();
const id = "0198a0b1-c2d3-7e4f-8a5b-6c7d8e9f0a1b";

async function copied(rows: CopiedRow[]) {
  return onOneConnection(db, async (trx, connection) => {
    // a table of every type we copy, under a name that PackedRows takes
    await sql`create temporary table candidate (id uuid, name text, year int4, day date, at timestamptz, more jsonb, terms text[])
      on commit drop`.execute(trx);
    const columns = {
      ...{ id: "uuid", name: "text", year: "int4", day: "date", at: "timestamptz", more: "jsonb" },
      terms: "text[]",
    } as never;
    const packed = new PackedRows("candidate", columns);
    // what was packed before leaves no trace
    for (const row of [...rows, ...rows]) packed.add(row);
    packed.clear();
    for (const row of rows) packed.add(row);
    await copyRows(connection, packed);
    const { rows: found } = await sql<Record<string, unknown>>`select * from pg_temp.candidate`.execute(trx);
    return found.map(Object.values);
  });
}

test("a copied row comes back as it was, whatever is in it", async () => {
  const long = "長い備考。\t\\N\n".repeat(300);
  const rows = [
    [
      id,
      "髙橋　𠮷田🎌 é",
      -5,
      "2026-07-21",
      "2026-07-07T00:10:00.123Z",
      '{"runId":"x"}',
      ["タカハシ", "", 'a"b\\c,{}'],
    ],
    [id.toUpperCase(), "", 2_147_483_647, "1999-12-31", "1969-12-31T23:59:59.999Z", "[]", []],
    [null, long, null, "0044-03-15", null, "null", ["山".repeat(200)]],
    [null, null, null, null, null, null, null],
  ];
  const found = await copied(rows);
  expect(found).toEqual([
    [id, rows[0]?.[1], -5, "2026-07-21", new Date("2026-07-07T00:10:00.123Z"), { runId: "x" }, rows[0]?.[6]],
    [id, "", 2_147_483_647, "1999-12-31", new Date("1969-12-31T23:59:59.999Z"), [], []],
    [null, long, null, "0044-03-15", null, null, ["山".repeat(200)]],
    [null, null, null, null, null, null, null],
  ]);
});

test("more rows than go into one piece arrive, each once and in order", async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => [
    id,
    "名".repeat(at % 90),
    at,
    null,
    null,
    null,
    null,
  ]);
  const found = await copied(rows);
  expect(found.map((row) => row[2])).toEqual(rows.map((row) => row[2]));
  expect(found.map((row) => row[1])).toEqual(rows.map((row) => row[1]));
});
