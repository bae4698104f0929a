// For how many a perk is, in which order it is given, and what each letter says of it.
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, anOffer, aUnit } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aPerk, aPerkReader, perkTime as now, perkPlan } from "#tests/support/perks.ts";
import { aTrip } from "#tests/support/trips.ts";
import { candidateLetter } from "~/features/letters/letter-content.server.ts";
import { listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { whyStop } from "~/features/letters/why-stop.ts";
import { placePaper } from "~/features/offers/place-paper.server.ts";
import { applyForPerk } from "~/features/perks/apply-for-perk.server.ts";
import { closePerk } from "~/features/perks/close-perk.server.ts";
import { decideApplications } from "~/features/perks/decide-applications.server.ts";
import { ownPerkView } from "~/features/perks/own-perk-view.server.ts";
import { listOwnPerks } from "~/features/perks/own-perks.server.ts";
import { savePerk } from "~/features/perks/save-perk.server.ts";
import { withdrawApplication } from "~/features/perks/withdraw-application.server.ts";
import type { Locale } from "~/lib/locale.ts";

const db = testDatabase();
const jobs = quietJobs();
const sender = { company: "青葉精機", postalAddress: "", contactEmail: "", contactPhone: "", desk: "" };
const page = "https://enishi.test/c/x";

const own = async (candidateId: string, locale: Locale = "ja") => {
  const [perk] = await listOwnPerks(db, candidateId, now);
  return perk && ownPerkView(perk, { locale, zone: "Asia/Tokyo" });
};
const apply = (perkId: string, candidateId: string) => applyForPerk(db, jobs, { perkId, candidateId, now });
const someReaders = async (count: number) => {
  const people = [];
  for (let place = 0; place < count; place++)
    people.push(await aPerkReader(db, { locale: place === 2 ? "ko" : "ja" }));
  return people.map(({ id }) => id);
};

/** The letters still to leave, in the words they would leave with now. */
async function letters() {
  const rows = await db
    .selectFrom("delivery")
    .select("id")
    .where("state", "=", "queued")
    .orderBy("id")
    .execute();
  const facts = await listLetterFacts(
    db,
    rows.map(({ id }) => id),
    now,
  );
  return facts.map((each) => {
    const locale = each.locale as Locale;
    const reader = { locale, greeting: "", pageUrl: page, myPageUrl: page };
    const words = candidateLetter(each, sender, reader);
    return {
      to: each.candidateId,
      letter: each.letter,
      stop: whyStop(each, now),
      said: JSON.stringify(words),
      words,
    };
  });
}

test("in order, whoever applies first has it at once and by letter in their language; then comes a line, served as places come free", async () => {
  await aCompany(db);
  const [first = "", second = "", third = "", fourth = "", gone = ""] = await someReaders(5);
  const { id, memberId } = await aPerk(db, { giving: "order", seats: 2 });
  expect(await own(first)).toMatchObject({
    room: "いま、のこり2名分です",
    facts: expect.arrayContaining([{ label: "決め方", value: "申し込み順に2名" }]),
  });
  for (const candidateId of [first, second]) await apply(id, candidateId);
  expect(await own(gone)).toMatchObject({ room: expect.stringContaining("順番待ち"), mayApply: true });
  for (const candidateId of [gone, third, fourth]) await apply(id, candidateId);

  expect(await own(second)).toMatchObject({ reason: "申し込み順で、人数に入りました。", isGranted: true });
  await db.updateTable("candidate").set({ offer_state: "declined_after" }).where("id", "=", gone).execute();
  expect((await own(third, "ko"))?.standing).toContain("대기 1번째");
  expect((await own(fourth))?.standing).toContain("順番待ちの2番目");

  await withdrawApplication(db, jobs, { perkId: id, candidateId: first, now });
  expect(await own(third)).toMatchObject({ isGranted: true });
  const sent = await letters();
  expect(sent.map(({ to, stop }) => [to, stop])).toEqual([
    [second, undefined],
    [third, undefined],
  ]);
  expect(sent[1]?.said).toContain("신청 순서에 따라 자리가 돌아왔습니다");

  const more = { ...perkPlan, giving: "order", seats: 3 } as const;
  expect(await savePerk(db, jobs, { id, plan: { ...more, seats: 1 }, memberId, now })).toMatchObject({
    reason: "fixed",
  });
  expect(
    await savePerk(db, jobs, { id, plan: { ...more, giving: "criteria" }, memberId, now }),
  ).toMatchObject({
    reason: "fixed",
  });
  expect(await savePerk(db, jobs, { id, plan: more, memberId, now })).toEqual({ ok: true, id });
  expect(await own(fourth)).toMatchObject({ isGranted: true });
});

test("a line that is left when a perk closes can be answered, kindly and with a reason; a refused place goes on", async () => {
  await aCompany(db);
  const [first = "", second = "", third = ""] = await someReaders(3);
  const { id: perkId, memberId } = await aPerk(db, { giving: "order", seats: 1 });
  for (const candidateId of [first, second, third]) await apply(perkId, candidateId);
  await closePerk(db, { perkId, now });
  const ids = new Map(
    (await db.selectFrom("perk_application").select(["candidate_id", "id"]).execute()).map((each) => [
      each.candidate_id,
      each.id,
    ]),
  );
  const decide = (candidateId: string, decision: "granted" | "refused", reason = "") =>
    decideApplications(db, jobs, {
      ...{ perkId, applicationIds: [ids.get(candidateId) ?? ""], decision, reason, memberId, now },
    });
  expect(await decide(second, "granted")).toEqual({ ok: false, reason: "full", left: 0 });
  expect(await decide(third, "refused")).toEqual({ ok: false, reason: "no_reason" });
  expect(await decide(third, "refused", "3番目の申し込みでした")).toMatchObject({ reason: "unfair" });
  expect(await decide(third, "refused", "期日までに空きが出ませんでした")).toEqual({ ok: true });
  expect(await decide(first, "refused", "領収書をいただけませんでした")).toEqual({ ok: true });
  expect(await own(second)).toMatchObject({ isGranted: true });
  const said = new Map((await letters()).map((each) => [each.to, each]));
  expect(said.get(third)?.words?.subject).toBe("신청 결과: 영어 회화 강좌");
  expect(said.get(third)?.said).toContain("신청해 주셔서 감사합니다");
  expect(said.get(third)?.said).toContain("期日までに空きが出ませんでした");
  expect(said.get(first)?.said).toContain("内々定や配属に影響しません");
});

test("a letter about a place that was given back, or to somebody whose offer has ended, doesn't leave", async () => {
  await aCompany(db);
  const [hana = "", ren = ""] = await someReaders(2);
  const { id: perkId } = await aPerk(db, { giving: "order", seats: 5 });
  for (const candidateId of [hana, ren]) await apply(perkId, candidateId);
  await db
    .updateTable("perk_application")
    .set({ state: "withdrawn", withdrawn_at: now, decided_at: null })
    .where("candidate_id", "=", hana)
    .execute();
  await db.updateTable("candidate").set({ offer_state: "declined_after" }).where("id", "=", ren).execute();
  expect((await letters()).map(({ stop }) => stop)).toEqual(["overtaken", "offer_ended"]);
});

test("the letter with the offer's papers names what its reader may have, in their language, as it stands when it leaves", async () => {
  await aCompany(db);
  const [unit, other] = [await aUnit(db), await aUnit(db)];
  const { id: candidateId } = await aPerkReader(db, { locale: "ko", unit_id: unit.id });
  const course = await aPerk(db, { unitIds: [unit.id], giving: "all" });
  const books = await aPerk(db, {
    kind: "books",
    title: { ko: "도서비" },
    giving: "order",
    seats: 2,
    applyBy: null,
  });
  await aPerk(db, { unitIds: [other.id], title: { ko: "다른 부서" } });
  const offer = await anOffer(db, { candidate_id: candidateId, unit_id: unit.id });
  const bytes = new TextEncoder().encode("%PDF-1.4 paper");
  await placePaper(db, jobs, {
    ...{ offerId: offer.id, kind: "offer_notice", name: "a.pdf", bytes, by: course.memberId, now },
  });
  const said = async () => (await letters())[0]?.said ?? "";
  const before = await said();
  for (const words of [
    ...["영어 회화 강좌", "기준에 맞는 분은 모두 받으실 수 있습니다", "2026년 7월 31일(금)까지"],
    ...["도서비", "신청 순서대로 2명", "지금 2명분이 남아 있습니다"],
    ...["나중에 돌려주실 것도 없습니다", "받을지는 자유입니다", `${page}/perks`],
  ])
    expect(before).toContain(words);
  expect(before).not.toContain("다른 부서");

  for (const candidate of await someReaders(2)) await apply(books.id, candidate);
  expect(await said()).toContain("지금은 자리가 모두 찼습니다");
  await apply(course.id, candidateId);
  expect(await said()).not.toContain("영어 회화 강좌");
  await db.updateTable("candidate").set({ unit_id: other.id }).execute();
  await closePerk(db, { perkId: books.id, now });
  expect(await said()).not.toContain("돌려주실");
});

test("a study trip that is open stands in the same letter, said to be drawn, with the way to its own page", async () => {
  await aCompany(db);
  const { id: candidateId } = await aPerkReader(db, { locale: "en" });
  const trip = await aTrip(db);
  await aTrip(db, { isDraft: true, title: { en: "Not yet" } });
  const offer = await anOffer(db, { candidate_id: candidateId });
  const bytes = new TextEncoder().encode("%PDF-1.4 paper");
  await placePaper(db, jobs, {
    ...{ offerId: offer.id, kind: "offer_notice", name: "a.pdf", bytes, by: trip.memberId, now },
  });
  const said = async () => (await letters())[0]?.said ?? "";
  for (const words of [
    "Silicon Valley trip",
    "2 places, given by a draw",
    `${page}/trips/${trip.id}`,
    "repaid",
  ])
    expect(await said()).toContain(words);
  expect(await said()).not.toContain("Not yet");
  expect(await said()).not.toContain(`${page}/perks`);
  await db.updateTable("candidate").set({ offer_state: "declined_before" }).execute();
  expect(await said()).not.toContain("Silicon Valley");
});
