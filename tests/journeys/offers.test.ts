// Offers on the board: moved by keyboard alone, in bulk with a preview, taken back; two offers of one person on her phone.
import { expect, test } from "vitest";
import { aCandidate, aCohort, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { moveOffer } from "~/features/offers/move-offer.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, openHouse, plainPhone } from "./support/house.ts";
import { faultsOf } from "./support/sound-page.ts";

const house = openHouse();
const locale = "ja" as const;
const today = todayIn("Asia/Tokyo", new Date());
const year = Number(today.slice(0, 4)) + 1;

async function furnish() {
  const { db } = house;
  await aCompany(db);
  await aCohort(db, { year, formal_on: addDays(today, 60), joins_on: addDays(today, 200) });
  const recruiter = await aMember(db);
  const [design, sales] = [await aUnit(db, { name: "設計開発" }), await aUnit(db, { name: "営業" })];
  const offer = async (family: string, unitId = design.id, candidateId?: string) => {
    const own = { cohort_year: year, recruiter_id: recruiter.id, family_name: family, given_name: "花" };
    const id = candidateId ?? (await aCandidate(db, own)).id;
    return anOffer(db, {
      ...{ candidate_id: id, cohort_year: year, unit_id: unitId, state: "informal" },
      ...{ offered_on: addDays(today, -8), reply_on: addDays(today, 9) },
    });
  };
  return { recruiter, sales, offer };
}

const stateOf = async (id: string) =>
  (await house.db.selectFrom("offer").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;

test("a recruiter moves offers by keyboard, in bulk, and takes it back; a candidate accepts one of two", {
  timeout: 180_000,
}, async () => {
  const { recruiter, sales, offer } = await furnish();
  const [yamada, ito, mori] = [await offer("山田"), await offer("伊藤"), await offer("森")];
  const second = await offer("山田", sales.id, yamada.candidate_id);
  const desk = await deskWindow(house, locale, recruiter);
  await desk.goto("/offers");
  expect(await faultsOf(desk, locale)).toEqual([]);
  const press = async (...keys: string[]) => {
    for (const key of keys) await desk.keyboard.press(key);
  };
  const says = (text: string) => desk.getByRole("status").getByText(text).first().waitFor();

  // Space lifts, Escape puts it back, → finds the allowed columns only, Enter does it
  await desk.locator(`#grip-${yamada.id}`).focus();
  await press("Space");
  await says(m.board_moving({ name: "山田 花さん" }, { locale }));
  expect(await desk.getByText(m.board_locked({}, { locale })).count()).toBeGreaterThan(0);
  await press("Escape");
  await says(m.board_cancelled({}, { locale }));
  await press("Space", "ArrowRight", "Enter");
  await says(m.board_done({ name: "山田 花さん", column: "検討中" }, { locale }));
  expect(await stateOf(yamada.id)).toBe("considering");
  await desk.waitForFunction((id) => document.activeElement?.id === id, `grip-${yamada.id}`);

  // an answer asks when and how we heard
  await press("Space", "ArrowRight", "ArrowRight", "Enter");
  await desk.getByRole("dialog").waitFor();
  await desk.locator("#board-heard").selectOption("phone");
  expect(await faultsOf(desk, locale)).toEqual([]);
  await desk
    .getByRole("dialog")
    .getByRole("button", { name: m.offer_move_go({}, { locale }) })
    .click();
  await says(m.board_done({ name: "山田 花さん", column: "承諾" }, { locale }));

  // by drag, as with a mouse
  await desk
    .locator("li.tile", { hasText: "森" })
    .dragTo(desk.locator('section[aria-labelledby="column-considering"]'));
  await says(m.board_done({ name: "森 花さん", column: "検討中" }, { locale }));

  // many at once: one is moved by a colleague between preview and button
  await desk.getByRole("checkbox", { name: m.board_choose({ name: "伊藤 花" }, { locale }) }).check();
  await desk.getByRole("checkbox", { name: m.board_choose({ name: "森 花" }, { locale }) }).check();
  await desk.getByRole("button", { name: m.board_together({}, { locale }) }).click();
  await desk.locator('[name="to"]').selectOption("lost_contact");
  await desk.getByRole("button", { name: m.candidate_move_preview({}, { locale }) }).click();
  const go = desk.getByRole("button", { name: m.candidate_move_go({ count: 2 }, { locale }) });
  await go.waitFor();
  expect(await faultsOf(desk, locale)).toEqual([]);
  await moveOffer(house.db, {
    ...{ offerId: mori.id, from: "considering", to: "declined_before", happenedOn: today },
    ...{ by: recruiter.id, now: new Date() },
  });
  await go.click();
  await desk.getByText(m.offer_together_left({ count: 1 }, { locale })).waitFor();
  expect([await stateOf(ito.id), await stateOf(mori.id)]).toEqual(["lost_contact", "declined_before"]);
  await desk.getByRole("button", { name: m.ui_undo({}, { locale }) }).click();
  await says(m.board_undone({ count: "1" }, { locale }));
  expect(await stateOf(ito.id)).toBe("informal");

  // her second offer: she accepts it and declines the first in the same step
  const link = { secret: house.app.secret, purpose: "my_page", now: new Date(), days: 90 } as const;
  const { token } = await issueLink(house.db, { ...link, candidateId: yamada.candidate_id });
  const phone = await plainPhone(house, locale);
  await phone.goto(`${house.app.url}/c/${token}/offer/${second.id}/accept`);
  await phone.getByLabel(m.mypage_other_decline({}, { locale })).check();
  await phone.getByRole("button", { name: m.mypage_accept_send({}, { locale }) }).click();
  await phone.getByText(m.mypage_accepted_title({}, { locale })).first().waitFor();
  expect([await stateOf(second.id), await stateOf(yamada.id)]).toEqual(["accepted", "declined_after"]);
});
