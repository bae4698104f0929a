// A recruiter's morning: Today emptied with the keyboard alone, a note that may not be kept, and a signal its person stops.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  aCandidate,
  aCohort,
  aCompany,
  aMember,
  anEvent,
  anInvitation,
  anOffer,
} from "#tests/support/factories.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { tendCare } from "~/features/care/tend-care.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, type House, openHouse, plainPhone } from "./support/house.ts";
import { faultsOf } from "./support/sound-page.ts";

const now = new Date();
const at = (days: number) => new Date(now.getTime() + days * 86_400_000);
const today = todayIn("Asia/Tokyo", now);
const year = Number(today.slice(0, 4)) + 1;
const house = openHouse();

let furniture: Promise<Awaited<ReturnType<typeof furnish>>> | undefined;
const furnished = () => (furniture ??= furnish(house));

async function furnish({ db }: House) {
  await aCompany(db);
  await aCohort(db, { year, formal_on: addDays(today, 60), joins_on: addDays(today, 240) });
  const recruiter = await aMember(db);
  const person = async (family: string, replyOn: string, spokeDaysAgo = 2) => {
    const candidate = await aCandidate(db, {
      cohort_year: year,
      family_name: family,
      given_name: "花",
      recruiter_id: recruiter.id,
    });
    await anOffer(db, {
      candidate_id: candidate.id,
      cohort_year: year,
      state: "considering",
      offered_on: addDays(today, -50),
      reply_on: replyOn,
    });
    await writeTouchpoint(db, {
      candidateId: candidate.id,
      kind: "call",
      happenedAt: at(-spokeDaysAgo),
      fromCandidate: false,
      isContact: true,
    });
    return candidate;
  };
  const soon = await person("渡邉", addDays(today, 2));
  const quiet = await person("伊藤", addDays(today, 40), 33);
  const unsure = await person("中村", addDays(today, 40));
  const wishes = await person("小林", addDays(today, 40));
  const event = await anEvent(db, {
    cohort_year: year,
    created_by: recruiter.id,
    session: { starts_at: at(9), ends_at: at(9.1) },
  });
  const wishedAt = at(-4);
  await anInvitation(db, event, {
    candidate_id: wishes.id,
    invited_at: at(-6),
    sends_at: at(-6),
    answer: "other_date",
    answered_at: wishedAt,
    answer_word: "水曜の夕方なら行けます",
  });
  const said = (candidateId: string, body: string, when: Date, details = {}) =>
    writeTouchpoint(db, {
      candidateId,
      kind: "answered",
      happenedAt: when,
      fromCandidate: true,
      isContact: false,
      body,
      details,
    });
  await said(wishes.id, "水曜の夕方なら行けます", wishedAt, { eventId: event.id, answer: "other_date" });
  await said(unsure.id, "入社後の勤務地に不安があります", at(-1));
  await tendCare(db, now);
  const secret = house.app.secret;
  const link = await issueLink(db, { secret, purpose: "my_page", candidateId: unsure.id, now, days: 90 });
  return { recruiter, soon, quiet, unsure, token: link.token };
}

/** Presses keys and counts them. */
function keyboard(page: Page) {
  let count = 0;
  return {
    async press(...keys: string[]) {
      for (const key of keys) {
        await page.keyboard.press(key);
        count++;
      }
    },
    get count() {
      return count;
    },
  };
}

test("a signal appears, its person reads and stops it without script, and the recruiter sees that", {
  timeout: 90_000,
}, async () => {
  const { recruiter, unsure, token } = await furnished();
  const phone = await plainPhone(house, "ja");
  await phone.goto(`${house.app.url}/c/${token}/care`);
  await phone.getByText(m.care_you_unsure({}, { locale: "ja" })).waitFor();
  expect(await phone.locator("q").textContent()).toContain("勤務地に不安");
  expect((await phone.content()).length).toBeGreaterThan(1_000);
  expect(await phone.locator("script").count()).toBe(0);
  await phone.locator("details[id^=stop] summary").click();
  await phone.getByRole("button", { name: m.care_you_stop_send({}, { locale: "ja" }) }).click();
  await phone.getByText(m.care_you_none({}, { locale: "ja" })).waitFor();
  await phone.getByText(m.care_rule_unsure({}, { locale: "ja" })).waitFor();

  const desk = await deskWindow(house, "ja", recruiter);
  await desk.goto(`/candidates/${unsure.id}`);
  await desk.locator("#care").getByText("ご本人が止めました").waitFor();
});

test("a note about a relative is refused with its reason in three languages, 家族手当 is not", {
  timeout: 90_000,
}, async () => {
  const { recruiter, soon } = await furnished();
  const notes: [Locale, string, string][] = [
    ["ja", "お母様が入院中で、連絡がとりにくい。", m.note_reason_health({}, { locale: "ja" })],
    ["en", "Her father works at a bank in Nagoya.", m.note_reason_job({}, { locale: "en" })],
    ["ko", "부모님은 입사에 찬성하신다고 함.", m.note_reason_view({}, { locale: "ko" })],
  ];
  const page = await deskWindow(house, "ja", recruiter);
  page.on("response", (answer) => expect(answer.status(), answer.url()).toBeLessThan(500));
  for (const [locale, text, reason] of notes) {
    await page.goto(`/candidates/${soon.id}?lang=${locale}`, { waitUntil: "networkidle" });
    const field = page.locator('textarea[name="text"]');
    await field.fill(text);
    await page.getByRole("button", { name: m.candidate_note_keep({}, { locale }) }).click();
    const box = page.locator(".stopped");
    await box.waitFor();
    expect(await box.textContent()).toContain(reason);
    expect(await field.inputValue()).toBe(text);
  }
  await page.goto(`/candidates/${soon.id}`, { waitUntil: "networkidle" });
  await page.locator('textarea[name="text"]').fill("家族手当の支給条件を質問された。規程を送る。");
  await page.getByRole("button", { name: m.candidate_note_keep({}, { locale: "ja" }) }).click();
  await page.locator(".tl").getByText("家族手当の支給条件").waitFor();
});

test("a recruiter empties Today with the keyboard alone", { timeout: 120_000 }, async () => {
  const { recruiter } = await furnished();
  const page = await deskWindow(house, "ja", recruiter);
  await page.goto("/today", { waitUntil: "networkidle" });
  expect(await faultsOf(page, "ja")).toEqual([]);
  const rows = page.locator("[data-row]");
  const left = async (count: number) => expect.poll(() => rows.count(), { timeout: 15_000 }).toBe(count);
  await left(3);
  expect(await page.locator(".btn.go").count()).toBe(1);
  const keys = keyboard(page);
  await keys.press("e");
  await left(2);
  await keys.press("Enter");
  await page.locator(".rowcall").waitFor();
  await keys.press("1");
  await left(1);
  await keys.press("s");
  await page.locator("dialog[open]").waitFor();
  await keys.press("2");
  await left(0);
  await page.getByText(m.today_empty({}, { locale: "ja" })).waitFor();
  console.info(`Today of three rows was emptied with ${keys.count} keys`);
  expect(keys.count).toBeLessThanOrEqual(6);
  await page.locator(".agenda.undo button").first().click();
  await left(1);
});
