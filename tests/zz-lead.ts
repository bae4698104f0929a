import { openBrowser } from "./support/browser.ts";
const [base, role, lang, ...paths] = process.argv.slice(2);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: lang === "ko" ? "ko-KR" : lang === "en" ? "en-GB" : "ja-JP", colorScheme: process.env.DARK ? "dark" : "light" });
const page = await context.newPage();
page.on("console", (m) => { if (m.type() === "error") console.log("CONSOLE", m.text().slice(0, 300)); });
page.on("pageerror", (e) => console.log("PAGEERROR", String(e).slice(0, 300)));
if (role !== "-") { await page.goto(`${base}/demo?role=${role}&lang=${lang}`); await page.locator("main button").first().click(); await page.waitForLoadState("networkidle"); }
for (const path of paths) {
  for (const width of (process.env.WIDTHS ?? "1280,360").split(",").map(Number)) {
    await page.setViewportSize({ width, height: width < 500 ? 780 : 900 });
    const t = Date.now();
    const url = path.includes("lang=") || lang === "ja" ? path : `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`;
    const r = await page.goto(base + url, { waitUntil: "networkidle" });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const name = `${path.replace(/[/?=&]/g, "_").slice(0, 60)}.${lang}.${width}${process.env.DARK ? ".dark" : ""}.png`;
    await page.screenshot({ path: `/tmp/lead/shots/${name}`, fullPage: true });
    console.log(r?.status(), path, width, `${Date.now() - t}ms`, over > 0 ? `OVERFLOW ${over}` : "", await page.title());
  }
}
await browser.close();
