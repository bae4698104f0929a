// A large list of Excel in Japan: read apart, stopped, imported after all, taken back; and a workbook with two sheets.
import { sql } from "kysely";
import { expect, test } from "vitest";
import { aCohort, aCompany, aMember } from "#tests/support/factories.ts";
import { messyCsv } from "#tests/support/messy-file.ts";
import { writeWorkbook } from "#tests/support/write-workbook.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, openHouse } from "./support/house.ts";
import { dropFile, importAll } from "./support/steps.ts";

const house = openHouse(async ({ db }) => {
  await aCompany(db);
  await aCohort(db, { year: 2027 });
});
const ja = { locale: "ja" } as const;

async function countPeople(): Promise<number> {
  return (await house.db.selectFrom("candidate").select("id").execute()).length;
}

test("a large list can be stopped, imported after all, and taken back as a whole", {
  timeout: 180_000,
}, async () => {
  const page = await deskWindow(house, "ja", await aMember(house.db, { role: "recruiter" }));
  const { bytes, faultyLines } = messyCsv({ rows: 5_000, encoding: "cp932" });
  const counts = await dropFile(page, "ja", { name: "内々定者一覧.csv", bytes });
  const [added = 0, , doubles, faulty] = counts;
  expect([added + Number(doubles) + Number(faulty), faulty]).toEqual([5_000, faultyLines.length]);
  await page.getByText(m.import_was_cp932({}, ja)).waitFor();

  // Held up as behind another import, it can be stopped while it waits.
  const other = await house.db.startTransaction().execute();
  await sql`select pg_advisory_xact_lock(hashtext('import'))`.execute(other);
  await page.getByRole("button", { name: m.import_go({ count: added.toLocaleString("ja") }, ja) }).click();
  await page.getByRole("button", { name: m.import_run_stop({}, ja) }).click();
  await page.getByRole("button", { name: m.import_run_stopping({}, ja) }).waitFor();
  await other.rollback().execute();
  await page.getByRole("heading", { level: 1, name: m.import_run_stopped({}, ja) }).waitFor();
  expect(await countPeople()).toBe(0);

  await page.getByRole("link", { name: m.import_run_back_to_file({}, ja) }).click();
  await importAll(page, "ja", added);
  expect(await countPeople()).toBe(added);
  await page.getByRole("button", { name: m.import_undo({}, ja) }).click();
  const removed = added.toLocaleString("ja");
  await page.getByText(m.import_undone_removed({ removed }, ja)).waitFor();
  await page.getByRole("heading", { level: 1, name: m.import_run_undone({}, ja) }).waitFor();
  expect(await countPeople()).toBe(0);
});

test("another sheet of a workbook is chosen and read in place of the first", {
  timeout: 120_000,
}, async () => {
  const page = await deskWindow(house, "ko", await aMember(house.db, { role: "recruiter", locale: "ko" }));
  const ko = { locale: "ko" } as const;
  const head = ["氏名", "メール", "学校"];
  await dropFile(page, "ko", {
    name: "二枚.xlsx",
    bytes: writeWorkbook([head, ["山田 花", "hana@example.jp", "青葉大学"]], {
      ...secondSheet([
        head,
        ["髙橋 蓮", "ren@example.jp", "東都大学"],
        ["김 서연", "seoyeon@example.kr", "한빛대학교"],
      ]),
    }),
  });
  await page.getByText(m.import_was_sheet({ sheet: "内定者一覧" }, ko)).waitFor();
  await page.getByText("山田").first().waitFor();
  await page.getByLabel(m.import_other_sheet({}, ko)).selectOption("追加");
  await page.getByRole("button", { name: m.import_use_sheet({}, ko) }).click();
  await page.getByText(m.import_was_sheet({ sheet: "追加" }, ko)).waitFor();
  await page.getByText("髙橋").first().waitFor();
  expect(await page.getByText("山田").count()).toBe(0);
});

test("a file chosen before the page is awake is read when it wakes", { timeout: 60_000 }, async () => {
  const page = await deskWindow(house, "en", await aMember(house.db, { role: "recruiter", locale: "en" }));
  let wake = () => {};
  const chosen = new Promise<void>((done) => {
    wake = done;
  });
  await page.route("**/assets/*.js", async (route) => {
    await chosen;
    await route.continue();
  });
  await page.goto("/candidates/import", { waitUntil: "domcontentloaded" });
  const { bytes } = messyCsv({ rows: 50, encoding: "cp932" });
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: bytes });
  expect(await page.evaluate("'__remixRouter' in window")).toBe(false);
  wake();
  await page.getByRole("navigation", { name: m.import_counts({}, { locale: "en" }) }).waitFor();
});

/** The parts that give a workbook of one sheet another one, 追加. */
function secondSheet(rows: string[][]) {
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const cells = (row: string[]) => row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("");
  return {
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="内定者一覧" sheetId="1" r:id="rId1"/><sheet name="追加" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[1, 2].map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}</Relationships>`,
    "xl/worksheets/sheet2.xml": `<worksheet xmlns="${main}"><sheetData>${rows.map((row, at) => `<row r="${at + 1}">${cells(row)}</row>`).join("")}</sheetData></worksheet>`,
  };
}
