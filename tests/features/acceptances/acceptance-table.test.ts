import { expect, test } from "vitest";
import { comparedDays, gap, signed } from "~/features/acceptances/acceptance-table.ts";

test("a Tuesday is compared with Monday of the week before", () => {
  expect(comparedDays("2026-07-07")).toEqual({
    yesterday: "2026-07-06",
    lastMonday: "2026-06-29",
    lastSeason: "2025-07-07",
  });
});

test("on Monday and on Sunday the Monday of last week counts", () => {
  expect(comparedDays("2026-07-06").lastMonday).toBe("2026-06-29");
  expect(comparedDays("2026-07-12").lastMonday).toBe("2026-06-29");
});

test("29 February looks back to the 28th of the year before", () => {
  expect(comparedDays("2028-02-29").lastSeason).toBe("2027-02-28");
});

test("a plan that is exceeded leaves nothing to go", () => {
  expect(gap({ target: 6, held: 7 })).toBe(0);
  expect(gap({ target: 24, held: 22 })).toBe(2);
});

test("changes carry a real minus sign", () => {
  expect([2, 0, -1].map(signed)).toEqual(["+2", "0", "−1"]);
});
