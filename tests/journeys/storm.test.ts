// A typhoon, whole: three sessions and 120 people, one press on a phone; letters, calendars, a sign of life, a call.
import { expect, test } from "vitest";
import { aCandidate, aCompany, aHost, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { addDays, instantAt, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, openHouse, phoneSize, plainPhone } from "./support/house.ts";
import { entryOf, letterTo } from "./support/letters.ts";

const house = openHouse();
const locale = "ja";
const zone = "Asia/Tokyo";
const day = addDays(todayIn(zone, new Date()), 1);

test("the storm button cancels a day of three sessions and 120 people, and says whom to phone", {
  timeout: 120_000,
}, async () => {
  const { recruiter, first } = await furnish();
  const phone = await deskWindow(house, locale, recruiter);
  await phone.setViewportSize(phoneSize);
  await phone.goto("/events");
  await phone.getByRole("link", { name: m.storm_title({}, { locale }) }).click();
  await phone.goto(`/events/storm?day=${day}`);
  expect(await phone.locator('[name="session"]:checked').count()).toBe(3);
  await phone.locator('[name="what"][value="cancel"]').check();
  await phone.locator('[name="reason"][value="typhoon"]').check();
  await phone.locator('[name="tickets"]').check();
  await phone.getByRole("button", { name: m.storm_look({}, { locale }) }).click();
  await phone.getByRole("button", { name: m.storm_go_cancel({ count: 120 }, { locale }) }).click();
  await phone.getByText(m.storm_reached({ reached: 0, all: 123 }, { locale })).waitFor();

  const letter = await letterTo(house.smtp, first.email);
  expect(entryOf(letter)).toMatchObject({ method: "CANCEL", sequence: 1 });
  expect(letter.text).toContain("安全な場所でお過ごしください");
  expect(letter.text).toContain("切符の取り消しにかかったお金は、会社がお支払いします");

  // One reads it and says so, on a phone without script; the list knows without being loaded anew.
  const theirs = await plainPhone(house, locale);
  await theirs.goto(/https?:\/\/\S+\/seen/.exec(letter.text ?? "")?.[0] ?? "");
  await theirs.getByRole("button", { name: m.letter_storm_seen({}, { locale }) }).click();
  await theirs.getByRole("heading", { name: m.storm_seen_thanks({}, { locale }) }).waitFor();
  await phone.getByText(m.storm_reached({ reached: 1, all: 123 }, { locale })).waitFor();

  const call = phone
    .getByRole("button", { name: m.storm_phoned_whom({ name: "岡本 健" }, { locale }) })
    .first();
  await call.click();
  await phone.getByText(m.storm_reached({ reached: 2, all: 123 }, { locale })).waitFor();
  expect(await phone.locator('a[href^="tel:"]').count()).toBe(119);
});

async function furnish() {
  const { db } = house;
  // Their confirmations are no part of this: they wait, and go with the queue.
  await aCompany(db, { contact_email: "saiyo@aoba.example.jp", sending_paused_at: new Date() });
  const recruiter = await aMember(db, { role: "administrator" });
  const emails: string[] = [];
  for (const hour of ["10", "14", "18"]) {
    const starts_at = instantAt(day, `${hour}:00`, zone);
    const ends_at = new Date(starts_at.getTime() + 3_600_000);
    const event = await anEvent(db, { session: { starts_at, ends_at, seats: 60 } });
    await aHost(db, { session: event.session, hosting: { state: "accepted" } });
    for (let nth = 0; nth < 40; nth++) {
      const candidate = await aCandidate(db);
      const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
      const said = { answer: "yes", word: "", source: "link", now: new Date(), mailDomain: "x" } as const;
      await answerInvitation(db, { invitationId: invitation.id, sessionId: event.session.id, ...said });
      emails.push(candidate.email);
    }
  }
  await db.deleteFrom("delivery").execute();
  await db.updateTable("company").set({ sending_paused_at: null }).execute();
  return { recruiter, first: { email: emails[0] ?? "" } };
}
