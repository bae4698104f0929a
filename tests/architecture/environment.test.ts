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
  }).filter(([, version]) => !/^(?:npm:\w+@)?\d/.test(version));
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

test("the lock file knows the packages of every kind of machine, not only of the one it was written on", () => {
  const { packages } = JSON.parse(readRootFile("package-lock.json")) as { packages: Record<string, Locked> };
  expect(unlocked(packages)).toEqual([]);
  expect(unlocked({ "node_modules/a": { optionalDependencies: { "a-win32": "1.0.0" } } })).toEqual([
    "a-win32",
  ]);
});

type Locked = { optionalDependencies?: Record<string, string> };

/** A registry that lacks some of them lets npm install drop them silently; npm ci then refuses the lock file. */
function unlocked(packages: Record<string, Locked>): string[] {
  const known = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
  const wanted = Object.values(packages).flatMap((locked) => Object.keys(locked.optionalDependencies ?? {}));
  return [...new Set(wanted)].filter((name) => !known.has(name));
}
