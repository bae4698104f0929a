// A candidate and their own page, on a phone without script: time, acceptance, a kind decline, a question without a name.
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { aCandidate, aCohort, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { addDays, formatDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, openHouse, plainPhone } from "./support/house.ts";
import { faultsOf } from "./support/sound-page.ts";

const house = openHouse();
const locale = "ja" as const;
const today = todayIn("Asia/Tokyo", new Date());
const year = Number(today.slice(0, 4)) + 1;

let furniture: ReturnType<typeof makeFurniture> | undefined;
const furnish = () => (furniture ??= makeFurniture());

async function makeFurniture() {
  const { db, app } = house;
  await aCompany(db);
  await aCohort(db, { year, formal_on: addDays(today, 60), joins_on: addDays(today, 200) });
  const unit = await aUnit(db, { name: "設計開発" });
  const recruiter = await aMember(db, { role: "administrator" });
  const people: string[] = [];
  // five of them still hold an open offer when one has declined
  for (let at = 0; at < 6; at++) {
    const own = { cohort_year: year, recruiter_id: recruiter.id };
    const candidate = await aCandidate(db, own);
    await anOffer(db, {
      ...{ candidate_id: candidate.id, cohort_year: year, unit_id: unit.id, state: "considering" },
      ...{ offered_on: addDays(today, -7), reply_on: addDays(today, 7) },
    });
    people.push(candidate.id);
  }
  const pageOf = async (candidateId: string) => {
    const link = { secret: app.secret, purpose: "my_page", candidateId, now: new Date(), days: 90 } as const;
    return `${app.url}/c/${(await issueLink(db, link)).token}`;
  };
  return { recruiter, people, pageOf };
}

test("each page of one's own is at most 14 kB, carries no script and is kept by nobody, in three languages", {
  timeout: 120_000,
}, async () => {
  const { people, pageOf } = await furnish();
  const person = people[2] ?? "";
  const page = await pageOf(person);
  const offer = await house.db
    .selectFrom("offer")
    .select("id")
    .where("candidate_id", "=", person)
    .executeTakeFirstOrThrow();
  const decisions = ["accept", "time", "decline"].map((each) => `/offer/${offer.id}/${each}`);
  const rest = ["/questions", "/questions/new", "/contact", "/hosts", "/details", "/data", "/data/delete"];
  for (const inside of ["", "/offer", ...decisions, ...rest])
    for (const language of ["ja", "en", "ko"]) {
      const answer = await fetch(`${page}${inside}?lang=${language}`);
      const html = await answer.text();
      expect(answer.status, inside).toBe(200);
      expect(html, inside).toContain(`<html lang="${language}"`);
      expect(html, inside).not.toMatch(/<script|<link rel="(stylesheet|modulepreload)"/);
      expect(html.match(/<h1/g), inside).toHaveLength(1);
      expect(gzipSync(html).byteLength, inside).toBeLessThanOrEqual(14 * 1024);
      expect(answer.headers.get("cache-control"), inside).toBe("no-store");
      expect(html, inside).not.toMatch(/likelihood|probability|可能性が高|リスク/);
    }
});

test("asks for time, gets it, accepts with a receipt, declines kindly and leaves a way back; asks without a name", {
  timeout: 180_000,
}, async () => {
  const { recruiter, people, pageOf } = await furnish();
  const [ren = "", other = ""] = people;
  const page = await pageOf(ren);
  const phone = await plainPhone(house, locale);
  const press = (name: string) => phone.getByRole("button", { name, exact: true }).click();
  const follow = (name: string) => phone.getByRole("link", { name }).first().click();
  const title = () => phone.locator("h1").textContent();
  // axe needs script, which the phone doesn't run
  const eyes = await deskWindow(house, locale);
  const isSound = async () => {
    await eyes.goto(phone.url());
    expect(await faultsOf(eyes, locale)).toEqual([]);
  };

  await phone.goto(page);
  await isSound();
  await follow(m.mypage_do_more_time({}, { locale }));
  const later = formatDay(addDays(today, 14), { locale });
  await press(m.mypage_time_take({ day: later }, { locale }));
  expect(await title()).toBe(m.mypage_time_given({ day: later }, { locale }));
  const wish = addDays(today, 30);
  await phone.locator('[name="wish"]').fill(wish.replaceAll("-", "/"));
  await phone.locator('[name="word"]').fill("卒業研究の発表があります");
  await press(m.mypage_time_ask({}, { locale }));

  const desk = await deskWindow(house, locale, recruiter);
  await desk.goto(`/candidates/${ren}`);
  await desk.getByText("卒業研究の発表があります").first().waitFor();
  await desk.getByRole("link", { name: m.offer_time_answer({}, { locale }) }).click();
  await desk.getByRole("button", { name: m.offer_time_give({}, { locale }) }).click();
  await desk.getByText(m.offer_done_moved({}, { locale })).waitFor();

  await phone.goto(page);
  await phone.getByText(m.mypage_offer_until({ day: formatDay(wish, { locale }) }, { locale })).waitFor();
  await follow(m.mypage_do_accept({}, { locale }));
  await press(m.mypage_accept_send({}, { locale }));
  expect(await title()).toBe(m.mypage_accepted_title({}, { locale }));
  await isSound();
  const pdf = await fetch(`${phone.url()}/pdf`);
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .toString("latin1")
      .slice(0, 5),
  ).toBe("%PDF-");

  await phone.goto(`${page}/offer`);
  await follow(m.mypage_do_decline({}, { locale }));
  await isSound();
  await phone.getByLabel(m.mypage_decline_way_back({}, { locale })).check();
  await press(m.mypage_decline_send({}, { locale }));
  expect(await title()).toBe(m.mypage_declined_title({}, { locale }));
  await phone.goto(`${page}/offer`);
  await follow(m.mypage_way_back({}, { locale }));
  await press(m.mypage_way_back_ask({}, { locale }));
  await phone.getByText(m.mypage_way_back_asked({}, { locale })).waitFor();

  await phone.goto(`${await pageOf(other)}/questions/new`);
  await phone.locator('[name="to"][value="recruiting"]').check();
  await phone.locator('[name="body"]').fill("転勤はありますか");
  await phone.locator('[name="nameless"]').check();
  await press(m.mypage_ask_send({}, { locale }));
  await phone.getByText(m.mypage_ask_sent_nameless({}, { locale })).waitFor();
  await desk.goto("/questions");
  await desk.getByRole("link", { name: "転勤はありますか" }).click();
  await desk.locator('[name="answer"]').fill("ご本人の希望をうかがって決めます。");
  await desk.getByRole("button", { name: m.question_send({}, { locale }) }).click();
  await desk.getByText(m.question_open_none({}, { locale })).waitFor();
  await phone.goto(`${page}/questions`);
  await phone.getByText("ご本人の希望をうかがって決めます。").waitFor();
});
