import { writeFileSync } from "node:fs";
import { connect } from "#db/client.server.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { signedIn } from "#tests/support/sign-in.ts";
import { aCompany, aUnit, aMember, aCandidate, anOffer, aCohort } from "#tests/support/factories.ts";
import { messyCsv, messyXlsx, csvBytes } from "#tests/support/messy-file.ts";
const db = connect("postgres://postgres@127.0.0.1:5544/enishi_imp");
const base = "http://127.0.0.1:4400";
await aCompany(db); await aCohort(db);
let member = await db.selectFrom("member").selectAll().where("email","=","imp@aoba.example.jp").executeTakeFirst();
if (!member) { member = await aMember(db, { email: "imp@aoba.example.jp" });
  for (const name of ["設計開発","生産技術","品質保証","営業"]) await aUnit(db,{name}).catch(()=>{});
  const ren = await aCandidate(db, { family_name:"髙橋", given_name:"蓮", family_kana:"タカハシ", given_kana:"レン", email:"r.takahashi@example.jp", phone:"090-0000-0102", reference:"" });
  await anOffer(db, { candidate_id: ren.id, state:"considering", reply_on:"2026-07-10" });
}
const keys = { now: () => new Date(), secret: "impimpimpimpimpimpimpimpimpimpimp12", appUrl: base };
const cookie = await signedIn(db, keys, member as never);
const [name, value] = [cookie.slice(0, cookie.indexOf("=")), cookie.slice(cookie.indexOf("=") + 1)];
const small = messyCsv({ rows: 138 });
small.rows[15] = ["","高橋 蓮","ﾀｶﾊｼ ﾚﾝ","ren@example.jp","9000000102","青葉大学","工学部","27卒","品質保証","検討中","2026/6/1","R8.7.3","","","",""];
small.rows[20] = [...(small.rows[20] ?? [])];
writeFileSync("/tmp/imp/内定者一覧_27卒_0707.csv", csvBytes([small.headings, ...small.rows]));
writeFileSync("/tmp/imp/book.xlsx", messyXlsx({ rows: 300 }).bytes);
await using browser = await openBrowser();
const what = process.argv.slice(2);
for (const [locale, width] of [["ja",1280],["ja",360],["en",1280],["ko",1280],["en",360],["ko",360]] as const) {
  if (what.length && !what.includes(`${locale}${width}`)) continue;
  await db.updateTable("member").set({ locale }).where("id","=",member.id).execute();
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addCookies([{ name, value, url: base }]);
  const page = await context.newPage();
  page.on("console", (m) => m.type() === "error" && console.log(locale, width, m.text().slice(0,300)));
  page.on("pageerror", (e) => console.log("pageerror", String(e).slice(0,300)));
  await page.goto(`${base}/candidates/import`, { waitUntil: "networkidle" });
  await page.screenshot({ path: `/tmp/imp/start-${locale}${width}.png`, fullPage: true });
  await page.setInputFiles("input[type=file]", "/tmp/imp/内定者一覧_27卒_0707.csv");
  await page.waitForURL(/import\/[0-9a-f-]{36}/, { timeout: 30000 });
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `/tmp/imp/file-${locale}${width}.png`, fullPage: true });
  const url = page.url();
  await page.goto(`${url}?row=17`, { waitUntil: "networkidle" });
  await page.screenshot({ path: `/tmp/imp/compare-${locale}${width}.png`, fullPage: true });
  await page.goto(`${url}?row=19`, { waitUntil: "networkidle" });
  await page.screenshot({ path: `/tmp/imp/fix-${locale}${width}.png`, fullPage: true });
  if (locale === "ja" && width === 1280 && what.includes("run")) {
    await page.locator(".finish button.go").click();
    await page.waitForURL(/runs\//); await page.screenshot({ path: "/tmp/imp/run0.png", fullPage: true });
    await page.waitForTimeout(4000); await page.screenshot({ path: "/tmp/imp/run1.png", fullPage: true });
  }
  await context.close();
}
await db.destroy();
