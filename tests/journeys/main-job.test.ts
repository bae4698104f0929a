// The main job, whole: an empty house, last year's list, today's calls, a meetup, letters, answers on phones.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aMember } from "#tests/support/factories.ts";
import { addDays, instantAt, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { authenticatorCode } from "./support/authenticator.ts";
import { deskWindow, openHouse, plainPhone } from "./support/house.ts";
import { answerLink, entryOf, letTheMinutePass, letterTo } from "./support/letters.ts";
import { seasonFile, units } from "./support/season-file.ts";
import {
  acceptanceRow,
  dropFile,
  importAll,
  inviteFound,
  openAnswerPage,
  planMeetup,
  seesSeats,
  sendAnswer,
} from "./support/steps.ts";

const house = openHouse();
const locale = "ja";
const targets = [40, 30, 20, 100, 0];

test("from an empty house to a claimed seat: set up, import, call, invite, answer on a phone", {
  timeout: 120_000,
}, async () => {
  const file = seasonFile(new Date());
  const page = await deskWindow(house, locale);

  await setUp(page, file.year);
  await page.getByRole("link", { name: "ファイルを取り込む" }).click();
  await page.waitForURL("**/candidates/import");
  await importTheList(page, file);
  await checkTheTable(page, file);
  await callSomebody(page, file);
  await findByKana(page);

  const host = await aMember(house.db, { role: "host", family_name: "安藤", given_name: "拓", locale });
  const day = addDays(todayIn("Asia/Tokyo", new Date()), 14);
  const titles = { ja: "先輩とお茶の会", en: "Tea with senior colleagues", ko: "선배와 차 한잔" };
  const eventPath = await planMeetup(page, locale, {
    titles,
    day: day.replaceAll("-", "/"),
    starts: "16:00",
    ends: "17:30",
    seats: 1,
    host: `${host.family_name} ${host.given_name}`,
  });
  await inviteFound(page, locale, file.guestSchool, 3);
  expect(new URL(page.url()).pathname).toBe(eventPath);
  await page.evaluate("window.isStillTheSamePage = true");
  // The colleague who leads is asked at once; the invitations wait a minute, in which they can be stopped.
  const toGuests = () => house.smtp.received.filter(({ to }) => to !== host.email);
  expect(toGuests()).toHaveLength(0);
  await letTheMinutePass(house.db);

  const [first, second, third] = file.guests;
  if (!first || !second || !third) throw new Error("three guests were chosen");
  const inJapanese = await letterTo(house.smtp, first.email);
  const inEnglish = await letterTo(house.smtp, second.email);
  const inKorean = await letterTo(house.smtp, third.email);
  for (const [letter, language, guest] of [
    [inJapanese, "ja", first],
    [inEnglish, "en", second],
    [inKorean, "ko", third],
  ] as const) {
    expect(letter.subject).toContain(titles[language]);
    expect(letter.html).toContain(`lang="${language}"`);
    expect(entryOf(letter)).toMatchObject({
      method: "REQUEST",
      sequence: 0,
      status: "NEEDS-ACTION",
      attendees: [guest.email],
      summary: titles[language],
      language,
      isUtc: true,
      start: instantAt(day, "16:00", "Asia/Tokyo").toISOString(),
      end: instantAt(day, "17:30", "Asia/Tokyo").toISOString(),
    });
  }
  expect(toGuests()).toHaveLength(3);

  // The first says yes on a phone: the link only opens the page, the button answers.
  const phone = await plainPhone(house, "ja");
  expect(await openAnswerPage(phone, answerLink(inJapanese, "yes"))).toBe("yes");
  expect(await answersInTheHouse()).toBe(0);
  expect(await sendAnswer(phone, "ja")).toBe("参加のお返事をいただきました");
  await seesSeats(page, locale, 1, 1);
  const confirmed = entryOf(await letterTo(house.smtp, first.email, 2));
  expect(confirmed).toMatchObject({ method: "REQUEST", status: "ACCEPTED", uid: entryOf(inJapanese).uid });

  // The second finds it full and stands first in line.
  const secondPhone = await plainPhone(house, "en");
  expect(await openAnswerPage(secondPhone, answerLink(inEnglish, "yes"))).toBe("yes");
  expect(await sendAnswer(secondPhone, "en")).toBe(m.answer_waiting_title({}, { locale: "en" }));
  await letterTo(house.smtp, second.email, 2);
  await page.getByRole("table").getByText("キャンセル待ち", { exact: true }).first().waitFor();

  // The first can't come after all: the seat is kept for the second, who takes it.
  await phone.getByRole("link", { name: "回答を変える" }).click();
  await phone.getByRole("radio", { name: "今回は参加しません" }).check();
  expect(await sendAnswer(phone, "ja")).toBe("教えてくださってありがとうございます");
  const offer = await letterTo(house.smtp, second.email, 3);
  expect(offer.subject).toContain(titles.en);
  await openAnswerPage(secondPhone, answerLink(offer, "yes"));
  expect(await secondPhone.locator("h1").textContent()).toBe(m.answer_offered_title({}, { locale: "en" }));
  await secondPhone.getByRole("button", { name: m.answer_yes({}, { locale: "en" }) }).click();
  expect(await secondPhone.locator("h1").textContent()).toBe(m.answer_going_title({}, { locale: "en" }));
  expect(entryOf(await letterTo(house.smtp, second.email, 4))).toMatchObject({
    status: "ACCEPTED",
    language: "en",
  });
  expect(entryOf(await letterTo(house.smtp, first.email, 3))).toMatchObject({ method: "CANCEL" });

  // The third isn't sure yet, and says why.
  const thirdPhone = await plainPhone(house, "ko");
  expect(await openAnswerPage(thirdPhone, answerLink(inKorean, "maybe"))).toBe("maybe");
  await thirdPhone.locator('[name="word"]').fill("세미나 일정을 보고 알려 드릴게요");
  expect(await sendAnswer(thirdPhone, "ko")).toBe(m.answer_maybe_title({}, { locale: "ko" }));

  await seesSeats(page, locale, 1, 1);
  await page.getByText("세미나 일정을 보고 알려 드릴게요").waitFor();
  expect(await page.locator("table.guests tbody tr").allTextContents()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/不参加/),
      expect.stringMatching(/(?<!不)参加/),
      expect.stringMatching(/未定/),
    ]),
  );
  expect(await page.evaluate("window.isStillTheSamePage")).toBe(true);
});

