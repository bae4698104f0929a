// A ceremony from the kit to the thanks: one button, two who are invited, one who comes, three questions.
import { expect, test } from "vitest";
import { aCandidate, aChooser, aCohort, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { giveFeedback } from "~/features/feedback/give-feedback.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, openHouse, plainPhone } from "./support/house.ts";
import { letTheMinutePass, letterTo } from "./support/letters.ts";
import { inviteFound } from "./support/steps.ts";

const house = openHouse();
const locale = "ja";
const today = todayIn("Asia/Tokyo", new Date());
const year = Number(today.slice(0, 4)) + 1;

test("a ceremony goes from the kit to the thanks", { timeout: 120_000 }, async () => {
  const { db } = house;
  await aCompany(db);
  await aCohort(db, { year, formal_on: addDays(today, 60) });
  const recruiter = await aMember(db);
  const hana = await aGuest("山田", "花");
  await aGuest("佐藤", "蓮");
  const desk = await deskWindow(house, locale, recruiter);

  await desk.goto("/events");
  await desk
    .getByRole("link", { name: m.event_new({}, { locale }) })
    .first()
    .click();
  await desk.getByRole("link", { name: m.kit_offer_go({}, { locale }) }).click();
  await desk.getByRole("button", { name: m.kit_start_go({}, { locale }) }).click();
  await desk.getByText(m.kit_progress({ done: 0, all: 17 }, { locale })).waitFor();
  const weeksPath = new URL(desk.url()).pathname;
  const eventPath = weeksPath.replace("/ceremony", "");
  await desk.getByRole("button", { name: m.kit_venue({}, { locale }) }).click();
  await desk.getByText(m.kit_progress({ done: 1, all: 17 }, { locale })).waitFor();

  await desk.goto(eventPath);
  await desk.getByRole("button", { name: m.event_publish({}, { locale }) }).click();
  await desk.getByRole("link", { name: m.event_invite({}, { locale }) }).waitFor();
  await desk.goto(weeksPath);
  await desk.getByRole("link", { name: m.kit_to_invite({}, { locale }) }).click();
  await desk.waitForURL(`**${eventPath}/invite`);
  await desk.goto(eventPath);
  await inviteFound(desk, locale, "", 2);
  await letTheMinutePass(db);

  const phone = await plainPhone(house, locale);
  const letter = await letterTo(house.smtp, hana.email);
  const link = /https?:\/\/\S+?\/a\/[\w-]+/.exec(letter.text ?? "")?.[0] ?? "";
  await phone.goto(link);
  for (const place of [0, 1]) await phone.locator('input[name="pick"]').nth(place).check();
  await phone.getByRole("button", { name: m.answer_send({}, { locale }), exact: true }).click();
  await phone.getByText(m.template_ceremony_social({}, { locale })).first().waitFor();

  // The day comes: the sessions are now.
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const sessions = await db.selectFrom("session").select("id").orderBy("starts_at").execute();
  for (const [place, { id }] of sessions.entries())
    await db
      .updateTable("session")
      .set({ starts_at: minutes(place * 100 + 5), ends_at: minutes(place * 100 + 95) })
      .where("id", "=", id)
      .execute();
  await desk.goto(`/check-in/${sessions[0]?.id}`, { waitUntil: "networkidle" });
  await desk
    .getByRole("button", { name: m.attendance_check_in_for({ name: "山田 花" }, { locale }) })
    .click();
  await expect
    .poll(async () => (await db.selectFrom("seat").select("attendance").orderBy("attendance").execute())[0], {
      timeout: 20_000,
    })
    .toEqual({ attendance: "attended" });

  // Afterwards: her three questions, and the page that the thanks lead to.
  for (const [place, { id }] of sessions.entries())
    await db
      .updateTable("session")
      .set({ starts_at: minutes(place * 100 - 400), ends_at: minutes(place * 100 - 310) })
      .where("id", "=", id)
      .execute();
  await phone.goto(`${link}/after`);
  await phone.getByLabel(m.feedback_worthwhile_yes({}, { locale })).check();
  await phone.getByLabel(m.feedback_pictured_partly({}, { locale })).check();
  await phone.locator('[name="word"]').fill("先輩の席が近くて話しやすかったです");
  await phone.getByRole("button", { name: m.feedback_send({}, { locale }) }).click();
  await phone.getByRole("heading", { name: m.feedback_noted({}, { locale }) }).waitFor();
  await desk.goto(weeksPath);
  await desk.locator("#thanks a").click();
  await desk.getByRole("heading", { level: 1, name: m.feedback_after({}, { locale }) }).waitFor();
  // One answer would say whose it is; five are shown, in words and sums.
  await desk.getByText(m.feedback_too_few({ fewest: 5 }, { locale })).waitFor();
  expect(await desk.getByText("先輩の席が近くて").count()).toBe(0);
  for (let nth = 0; nth < 4; nth++)
    await visitorWhoAnswered(eventPath.split("/").at(-1) ?? "", sessions[0]?.id);
  await desk.reload();
  await desk
    .getByText(m.feedback_count({ count: 5 }, { locale }))
    .first()
    .waitFor();
  await desk.getByText("先輩の席が近くて").waitFor();
});

/** Somebody else who came and answered the questions. */
async function visitorWhoAnswered(event_id: string, session_id = "") {
  const { db } = house;
  const candidate_id = (await aCandidate(db, { cohort_year: year })).id;
  const now = new Date();
  const { id: invitationId } = await aChooser(db, { id: event_id }, { candidate_id });
  await db
    .insertInto("seat")
    .values({
      ...{ session_id, candidate_id, invitation_id: invitationId, state: "going" },
      ...{ attendance: "attended", attended_at: now, arrived_at: now, arrival: now.getTime() },
    })
    .execute();
  const feedback = { worthwhile: "yes", pictured: "yes", word: "" } as const;
  expect(await giveFeedback(db, { invitationId, feedback, now })).toEqual({ ok: true });
}

async function aGuest(family_name: string, given_name: string) {
  const { db } = house;
  const own = { cohort_year: year, offer_state: "accepted" } as const;
  const candidate = await aCandidate(db, { ...own, family_name, given_name });
  const offer = await anOffer(db, {
    ...{ candidate_id: candidate.id, cohort_year: year, state: "accepted", offered_on: addDays(today, -40) },
  });
  await db.updateTable("candidate").set({ offer_id: offer.id }).where("id", "=", candidate.id).execute();
  return candidate;
}
