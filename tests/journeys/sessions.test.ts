// Choosing, whole: six afternoons planned in one form, a seat, a place in line, a seat freed at night, a move, a cancellation.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aCandidate, aCohort, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { inviteCandidates } from "~/features/events/invite-candidates.server.ts";
import { addDays, formatDay, formatTime, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, openHouse, plainPhone } from "./support/house.ts";
import { entryOf, letTheMinutePass, letterTo } from "./support/letters.ts";

const house = openHouse();
const locale = "ja";
const zone = "Asia/Tokyo";
const today = todayIn(zone, new Date());
const firstDay = addDays(today, 14);
const year = Number(today.slice(0, 4)) + 1;

test("choose among six sessions, wait, get a freed seat, hear of a move and of a cancellation", {
  timeout: 120_000,
}, async () => {
  const { hana, ren, desk } = await furnish();
  const eventPath = await planSixAfternoons(desk);
  await invite(eventPath.split("/").at(-1) ?? "", [hana, ren]);

  // Hana takes the only seat of the first evening: a link, a tap, a button, on a phone without script.
  const hanasPhone = await plainPhone(house, locale);
  await hanasPhone.goto(linkIn(await letterTo(house.smtp, hana.email)));
  const evenings = hanasPhone.locator('input[name="pick"]');
  expect(await evenings.count()).toBe(6 + 3);
  expect(await hanasPhone.locator('input[name="pick"]:checked').count()).toBe(0);
  const first = await hanasPhone.locator(".choice").first().boundingBox();
  expect((first?.y ?? 9999) + (first?.height ?? 0)).toBeLessThan(780);
  expect(await choose(hanasPhone, 0)).toBe("参加のお返事をいただきました");
  expect(entryOf(await letterTo(house.smtp, hana.email, 2))).toMatchObject({
    method: "REQUEST",
    status: "ACCEPTED",
  });

  // Ren wants it too, and waits.
  const rensPhone = await plainPhone(house, locale);
  await rensPhone.goto(linkIn(await letterTo(house.smtp, ren.email)));
  await rensPhone.getByText("いっぱいです。順番を待てます").waitFor();
  expect(await choose(rensPhone, 0)).toBe("いまは席がいっぱいです");
  await rensPhone.getByText("順番は1番目です").waitFor();
  await letterTo(house.smtp, ren.email, 2);

  await desk.goto(eventPath);
  await desk.getByText("1／1席・キャンセル待ち1名").waitFor();
  await desk.locator("table.sessions a").first().click();
  await desk.getByRole("heading", { name: "参加する方" }).waitFor();
  await desk.evaluate("window.isStillTheSamePage = true");

  // Hana can't come: asked once, then the seat is kept for Ren. It is night: the offer waits for the morning, hers doesn't.
  await nightIs(true);
  await hanasPhone.getByRole("link", { name: "この回に行けなくなった" }).click();
  await hanasPhone.getByRole("button", { name: "席を取り消す" }).click();
  expect(await hanasPhone.locator("h1").textContent()).toBe("教えてくださってありがとうございます");
  expect(entryOf(await letterTo(house.smtp, hana.email, 3))).toMatchObject({ method: "CANCEL" });
  await desk.getByText("まで席を取り置き中").waitFor();
  expect(await desk.evaluate("window.isStillTheSamePage")).toBe(true);
  const sentToRen = () => house.smtp.received.filter(({ to }) => to === ren.email).length;
  await expect.poll(() => offerWaits(), { timeout: 20_000 }).toBe(true);
  expect(sentToRen()).toBe(2);
  await nightIs(false);
  await letTheMinutePass(house.db);
  await letterTo(house.smtp, ren.email, 3);
  await rensPhone.reload();
  expect(await rensPhone.locator("h1").textContent()).toBe("席をご用意できます");
  await rensPhone.getByRole("button", { name: m.answer_yes({}, { locale }) }).click();
  expect(await rensPhone.locator("h1").textContent()).toBe("参加のお返事をいただきました");
  const confirmed = entryOf(await letterTo(house.smtp, ren.email, 4));

  // The afternoon moves by half an hour: the page and the calendar say so.
  await desk.getByRole("link", { name: "日時・場所を変える" }).click();
  await desk.locator('[name="starts"]').fill("16:30");
  await desk.locator('[name="ends"]').fill("17:30");
  await desk.getByText("髙橋 蓮").waitFor();
  await desk.getByRole("button", { name: "変えて知らせる" }).click();
  await desk.getByText("変更を1名にお知らせします。").waitFor();
  const moved = entryOf(await letterTo(house.smtp, ren.email, 5));
  expect(moved).toMatchObject({ method: "REQUEST", uid: confirmed.uid });
  expect(moved.sequence).toBeGreaterThan(confirmed.sequence);
  await rensPhone.reload();
  const day = formatDay(firstDay, { locale, year: false });
  await rensPhone.getByText(`日時が変わりました：${day} 16:00〜17:00 → ${day} 16:30〜17:30`).waitFor();

  // It is cancelled: Ren's entry goes, and the page offers the other five.
  await desk.getByRole("link", { name: "この回を中止" }).click();
  await desk.getByLabel(m.event_cancel_reason({}, { locale })).fill("台風のため");
  await desk.getByRole("button", { name: "中止して知らせる" }).click();
  await desk.locator(".badges").getByText("中止").waitFor();
  expect(entryOf(await letterTo(house.smtp, ren.email, 6))).toMatchObject({
    method: "CANCEL",
    uid: confirmed.uid,
  });
  await rensPhone.reload();
  await rensPhone.getByText("中止になりました").first().waitFor();
  expect(await rensPhone.locator('input[name="pick"]').count()).toBe(5 + 3);
});

