import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aPerkReader, aPerk as makePerk, perkTime, perkPlan as plan } from "#tests/support/perks.ts";
import { candidateLetter } from "~/features/letters/letter-content.server.ts";
import { listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { whyStop } from "~/features/letters/why-stop.ts";
import { placePaper } from "~/features/offers/place-paper.server.ts";
import { applyForPerk } from "~/features/perks/apply-for-perk.server.ts";
import { closePerk } from "~/features/perks/close-perk.server.ts";
import { decideApplications } from "~/features/perks/decide-applications.server.ts";
import { forgetPerks } from "~/features/perks/forget-perks.server.ts";
import { listOwnPerks } from "~/features/perks/own-perks.server.ts";
import type { PerkPlan } from "~/features/perks/perk.ts";
import { listPerkPeople } from "~/features/perks/perk-queries.server.ts";
import { publishPerk } from "~/features/perks/publish-perk.server.ts";
import { savePerk } from "~/features/perks/save-perk.server.ts";
import { tellOfPerk } from "~/features/perks/tell-perk.server.ts";
import { withdrawApplication } from "~/features/perks/withdraw-application.server.ts";
import { exportOwnData } from "~/features/privacy/export-own-data.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = perkTime;
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

const sender = { company: "青葉精機", postalAddress: "", contactEmail: "", contactPhone: "", desk: "" };
const page = "https://enishi.test/c/x";
const reader = { locale: "ja", greeting: "髙橋さん", pageUrl: page, myPageUrl: page } as const;

const aPerk = (overrides: Parameters<typeof makePerk>[1] = {}) => makePerk(db, overrides);
const aPerson = (overrides: Parameters<typeof aPerkReader>[1] = {}) => aPerkReader(db, overrides);

const ownTitles = async (candidateId: string, at = now) =>
  (await listOwnPerks(db, candidateId, at)).map((perk) => `${perk.title.ja} ${perk.application ?? "-"}`);

const application = () =>
  db.selectFrom("perk_application").select(["id", "state", "reason"]).executeTakeFirstOrThrow();

test("a perk reaches those of its class and departments whose offer is open, from its publication on", async () => {
  await aCompany(db);
  const [design, sales] = [await aUnit(db), await aUnit(db)];
  const hana = await aPerson({ unit_id: design.id });
  const ren = await aPerson({ unit_id: sales.id });
  const both = await aPerson({ unit_id: sales.id });
  await anOffer(db, { candidate_id: both.id, unit_id: design.id });
  const gone = await aPerson({ unit_id: design.id, offer_state: "declined_before" });
  const stranger = await aCandidate(db, { unit_id: design.id });
  const draft = await aPerk({ unitIds: [design.id], isDraft: true });
  expect(await ownTitles(hana.id)).toEqual([]);
  expect(await applyForPerk(db, jobs, { perkId: draft.id, candidateId: hana.id, now })).toMatchObject({
    reason: "not_found",
  });
  await publishPerk(db, { perkId: draft.id, now });

  expect(await ownTitles(hana.id)).toEqual(["英会話講座 -"]);
  expect(await ownTitles(both.id)).toEqual(["英会話講座 -"]);
  for (const other of [ren, gone, stranger]) {
    expect(await ownTitles(other.id)).toEqual([]);
    expect(await applyForPerk(db, jobs, { perkId: draft.id, candidateId: other.id, now })).toEqual({
      ok: false,
      reason: "not_found",
    });
  }
});

test("applying twice is one application; taking it back and applying again is free, until the last day has passed", async () => {
  await aCompany(db);
  const { id: candidateId } = await aPerson();
  const { id: perkId } = await aPerk();
  const which = { perkId, candidateId };
  const lastEvening = new Date("2026-07-31T14:59:00Z");
  const dayAfter = new Date("2026-07-31T15:01:00Z");

  expect(await withdrawApplication(db, jobs, { ...which, now })).toBe(false);
  expect(await applyForPerk(db, jobs, { ...which, now })).toEqual({ ok: true });
  expect(await applyForPerk(db, jobs, { ...which, now })).toEqual({ ok: true });
  expect(await withdrawApplication(db, jobs, { ...which, now })).toBe(true);
  expect(await application()).toMatchObject({ state: "withdrawn" });
  expect(await applyForPerk(db, jobs, { ...which, now: lastEvening })).toEqual({ ok: true });
  await withdrawApplication(db, jobs, { ...which, now: lastEvening });
  expect(await applyForPerk(db, jobs, { ...which, now: dayAfter })).toEqual({ ok: false, reason: "over" });
  expect(await ownTitles(candidateId, dayAfter)).toEqual([]);

  const history = await db.selectFrom("touchpoint").select("kind").orderBy("happened_at").execute();
  expect(history.map(({ kind }) => kind)).toEqual([
    ...["perk_applied", "perk_withdrawn", "perk_applied", "perk_withdrawn"],
  ]);
});

test("a decision needs a reason that names nothing unfair; it is kept and told, and a later one takes its place", async () => {
  await aCompany(db);
  const { id: candidateId, email } = await aPerson({ locale: "ko" });
  const { id: perkId, memberId } = await aPerk();
  await applyForPerk(db, jobs, { perkId, candidateId, now });
  const { id: applicationId } = await application();
  const decide = (decision: "granted" | "refused", reason: string) =>
    decideApplications(db, jobs, {
      ...{ perkId, applicationIds: [applicationId], decision, reason, memberId, now },
    });

  expect(await decide("refused", " ")).toEqual({ ok: false, reason: "no_reason" });
  expect(await decide("refused", "女性の方を優先しました")).toMatchObject({
    reason: "unfair",
    found: [{ reason: "gender" }],
  });
  expect(await decide("granted", "お返事がない場合は内定を取り消します")).toEqual({
    ok: false,
    reason: "wording",
  });
  expect(await decide("refused", "6月の英語テストの点数順でした")).toEqual({ ok: true });
  expect(await decide("granted", "席が増えました")).toEqual({ ok: true });

  expect(await application()).toMatchObject({ state: "granted", reason: "席が増えました" });
  expect(await listOwnPerks(db, candidateId, now)).toMatchObject([{ reason: "席が増えました" }]);
  const letters = await db
    .selectFrom("delivery")
    .select(["id", "letter", "state", "address", "mail_class"])
    .orderBy("id")
    .execute();
  const letter = { letter: "perk_decided", address: email, mail_class: "transactional" };
  expect(letters).toMatchObject([
    { ...letter, state: "stopped" },
    { ...letter, state: "queued" },
  ]);
  const [facts] = await listLetterFacts(db, [letters[1]?.id ?? ""], now);
  if (!facts) throw new Error("no letter");
  const written = candidateLetter(facts, sender, { ...reader, locale: "ko" });
  expect(JSON.stringify(written)).toContain("席が増えました");
  expect(written?.subject).toBe("신청 결과: 영어 회화 강좌");

  await withdrawApplication(db, jobs, { perkId, candidateId, now });
  expect(await decide("granted", "先着順です")).toEqual({ ok: false, reason: "taken_back" });
  await applyForPerk(db, jobs, { perkId, candidateId, now });
  await db.updateTable("candidate").set({ offer_state: "declined_after" }).execute();
  expect(await decide("granted", "先着順です")).toEqual({ ok: false, reason: "offer_ended" });
});

test("who was told stands with the day and the letter: with the papers, or by one that spares whoever wants a rest", async () => {
  await aCompany(db);
  const { id: perkId, memberId } = await aPerk();
  const [hana, rests, ren] = [
    await aPerson({ family_kana: "ア" }),
    await aPerson({ family_kana: "イ" }),
    await aPerson({ family_kana: "ウ" }),
  ];
  await db
    .insertInto("contact_wish")
    .values({ candidate_id: rests.id, promotional_a_month: 0, updated_at: now })
    .execute();
  const offer = await anOffer(db, { candidate_id: hana.id });
  const bytes = new TextEncoder().encode("%PDF-1.4 paper");
  const paper = { offerId: offer.id, kind: "offer_notice", name: "a.pdf", bytes, by: memberId } as const;
  await placePaper(db, jobs, { ...paper, now });
  const tell = () => tellOfPerk(db, jobs, { perkId, memberId, now: days(1) });
  expect(await tell()).toEqual({ ok: true, sent: 1, spared: 1 });
  expect(await tell()).toEqual({ ok: true, sent: 0, spared: 1 });

  expect(await listPerkPeople(db, perkId)).toMatchObject([
    { candidateId: hana.id, how: "papers", toldAt: now },
    { candidateId: ren.id, how: "letter", toldAt: days(1) },
  ]);
  const letters = await db.selectFrom("delivery").select(["id", "letter"]).orderBy("created_at").execute();
  expect(letters.map(({ letter }) => letter)).toEqual(["offer_papers", "perk_told"]);
  const read = () =>
    listLetterFacts(
      db,
      letters.map(({ id }) => id),
      days(1),
    );
  const open = await read();
  const papers = () => open[0] && JSON.stringify(candidateLetter(open[0], sender, reader)?.blocks);
  expect(papers()).toContain("英会話講座");
  expect(papers()).toContain("https://enishi.test/c/x/perks");
  expect(open.map((facts) => [facts.perks?.length, whyStop(facts, days(1))])).toEqual([
    [1, undefined],
    [1, undefined],
  ]);
  await closePerk(db, { perkId, now: days(1) });
  expect((await read()).map((facts) => [facts.perks?.length, whyStop(facts, days(1))])).toEqual([
    [0, undefined],
    [0, "perk_over"],
  ]);
  expect(await tell()).toEqual({ ok: false, reason: "not_open" });
});

test("unfair criteria, a repayment and pressing words are refused by field; nothing is published without criteria", async () => {
  await aCompany(db);
  const { id: memberId } = await aMember(db);
  await aPerson({ school: "みどり野カレッジ" });
  const save = (changed: Partial<PerkPlan>) =>
    savePerk(db, jobs, { id: undefined, plan: { ...plan, ...changed }, memberId, now });
  expect(await save({ criteria: { ja: "みどり野カレッジの方", ko: "여성 우대" } })).toMatchObject({
    reason: "unfair",
    found: { criteria_ja: [{ reason: "school" }], criteria_ko: [{ reason: "gender" }] },
  });
  expect(await save({ body: { en: "You pay it back if you leave us." } })).toMatchObject({
    found: { body_en: [{ reason: "repay" }] },
  });
  expect(await save({ body: { ja: "就職活動を終了した方にお渡しします。就活を終えてください。" } })).toEqual({
    ok: false,
    reason: "wording",
  });
  expect(await db.selectFrom("perk").select("id").execute()).toEqual([]);

  const bare = await aPerk({ criteria: {}, isDraft: true });
  expect(await publishPerk(db, { perkId: bare.id, now })).toEqual({ ok: false, reason: "no_criteria" });
  const late = await aPerk({ applyBy: "2026-07-05", isDraft: true });
  expect(await publishPerk(db, { perkId: late.id, now })).toEqual({ ok: false, reason: "past" });
});

test("once somebody has applied, criteria and audience stay as published; texts may be put right, the end may come later", async () => {
  await aCompany(db);
  const { id: candidateId } = await aPerson();
  const unit = await aUnit(db);
  const { id, memberId } = await aPerk();
  await applyForPerk(db, jobs, { perkId: id, candidateId, now });
  const save = (changed: Partial<PerkPlan>) =>
    savePerk(db, jobs, { id, plan: { ...plan, ...changed }, memberId, now });
  for (const changed of [
    { criteria: { ja: "先着順です" } },
    { unitIds: [unit.id] },
    { applyBy: "2026-07-20" },
    { amountYen: null },
  ])
    expect(await save(changed)).toEqual({ ok: false, reason: "fixed" });
  expect(await save({ body: { ja: "週1回、夜です。" }, applyBy: null })).toEqual({ ok: true, id });
  await closePerk(db, { perkId: id, now });
  expect(await save({})).toEqual({ ok: false, reason: "closed" });
});

test("the person's own file holds it; what was settled is forgotten after 400 days, what waits isn't", async () => {
  await aCompany(db);
  const [hana, ren] = [await aPerson(), await aPerson()];
  const { id: perkId, memberId } = await aPerk({ applyBy: null });
  for (const { id: candidateId } of [hana, ren]) await applyForPerk(db, jobs, { perkId, candidateId, now });
  await tellOfPerk(db, jobs, { perkId, memberId, now });
  const first = await db
    .selectFrom("perk_application")
    .select("id")
    .where("candidate_id", "=", hana.id)
    .executeTakeFirstOrThrow();
  const decided = {
    perkId,
    applicationIds: [first.id],
    decision: "granted",
    reason: "先着順です",
    memberId,
    now,
  } as const;
  await decideApplications(db, jobs, decided);
  expect(await exportOwnData(db, hana.id)).toMatchObject({
    perksTold: [{ how: "letter" }],
    perkApplications: [{ state: "granted", reason: "先着順です" }],
  });

  expect(await forgetPerks(db, days(399))).toBe(0);
  expect(await forgetPerks(db, days(401))).toBe(3);
  expect(await db.selectFrom("perk_application").select("candidate_id").execute()).toEqual([
    { candidate_id: ren.id },
  ]);
  await closePerk(db, { perkId, now: days(401) });
  expect(await forgetPerks(db, days(802))).toBe(1);
});
