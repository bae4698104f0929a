// The demo company all through the year: on a day of rest, when joining day and the ceremony are near, in the middle of the night.
import { expect, test } from "vitest";
import { checkDemo } from "#db/demo/check.server.ts";
import { loadDemo } from "#db/demo/load.server.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = testDatabase();

test.each([
  ["on a Sunday in January", "2027-01-17T12:00:00Z"],
  ["on 1 April", "2027-04-01T08:00:00Z"],
  ["on a Monday in July", "2026-07-13T01:00:00Z"],
  ["in the night of 1 October", "2026-10-01T15:30:00Z"],
])("the demo is in mid-season %s", async (_season, now) => {
  const at = new Date(now);
  await loadDemo(db, { now: at, since: 2026 });
  expect(await checkDemo(db, at)).toEqual([]);
});
