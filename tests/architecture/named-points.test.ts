// Calendars break in ways that are known; each has a number, and a test whose name begins with it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

function testNames(): string[] {
  const files = readdirSync("tests", { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => [...readFileSync(join("tests", file), "utf8").matchAll(/\("((?:\\.|[^"\\])+)", /g)])
    .map(([, name = ""]) => name);
}

test("each numbered point of invitations has a test that names it; answers and feeds have theirs", () => {
  const names = testNames();
  const points = Array.from({ length: 12 }, (_, at) => `invitations ${at + 1}: `);
  expect(points.filter((point) => !names.some((name) => name.startsWith(point)))).toEqual([]);
  expect(names.filter((name) => name.startsWith("answers: ")).length).toBeGreaterThan(20);
  expect(names.filter((name) => name.startsWith("feeds: ")).length).toBeGreaterThan(6);
});