async function setUp(page: Page, year: number): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "Enishiを始めましょう" }).waitFor();
  await page.getByLabel("会社名").fill("青葉精機株式会社");
  await page.getByLabel("採用担当のメール").fill("saiyo@aoba.example.jp");
  await page.getByLabel("卒業する年").fill(String(year));
  for (const [place, unit] of units.entries()) {
    await page.locator(`[name="unit${place + 1}"]`).fill(unit);
    await page.locator(`[name="target${place + 1}"]`).fill(String(targets[place]));
  }
  await page.getByLabel("姓", { exact: true }).fill("森下");
  await page.getByLabel("名", { exact: true }).fill("恵");
  await page.getByLabel("メールアドレス", { exact: true }).fill("morishita@aoba.example.jp");
  await page.getByLabel("パスワード").fill("茶柱が立つ朝はよい日になる");
  await page.getByRole("button", { name: "この内容で始める" }).click();
  await page.getByRole("heading", { level: 1, name: "2段階認証の設定" }).waitFor();
  await page.getByText("読みとれないときは、このキーを入力").click();
  const key = (await page.locator("details code").textContent()) ?? "";
  await page.locator('[name="code"]').fill(authenticatorCode(key, new Date()));
  await page.getByRole("button", { name: "登録する" }).click();
  await page.getByRole("link", { name: "控えたので、始める" }).click();
  await page.getByText("まだ、どなたもいません").waitFor();
}

async function importTheList(page: Page, file: ReturnType<typeof seasonFile>): Promise<void> {
  const counts = await dropFile(page, locale, { name: "内々定者一覧.csv", bytes: file.bytes });
  expect(counts).toEqual([file.sound, 0, file.doubles, file.faulty]);
  await page.getByText(m.import_was_cp932({}, { locale })).waitFor();
  await page.getByRole("row").filter({ hasText: "父職業" }).getByText("読みません").first().waitFor();
  await page.getByText("回答期日を日付として読めません：7月ごろ").first().waitFor();
  await page.getByText("電話番号の先頭の0を補いました").waitFor();
  await importAll(page, locale, file.sound);
  await page.getByRole("link", { name: "承諾状況を見る" }).click();
  await page.getByRole("heading", { level: 1, name: "承諾状況" }).waitFor();
}

async function checkTheTable(page: Page, file: ReturnType<typeof seasonFile>): Promise<void> {
  for (const [place, unit] of units.entries()) {
    const figures = file.figures[unit];
    const target = targets[place] ?? 0;
    if (!figures) throw new Error(`nobody for ${unit}`);
    const { offered, considering, accepted, before, after } = figures;
    const gap = Math.max(0, target - accepted);
    const yes = file.isFormal ? [0, accepted] : [accepted, 0];
    expect(await acceptanceRow(page, unit)).toEqual([
      target,
      offered,
      considering,
      ...yes,
      before,
      after,
      gap,
    ]);
  }
  const sum = (name: "offered" | "accepted") =>
    units.reduce((all, unit) => all + (file.figures[unit]?.[name] ?? 0), 0);
  const total = await acceptanceRow(page, "合計");
  expect(total.slice(0, 2)).toEqual([190, sum("offered")]);
  expect(await page.locator(".sum .big b").textContent()).toBe(String(sum("accepted")));
  expect(await page.locator(".saycopy samp").textContent()).toContain(`承諾${sum("accepted")}`);
}

async function callSomebody(page: Page, file: ReturnType<typeof seasonFile>): Promise<void> {
  const calls = page.getByRole("complementary", { name: "電話の一覧" });
  expect(await calls.getByRole("heading", { level: 3 }).allTextContents()).toEqual([
    "期日が7日以内 3名",
    `30日、接点のない方 ${file.silent}名`,
  ]);
  for (const phone of await calls.locator(".tel").allTextContents())
    expect(phone.trim()).toMatch(/^090-\d{4}-\d{4}$/);
  const open = calls.locator("li.on .who b");
  expect(await open.textContent()).toBe(file.guests[0]?.name);
  await page.keyboard.press("1");
  await page.getByText(`${file.guests[0]?.name}さんとお話ししたことを記録しました`).waitFor();
  await calls.getByRole("heading", { name: "期日が7日以内 2名" }).waitFor();
  await page.getByRole("button", { name: "元に戻す" }).click();
  await calls.getByRole("heading", { name: "期日が7日以内 3名" }).waitFor();
  expect(await house.db.selectFrom("call_result").select("id").execute()).toEqual([]);
}

/** 﨑 came through CP932, and half-width kana is found as people type it. */
async function findByKana(page: Page): Promise<void> {
  await page.goto(`/candidates?q=${encodeURIComponent("さきやま")}&who=all`);
  await page.getByText("﨑山").first().waitFor();
  await page.getByText("サキヤマ").first().waitFor();
}

async function answersInTheHouse(): Promise<number> {
  const rows = await house.db.selectFrom("invitation").select("id").where("answer", "is not", null).execute();
  return rows.length;
}
