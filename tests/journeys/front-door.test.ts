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

test("a press that comes before the page is awake harms nothing", async () => {
  const database = await ownDatabase();
  const app = await serveApp({ databaseUrl: database.url });
  const browser = await openBrowser();
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      document.body?.dispatchEvent(new Event("input", { bubbles: true }));
      if (performance.now() < 3_000) port2.postMessage(null);
    };
    port2.postMessage(null);
  });

  for (let visit = 0; visit < 3; visit++) await page.goto(`${app.url}/sign-in`, { waitUntil: "networkidle" });

  expect(faults).toEqual([]);
  expect(await page.evaluate("'__remixRouter' in window")).toBe(true);
  // the words themselves ask for no script: a page that has been painted does
  const words = await (await fetch(`${app.url}/sign-in`)).text();
  expect(words).toContain("requestAnimationFrame");
  expect(words).not.toMatch(/<link[^>]*modulepreload|<script[^>]*type="module"|<script[^>]*src=/);
  await browser.close();
  await app.stop();
  await database.drop();
});
