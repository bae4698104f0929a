import { expect, test } from "vitest";
import { laterUntil } from "~/features/today/later.ts";

const zone = "Asia/Tokyo";
const now = new Date("2026-07-07T01:00:00Z");

test("later is in three hours, tomorrow or Monday at nine, or a day within ninety", () => {
  const at = { now, today: "2026-07-07", zone };
  const iso = (until: Date | undefined) => until?.toISOString();
  expect(iso(laterUntil("hours", at))).toBe("2026-07-07T04:00:00.000Z");
  expect(iso(laterUntil("tomorrow", at))).toBe("2026-07-08T00:00:00.000Z");
  expect(iso(laterUntil("monday", at))).toBe("2026-07-13T00:00:00.000Z");
  expect(iso(laterUntil("monday", { ...at, today: "2026-07-13" }))).toBe("2026-07-20T00:00:00.000Z");
  expect(iso(laterUntil("day", { ...at, day: "2026-07-20" }))).toBe("2026-07-20T00:00:00.000Z");
  for (const day of ["2026-07-07", "2026-10-06"]) expect(laterUntil("day", { ...at, day })).toBeUndefined();
});
