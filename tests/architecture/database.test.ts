import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";

const db = testDatabase();

for (const round of [1, 2])
  test(`every test begins on an empty database (${round})`, async () => {
    expect(await db.selectFrom("unit").selectAll().execute()).toEqual([]);
    await db
      .insertInto("unit")
      .values({ id: "01890000-0000-7000-8000-000000000001", name: "営業" })
      .execute();
  });
