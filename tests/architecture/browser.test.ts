// What a component imports ends up in the browser, also from outside app/. Server code says so in its name: x.server.ts.
import { expect, test } from "vitest";
import { importsOf, readHouse, type Source } from "./house.ts";

/** All that the browser's half may take from npm: each of these is weighed against the budget of a page. */
const packagesForBrowsers = ["react", "react-dom/client", "@remix-run/react"];

test("nothing that a page shows reaches server code or a package that isn't for browsers", () => {
  expect(leaks(readHouse("app", "db", "emails"))).toEqual([]);
});

test("a component that imports the database, zod or a .server file is named", () => {
  const page = (text: string): Source[] => [
    { path: "app/root.tsx", text: 'import { Card } from "~/ui/card.tsx";' },
    { path: "app/ui/card.tsx", text },
  ];
  expect(leaks(page('import { z } from "zod";'))).toHaveLength(1);
  expect(leaks(page('import { readFile } from "node:fs";'))).toHaveLength(1);
  expect(leaks(page('import { connect } from "#db/client.server.ts";'))).toHaveLength(1);
  expect(leaks(page('import type { Db } from "#db/client.server.ts";'))).toEqual([]);
});

/** Follows the imports from the pages. Remix takes loaders and actions out of routes, with the .server files they use. */
function leaks(house: Source[]): string[] {
  const files = new Map(house.map((source) => [source.path, source]));
  const pages = house.filter(isPage).map((source) => source.path);
  const reached = new Set(pages);
  const found: string[] = [];
  for (const path of reached) {
    const source = files.get(path);
    for (const { to, isTypeOnly } of source ? importsOf(source) : []) {
      if (isTypeOnly || to.endsWith(".css?url") || to.endsWith(".css")) continue;
      const isServer = to.includes(".server");
      if (files.has(to) && !isServer) reached.add(to);
      if (pages.includes(path) && (isServer || !files.has(to))) continue;
      if (isServer || (!files.has(to) && !isForBrowsers(to))) found.push(`${path} → ${to}`);
    }
  }
  return found;
}

function isPage({ path, text }: Source): boolean {
  if (path === "app/root.tsx" || path === "app/entry.client.tsx") return true;
  return path.startsWith("app/routes/") && /^export default /m.test(text);
}

function isForBrowsers(target: string): boolean {
  return packagesForBrowsers.includes(target) || target.startsWith("app/paraglide/");
}
