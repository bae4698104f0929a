import { readFileSync } from "node:fs";
import { openBrowser } from "../support/browser.ts";

const seed = JSON.parse(readFileSync("/tmp/eve/seed.json", "utf8"));
const browser = await openBrowser();
const cookies = process.env.COOKIE
  ? [
      {
        name: process.env.COOKIE.split("=")[0]!,
        value: process.env.COOKIE.split("=").slice(1).join("="),
        url: "http://127.0.0.1:4600",
      },
    ]
  : [];
for (const spec of process.argv.slice(2)) {
  const [path0, out, width = "360", scheme = "light", nojs = "", open = ""] = spec.split("|");
  const path = path0!.replace(/\{(\w+)\}/g, (_, k) => seed.links[k] ?? seed[k]);
  const context = await browser.newContext({
    viewport: { width: Number(width), height: 780 },
    colorScheme: scheme as "light",
    javaScriptEnabled: nojs !== "nojs",
  });
  if (cookies.length) await context.addCookies(cookies);
  const page = await context.newPage();
  page.on("pageerror", (e) => console.log("pageerror", spec, e.message));
  page.on("console", (c) => {
    if (c.type() === "error") console.log("console", spec, c.text().slice(0, 300));
  });
  await page
    .goto("http://127.0.0.1:4600" + path, {
      waitUntil: nojs === "nojs" ? "load" : "networkidle",
      timeout: 25000,
    })
    .catch((e) => console.log("goto", e.message.slice(0, 100)));
  if (open) {
    await page.click(open).catch((e) => console.log(e.message.slice(0, 200)));
    await page.waitForTimeout(400);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > Number(width)) console.log("sideways", spec, wide);
  await page.screenshot({ path: `/tmp/eve/${out}.png`, fullPage: true });
  await context.close();
}
if (process.env.JOIN) {
  const c = await browser.newContext({ viewport: { width: 1480, height: 400 } });
  const pg = await c.newPage();
  const outs = process.argv.slice(2).map((x) => x.split("|")[1]);
  await pg.setContent(
    `<body style="margin:0;background:#888;display:flex;gap:8px;align-items:flex-start;width:max-content">${outs.map((o) => `<img src="data:image/png;base64,${readFileSync(`/tmp/eve/${o}.png`).toString("base64")}">`).join("")}`,
  );
  await pg.waitForTimeout(200);
  const w = await pg.evaluate(() => document.body.scrollWidth);
  await pg.setViewportSize({ width: w, height: 400 });
  await pg.screenshot({ path: `/tmp/eve/${process.env.JOIN}.png`, fullPage: true });
}
await browser.close();
