// The day itself: a desk that loses its connection and catches up, and a guest who checks in with their own phone.
import { expect, test } from "vitest";
import { aCandidate, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { browserCookie } from "#tests/support/sign-in.ts";
import { listSeated } from "~/features/attendance/arrival-queries.server.ts";
import { doorToken } from "~/features/attendance/door.server.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { m } from "~/paraglide/messages.js";
import { openHouse, phoneSize, plainPhone } from "./support/house.ts";
import { faultsOf } from "./support/sound-page.ts";

const house = openHouse();
const minutes = (count: number) => new Date(Date.now() + count * 60_000);
const ja = { locale: "ja" } as const;

async function aDay() {
  const { db } = house;
  await aCompany(db);
  const recruiter = await aMember(db);
  const event = await anEvent(db, { session: { starts_at: minutes(20), ends_at: minutes(120) } });
  for (const [family_name, family_kana] of [
    ["阿部", "アベ"],
    ["池田", "イケダ"],
    ["山田", "ヤマダ"],
  ] as const) {
    const candidate = await aCandidate(db, {
      family_name,
      family_kana,
      given_name: "花",
      given_kana: "ハナ",
    });
    const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
    await answerInvitation(db, {
      ...{
        invitationId: invitation.id,
        sessionId: event.session.id,
        answer: "yes",
        word: "",
        source: "link",
      },
      ...{ now: minutes(-600), mailDomain: "enishi.test" },
    });
  }
  return { recruiter, event, sessionId: event.session.id };
}

test("a desk checks people in, goes on without connection, opens again without it, and catches up", {
  timeout: 90_000,
}, async () => {
  const { recruiter, sessionId } = await aDay();
  const { app, browser, db } = house;
  // No listener for complaints here: a lost connection is what this test is about.
  const context = await browser.newContext({ locale: "ja-JP", viewport: phoneSize, baseURL: app.url });
  const keys = { now: () => new Date(), secret: app.secret, appUrl: app.url };
  await context.addCookies([await browserCookie(db, keys, recruiter)]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const came = async () =>
    (await listSeated(db, sessionId))
      .filter(({ attendance }) => attendance === "attended")
      .map(({ familyName }) => familyName);
  const checkIn = (name: string) =>
    page.getByRole("button", { name: m.attendance_check_in_for({ name: `${name} 花` }, ja) }).click();

  await page.goto(`/check-in/${sessionId}`, { waitUntil: "networkidle" });
  await checkIn("阿部");
  await expect.poll(came, { timeout: 20_000 }).toEqual(["阿部"]);
  await page.evaluate("navigator.serviceWorker.ready");
  await expect
    .poll(() => page.evaluate(`caches.match("/check-in/${sessionId}").then(Boolean)`), { timeout: 20_000 })
    .toBe(true);

  await context.setOffline(true);
  await checkIn("池田");
  await page.getByText(m.attendance_offline({}, ja)).waitFor();
  expect(await came()).toEqual(["阿部"]);
  await page.reload();
  await page.getByText(/預かり中/).waitFor();

  await context.setOffline(false);
  await expect.poll(came, { timeout: 30_000 }).toEqual(["阿部", "池田"]);
  await page.getByText(m.attendance_offline({}, ja)).waitFor({ state: "hidden" });
  expect(await page.evaluate("localStorage.length")).toBe(0);
});

test("behind the code at the door a guest writes a name and presses one button, on a phone without script", {
  timeout: 60_000,
}, async () => {
  const { sessionId } = await aDay();
  const { app, db } = house;
  const phone = await plainPhone(house, "ja");
  await phone.goto(`${app.url}/d/${doorToken(app.secret, sessionId)}`);
  await phone.getByLabel(m.attendance_door_name({}, ja)).fill("やまだ");
  await phone.getByRole("button", { name: m.attendance_door_next({}, ja) }).click();
  await phone.getByText(m.attendance_welcome({ name: "山田 花さん" }, ja)).waitFor();
  await phone.getByRole("button", { name: m.attendance_check_in({}, ja) }).click();
  await phone.getByText(m.attendance_in({ name: "山田 花さん" }, ja)).waitFor();
  const [last] = (await listSeated(db, sessionId)).slice(-1);
  expect(last).toMatchObject({ familyName: "山田", attendance: "attended" });
});

test("the desk, its code, its tables and the door are sound pages", { timeout: 90_000 }, async () => {
  const { recruiter, event, sessionId } = await aDay();
  const { app, browser, db } = house;
  const context = await browser.newContext({ locale: "ja-JP", baseURL: app.url });
  const keys = { now: () => new Date(), secret: app.secret, appUrl: app.url };
  await context.addCookies([await browserCookie(db, keys, recruiter)]);
  const page = await context.newPage();
  const faults: string[] = [];
  const desk = `/check-in/${sessionId}`;
  for (const path of [
    ...[desk, `${desk}/door`, `${desk}/walk-in?q=あ`, `${desk}/tables`],
    ...[`/events/${event.id}/day`, `/d/${doorToken(app.secret, sessionId)}`],
  ]) {
    await page.goto(path, { waitUntil: "load" });
    faults.push(...(await faultsOf(page, "ja")));
  }
  expect(faults).toEqual([]);
});
