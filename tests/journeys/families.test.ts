// A candidate opens, uses and closes contact with her family while a letter waits; and a mother who phones first.
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { aCandidate, aCohort, aCompany, aMember } from "#tests/support/factories.ts";
import { aBriefing, aFamilyLink, aRelative } from "#tests/support/families.ts";
import { inviteFamilies } from "~/features/families/invite-families.server.ts";
import { saveConsent } from "~/features/families/save-consent.server.ts";
import { saveLeaflet } from "~/features/families/save-leaflet.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { addDays, instantAt, todayIn } from "~/lib/dates.ts";
import { deskWindow, openHouse, phoneSize, plainPhone } from "./support/house.ts";
import { faultsOf } from "./support/sound-page.ts";

const today = todayIn("Asia/Tokyo", new Date());
const year = Number(today.slice(0, 4)) + 1;
const house = openHouse(async ({ db }) => {
  await aCompany(db, { contact_phone: "052-000-0101" });
  await aCohort(db, { year });
});

const jobs = { mailDomain: "enishi.example", wake: () => {}, add: async () => {} };

async function hana(name = "花") {
  const { db, app } = house;
  const recruiter = await aMember(db);
  const candidate = await aCandidate(db, {
    cohort_year: year,
    family_name: "山田",
    given_name: name,
    recruiter_id: recruiter.id,
  });
  const link = { secret: app.secret, purpose: "my_page", candidateId: candidate.id, days: 90 } as const;
  const { token } = await issueLink(db, { ...link, now: new Date() });
  return { candidate, recruiter, page: `${app.url}/c/${token}/family` };
}

test("a candidate opens, her mother answers on her own page, and after closing a queued letter never leaves", async () => {
  const { db, smtp, app } = house;
  const { recruiter, page: address } = await hana();
  const phone = await plainPhone(house, "ja");
  await phone.goto(address);
  await phone.getByText("ほかのご家族を加える").click();
  await phone.getByLabel("お名前").fill("山田 由美子");
  await phone.getByLabel(/^メール/).fill("yumiko@example.jp");
  await phone.getByRole("button", { name: "加えて、次へ" }).click();
  expect(await phone.locator("input[type=checkbox]:checked").count()).toBe(0);
  await phone.locator("input[name=topic][value=briefing]").check();
  await phone.locator("input[name=channel][value=mail]").check();
  await phone.getByRole("button", { name: "この内容で保存する" }).click();
  expect(await phone.locator("main").textContent()).toContain("山田 由美子様に");

  // What the mother gets: a greeting, then an invitation, both with her own page.
  const event = await aBriefing(db, {
    cohort_year: year,
    session: {
      starts_at: instantAt(addDays(today, 20), "13:30", "Asia/Tokyo"),
      ends_at: instantAt(addDays(today, 20), "15:00", "Asia/Tokyo"),
    },
  });
  await inviteFamilies(db, jobs, { sessionId: event.session.id, memberId: recruiter.id, now: new Date() });
  const mine = () => smtp.received.filter(({ to }) => to === "yumiko@example.jp");
  await expect.poll(() => mine().length, { timeout: 20_000 }).toBe(2);
  const texts = mine().map(({ source }) => readMessage(source).text);
  expect(texts.join()).toContain("花さんのご希望で");
  const url = /https?:\/\/\S+\/f\/[\w-]+/.exec(texts.join())?.[0] ?? "";
  const mother = await plainPhone(house, "ja");
  await mother.goto(url);
  expect(await mother.locator("main").textContent()).not.toMatch(/内々定|承諾/);
  await mother.getByText("参加します", { exact: true }).click();
  await mother.getByLabel("いらっしゃる人数").selectOption("2");
  await mother.getByRole("button", { name: "この内容で回答する" }).click();
  expect(await mother.locator("main").textContent()).toContain("2名のお席をご用意しました");
  await mother.getByRole("link", { name: "質問を書く" }).click();
  await mother.getByLabel("お聞きになりたいこと").fill("駐車場はありますか");
  await mother.getByRole("button", { name: "質問を送る" }).click();
  expect(await mother.locator("h1").textContent()).toContain("受け取りました");
  await expect.poll(() => mine().length, { timeout: 20_000 }).toBe(3);

  // A letter waits in the queue; the daughter closes; it must not leave, and the page says only that.
  const relative = await db.selectFrom("relative").select("id").executeTakeFirstOrThrow();
  const id = uuidv7();
  const soon = new Date(Date.now() + 3000);
  await db
    .insertInto("delivery")
    .values({
      ...{ id, letter: "family_reminder", mail_class: "transactional", relative_id: relative.id },
      ...{ topic: "briefing", session_id: event.session.id, address: "yumiko@example.jp", locale: "ja" },
      ...{ message_id: `<${id}@x>`, not_before: soon, created_at: new Date() },
    })
    .execute();
  await phone.goto(address);
  await phone.getByRole("button", { name: "いますぐ、すべて止める" }).click();
  expect(await phone.locator("main").textContent()).toContain("すべて止めました");
  await new Promise((done) => setTimeout(done, 5000));
  expect(mine()).toHaveLength(3);
  const row = await db.selectFrom("delivery").select("state").where("id", "=", id).executeTakeFirst();
  expect(row?.state).toBe("stopped");
  const session = await db
    .selectFrom("session")
    .select("seats_taken")
    .where("id", "=", event.session.id)
    .execute();
  expect(session).toEqual([{ seats_taken: 0 }]);
  await mother.goto(url);
  expect(await mother.locator("h1").textContent()).toBe("いまは、ご案内していません");
  expect(app.output()).not.toContain("yumiko");
});

