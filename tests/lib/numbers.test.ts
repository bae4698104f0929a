import { expect, test } from "vitest";
import { formatBytes, formatChange, formatNumber } from "~/lib/numbers.ts";

test("numbers have commas", () => {
  for (const locale of ["ja", "en", "ko"] as const) expect(formatNumber(100_000, locale)).toBe("100,000");
});

test("a change has its sign, and a minus as wide as a plus", () => {
  expect([2, 0, -1].map((change) => formatChange(change))).toEqual(["+2", "0", "−1"]);
});

test("the size of a file is said shortly", () => {
  expect([300, 38_400, 1_240_000, 0].map((size) => formatBytes(size))).toEqual([
    "1 KB",
    "38 KB",
    "1.2 MB",
    "0 KB",
  ]);
});