/** The company's quiet hours begin now and end in three hours, or there are none. */
async function nightIs(isNight: boolean) {
  const hour = Number(formatTime(new Date(), { zone }).split(":")[0]);
  const hours = isNight
    ? { quiet_from: hour, quiet_until: (hour + 3) % 24 }
    : { quiet_from: 0, quiet_until: 0 };
  await house.db.updateTable("company").set(hours).execute();
}

/** Whether the letter that offers the seat stands there for later. */
async function offerWaits(): Promise<boolean> {
  const letter = await house.db
    .selectFrom("delivery")
    .select(["state", "not_before as notBefore"])
    .where("letter", "=", "event_seat_offered")
    .executeTakeFirst();
  return letter?.state === "queued" && letter.notBefore.getTime() > Date.now() + 60_000;
}

async function furnish() {
  const { db } = house;
  await aCompany(db, { contact_email: "saiyo@aoba.example.jp" });
  await aCohort(db, { year });
  const recruiter = await aMember(db, { role: "administrator" });
  const person = async (family_name: string, given_name: string, email: string) => {
    const candidate = await aCandidate(db, {
      ...{ family_name, given_name, email, email_key: email },
      cohort_year: year,
      offer_state: "considering",
    });
    const offer = await anOffer(db, {
      ...{ candidate_id: candidate.id, cohort_year: year, state: "considering" },
      offered_on: addDays(today, -20),
      reply_on: addDays(today, 40),
    });
    await db.updateTable("candidate").set({ offer_id: offer.id }).where("id", "=", candidate.id).execute();
    return candidate;
  };
  return {
    hana: await person("山田", "花", "hana@example.ac.jp"),
    ren: await person("髙橋", "蓮", "ren@example.ac.jp"),
    desk: await deskWindow(house, locale, recruiter),
  };
}

/** One afternoon typed, five more with a press each; the first has one seat. */
async function planSixAfternoons(desk: Page): Promise<string> {
  await desk.goto("/events/new");
  await desk.locator('[name="title_ja"]').fill("先輩と話す会");
  await desk.locator('[name="day"]').fill(firstDay.replaceAll("-", "/"));
  await desk.locator('[name="starts"]').fill("16:00");
  await desk.locator('[name="ends"]').fill("17:00");
  for (let place = 0; place < 5; place++)
    await desk.getByRole("button", { name: "次の日にも" }).last().click();
  await desk.locator('[name="seats"]').first().fill("1");
  expect(await desk.locator('[name="day"]').last().inputValue()).toBe(
    addDays(firstDay, 5).replaceAll("-", "/"),
  );
  await desk.getByRole("button", { name: m.event_save_draft({}, { locale }) }).click();
  await desk.getByRole("button", { name: m.event_publish({}, { locale }) }).click();
  await desk.getByRole("link", { name: m.event_invite({}, { locale }) }).waitFor();
  return new URL(desk.url()).pathname;
}

async function invite(eventId: string, people: { id: string }[]): Promise<void> {
  const { db, app } = house;
  const member = await db.selectFrom("member").select("id").executeTakeFirstOrThrow();
  const jobs = { add: async () => {}, wake: () => {}, mailDomain: "enishi.test" };
  const candidateIds = people.map((person) => person.id);
  const who = { memberId: member.id, secret: app.secret, now: new Date() };
  await inviteCandidates(db, jobs, { eventId, candidateIds, ...who });
  await letTheMinutePass(db);
}

function linkIn(letter: { text?: string | undefined }): string {
  const link = /https?:\/\/\S+\/a\/[\w-]+/.exec(letter.text ?? "")?.[0];
  if (!link) throw new Error(`no link in:\n${letter.text}`);
  return link;
}

/** Taps one of the evenings, presses the large button, and reads the title of the page that follows. */
async function choose(phone: Page, place: number): Promise<string | null> {
  await phone.locator('input[name="pick"]').nth(place).check();
  await phone.getByRole("button", { name: m.answer_send({}, { locale }), exact: true }).click();
  return phone.locator("h1").textContent();
}
