import { expect, test } from "vitest";
import { openBrowser } from "#tests/support/browser.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { serveApp } from "#tests/support/server.ts";

test("the front door opens in a browser, and no page asks anybody else for anything", async () => {
  const database = await ownDatabase();
  const app = await serveApp({ databaseUrl: database.url });
  const browser = await openBrowser();
  const page = await browser.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  page.on(
    "console",
    (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()),
  );
  page.on("pageerror", (error) => complaints.push(error.message));

  await page.goto(app.url, { waitUntil: "networkidle" });

  expect(await page.title()).not.toBe("");
  expect([...new Set(asked)]).toEqual([app.url]);
  expect(complaints).toEqual([]);
  await browser.close();
  expect(await app.stop()).toBe(0);
  await database.drop();
});