test("a mother phones first: the recruiter notes a topic, says only what is public, and the daughter decides", async () => {
  const { db } = house;
  const { candidate, recruiter, page: address } = await hana("葵");
  const desk = await deskWindow(house, "ja", recruiter);
  await desk.goto("/families");
  await desk.getByRole("link", { name: "連絡を受けた" }).click();
  await desk.getByText("転勤", { exact: true }).click();
  await desk.getByLabel(/折り返しの番号/).fill("052-000-0877");
  await desk.getByRole("button", { name: "残す" }).click();
  await desk.getByText("ご応募や内々定があるかどうかは、お伝えしません").waitFor();
  await desk.getByLabel("どなたのご家族ですか").fill("山田葵");
  await desk.getByRole("button", { name: "探す" }).click();
  await desk.getByRole("button", { name: "山田 葵さんにうかがう" }).click();
  await desk.getByText("山田 葵さんにお知らせしました").waitFor();

  const phone = await plainPhone(house, "ja");
  await phone.goto(address);
  expect(await phone.locator("main").textContent()).toContain("あなたのことは何もお伝えしていません");
  await phone.getByRole("button", { name: "希望しない" }).click();
  expect(await phone.locator("main").textContent()).toContain("もうおたずねしません");
  const ask = await db
    .selectFrom("family_ask")
    .select(["answer", "occasion"])
    .where("candidate_id", "=", candidate.id)
    .execute();
  expect(ask).toEqual([{ answer: "declined", occasion: "they_called" }]);
});

test("pages of families are light, without script, sound in both themes, AAA and large enough to hit", {
  timeout: 120_000,
}, async () => {
  const { db, app } = house;
  const now = new Date();
  const { candidate, recruiter, page: address } = await hana("凛");
  const relative = await aRelative(db, { candidate_id: candidate.id, created_at: now, updated_at: now });
  const own = { candidateId: candidate.id, relativeId: relative.id };
  await saveLeaflet(db, {
    ...{
      body: { ja: "# 会社のこと\n名古屋の会社です。" },
      videoUrl: "",
      phoneHours: { ja: "平日 10:00〜17:00" },
    },
    ...{ memberId: recruiter.id, now },
  });
  const link = await issueLink(db, { secret: app.secret, purpose: "my_page", ...own, now, days: 90 });
  const saved = await saveConsent(db, jobs, {
    ...own,
    ...{ linkId: link.id, topics: ["briefing", "leaflet"], channels: ["mail"], secret: app.secret, now },
    untilOn: addDays(today, 60),
  });
  expect(saved).toEqual({ ok: true });
  const starts = instantAt(addDays(today, 30), "13:30", "Asia/Tokyo");
  const ends = instantAt(addDays(today, 30), "15:00", "Asia/Tokyo");
  const event = await aBriefing(db, {
    cohort_year: year,
    session: { starts_at: starts, ends_at: ends, online_url: "https://meet.example.com/x" },
  });
  await inviteFamilies(db, jobs, { sessionId: event.session.id, memberId: recruiter.id, now });
  const { token } = await aFamilyLink(db, relative, now, app.secret);
  const theirs = ["", "?answer=on_site", "/question", "/stop", "/leaflet"].map(
    (part) => `/f/${token}${part}`,
  );
  const path = new URL(address).pathname;
  const mine = ["", "/person", `/person?id=${relative.id}`, `/sent?person=${relative.id}`, "/leaflet"].map(
    (part) => path + part,
  );
  const page = await deskWindow(house, "ja");
  const faults: string[] = [];
  for (const place of [...theirs, "/f/nonsense", ...mine]) {
    const html = await (await fetch(app.url + place, { headers: { "Accept-Language": "ja" } })).text();
    expect(html, place).not.toMatch(/<script|rel="(stylesheet|modulepreload)"/);
    expect(gzipSync(html).byteLength, place).toBeLessThanOrEqual(14 * 1024);
    await page.goto(place);
    faults.push(...(await faultsOf(page, "ja")));
    if (theirs.includes(place)) faults.push(...(await strictFaultsOf(page)));
  }
  const staff = await deskWindow(house, "ja", recruiter);
  for (const place of [
    ...["/families", "/families/leaflet", "/families/news", "/families/calls/new"],
    ...[`/families/briefings/${event.session.id}`, `/families/ask/${candidate.id}`],
  ]) {
    await staff.goto(place, { waitUntil: "load" });
    faults.push(...(await faultsOf(staff, "ja")));
  }
  expect(faults).toEqual([]);
});

/** Contrast of 7 in both themes, and nothing to press that is smaller than 64 px on a phone (links in a line aside). */
async function strictFaultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate<{ violations: { nodes: { html: string }[] }[] }>(
      "axe.run({ runOnly: ['color-contrast-enhanced'], rules: { 'color-contrast-enhanced': { enabled: true } } })",
    );
    faults.push(
      ...found.violations.flatMap(({ nodes }) => nodes.map(({ html }) => `${colorScheme} ${html}`)),
    );
  }
  await page.emulateMedia({ colorScheme: "light" });
  const size = page.viewportSize();
  await page.setViewportSize(phoneSize);
  const small = await page.evaluate<
    string[]
  >(`[...document.querySelectorAll("main .btn, main .choice, main select, main .tick")]
    .filter((element) => element.getBoundingClientRect().height < 64).map((element) => "small: " + element.outerHTML.slice(0, 120))`);
  if (size) await page.setViewportSize(size);
  return [...faults, ...small];
}
