import { expect, test } from "vitest";
import { readHouse, type Source } from "./house.ts";

test("no file is longer than 350 lines, no route longer than 200", () => {
  expect(tooLong(readHouse("app", "db", "emails", "bin", "tests"))).toEqual([]);
});

test("a file of 351 lines and a route of 201 are named", () => {
  const lines = (count: number) => "x\n".repeat(count);
  expect(tooLong([{ path: "app/lib/dates.ts", text: lines(351) }])).toHaveLength(1);
  expect(tooLong([{ path: "app/routes/host/home.tsx", text: lines(201) }])).toHaveLength(1);
  expect(tooLong([{ path: "app/lib/dates.ts", text: lines(350) }])).toEqual([]);
});

/** A migration is one piece of SQL that is never edited again: cutting it up would help nobody. */
function tooLong(house: Source[]): string[] {
  return house
    .filter(({ path }) => !path.startsWith("db/migrations/") && !path.endsWith(".css"))
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, "").split("\n").length }))
    .filter(({ path, lines }) => lines > (path.startsWith("app/routes/") ? 200 : 350))
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}
