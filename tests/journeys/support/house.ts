// The whole product for a journey: built, served on its own database, with a mail server and a browser beside it.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterEach, beforeAll, expect } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { type ServedApp, serveApp } from "#tests/support/server.ts";
import { browserCookie } from "#tests/support/sign-in.ts";
import { startSmtp, type TestSmtp } from "#tests/support/smtp.ts";
import type { Locale } from "~/lib/locale.ts";

export type House = { app: ServedApp; db: Db; smtp: TestSmtp; browser: Browser };
type Person = { id: string; email: string; family_name: string; given_name: string };

/** One house per test file, shared by its tests; a page that complains in its console fails the test it was opened in. */
export function openHouse(prepare: (house: House) => Promise<void> = async () => {}): House {
  const house = {} as House;
  beforeAll(async () => {
    const database = await ownDatabase();
    const smtp = await startSmtp();
    const [app, browser] = await Promise.all([
      serveApp({ databaseUrl: database.url, smtpUrl: smtp.url }),
      openBrowser(),
    ]);
    Object.assign(house, { app, browser, smtp, db: connect(database.url, { max: 4 }) });
    await keepAwake(house.db);
    await prepare(house);
    return async () => {
      await browser.close();
      await app.stop();
      await smtp.stop();
      await house.db.destroy();
      await database.drop();
    };
  }, 240_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await keepPictures(house.browser, task.name);
    await Promise.all(house.browser.contexts().map((context) => context.close()));
    expect(complaints.splice(0)).toEqual([]);
  });
  return house;
}

/** A journey that is run at night waits for no morning: no hour is quiet for its companies. */
async function keepAwake(db: Db): Promise<void> {
  await sql`alter table company alter quiet_from set default 0, alter quiet_until set default 0`.execute(db);
}

/** What stood in the windows when a journey failed. */
async function keepPictures(browser: Browser, name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "enishi-journey-"));
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [place, page] of pages.entries())
    await page.screenshot({ path: join(folder, `${place + 1}.png`), fullPage: true });
  process.stdout.write(`Pictures of "${name}" are in ${folder}\n`);
}

const complaints: string[] = [];
const tongues = { ja: "ja-JP", en: "en-US", ko: "ko-KR" };
const deskSize = { width: 1280, height: 900 };
export const phoneSize = { width: 360, height: 740 };

/** A window on a desk; signed in when a member is given. */
export async function deskWindow(
  { app, browser, db }: House,
  locale: Locale,
  member?: Person,
): Promise<Page> {
  const context = await browser.newContext({ locale: tongues[locale], viewport: deskSize, baseURL: app.url });
  if (member)
    await context.addCookies([
      await browserCookie(db, { now: () => new Date(), secret: app.secret, appUrl: app.url }, member),
    ]);
  return listenedTo(context);
}

/** A phone that runs no script. */
export async function plainPhone({ browser }: House, locale: Locale): Promise<Page> {
  const context = await browser.newContext({
    locale: tongues[locale],
    viewport: phoneSize,
    isMobile: true,
    hasTouch: true,
    javaScriptEnabled: false,
  });
  return listenedTo(context);
}

async function listenedTo(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complain = (text: string) => complaints.push(`${page.url()} ${text}`);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !isHarmless(message.text()))
      complain(message.text());
  });
  page.on("pageerror", (error) => complain(error.message));
  return page;
}

/** A page that isn't there is a page too, and one may be left while its figures still arrive: the framework notes both. */
function isHarmless(text: string): boolean {
  return (
    /^Failed to load resource: .* status of (400|404|410) /.test(text) ||
    text.startsWith("AbortError: BodyStreamBuffer was aborted")
  );
}
