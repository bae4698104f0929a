import { expect, test } from "vitest";
import { importsOf, readHouse, readRootFile, type Source } from "./house.ts";

test("only app/env.server.ts reads the environment", () => {
  expect(environmentReaders(readHouse("app", "db", "emails"))).toEqual([]);
});

test("a file that reads it, also with brackets or by import, is named", () => {
  const file = (text: string) => [{ path: "app/lib/dates.ts", text }];
  expect(environmentReaders(file("process.env.TZ"))).toHaveLength(1);
  expect(environmentReaders(file('const { env } = process; process["env"]'))).toHaveLength(1);
  expect(environmentReaders(file('import { env } from "node:process";'))).toHaveLength(1);
});

test("every variable that is read is explained in .env.example", () => {
  const read = [
    ...readRootFile("app/env.server.ts").matchAll(/^ {4}([A-Z][A-Z_]+): z$|^ {4}([A-Z][A-Z_]+): \w/gm),
  ].map((match) => match[1] ?? match[2] ?? "");
  const explained = [...readRootFile(".env.example").matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(
    (match) => match[1] ?? "",
  );
  expect(read.length).toBeGreaterThan(10);
  expect([...explained].sort()).toEqual([...read].sort());
});

test("the lock file names no registry", () => {
  expect(readRootFile("package-lock.json")).not.toContain('"resolved"');
});

test("every package is pinned to one version", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readRootFile("package.json"));
  const loose = Object.entries<string>({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  }).filter(([, version]) => !/^\d/.test(version));
  expect(loose).toEqual([]);
});

function environmentReaders(house: Source[]): string[] {
  return house
    .filter(({ path }) => path !== "app/env.server.ts")
    .filter(
      (source) =>
        /\bprocess\s*(?:\.|\?\.|\[\s*["'])\s*env\b|\}\s*=\s*process\b/.test(source.text) ||
        importsOf(source).some(({ to }) => to === "node:process" || to === "process"),
    )
    .map(({ path }) => path);
}
