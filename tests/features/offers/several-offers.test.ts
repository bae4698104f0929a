import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { countSeveralOffers } from "~/features/acceptances/acceptance-queries.server.ts";
import { acceptOffer } from "~/features/offers/answer-offer.server.ts";
import { changeCourse } from "~/features/offers/change-course.server.ts";
import { declinesFrom, readOtherOffers } from "~/features/offers/other-offers.server.ts";
import { findOwnOffer, readDecision } from "~/features/offers/own-offer.server.ts";
import { readOwnOffers } from "~/features/offers/own-offer-view.server.ts";
import { tidyTally } from "~/features/offers/tally-offers.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-06-10T03:00:00Z");
const today = "2026-06-10";

async function renWithTwo() {
  await aCompany(db);
  const [design, sales] = [await aUnit(db, { name: "設計開発" }), await aUnit(db, { name: "営業" })];
  const morishita = await aMember(db);
  const ren = await aCandidate(db, { recruiter_id: morishita.id });
  const own = { candidate_id: ren.id, state: "considering" };
  const first = await anOffer(db, { ...own, unit_id: design.id, reply_on: "2026-06-20" });
  const second = await anOffer(db, { ...own, unit_id: sales.id, reply_on: "2026-06-15" });
  return { morishita, ren, design, sales, first, second };
}

async function seen(candidateId: string, offerId: string, decision: "accepted" | "declined") {
  const offer = await findOwnOffer(db, candidateId, offerId);
  if (!offer) throw new Error("no offer");
  const { mark } = await readDecision(db, offer, decision, { locale: "ja", today });
  return { offerId, candidateId, from: offer.state, mark, locale: "ja", now } as const;
}

const summary = (id: string) =>
  db.selectFrom("candidate").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const states = async () =>
  Object.fromEntries(
    (await db.selectFrom("offer").select(["id", "state"]).execute()).map((o) => [o.id, o.state]),
  );

test("of two that wait the one whose day comes first stands on the candidate, and the furthest before any", async () => {
  const { ren, first, second } = await renWithTwo();
  expect(await summary(ren.id)).toMatchObject({ offer_id: second.id, reply_on: "2026-06-15" });
  expect(await countSeveralOffers(db, 2027)).toBe(1);
  await db.updateTable("offer").set({ state: "accepted" }).where("id", "=", first.id).execute();
  expect(await summary(ren.id)).toMatchObject({
    offer_id: first.id,
    offer_state: "accepted",
    reply_on: null,
  });
  await db.updateTable("offer").set({ state: "declined_before" }).where("id", "=", second.id).execute();
  expect(await countSeveralOffers(db, 2027)).toBe(0);
  await tidyTally(db);
  expect(await db.selectFrom("offer_tally").select("offers").execute()).toHaveLength(2);
});

test("accepting one leaves the others as they are, unless the person says otherwise in the same step", async () => {
  const { ren, first, second } = await renWithTwo();
  const [other] = await readOtherOffers(db, { candidateId: ren.id, offerId: first.id, locale: "ja", today });
  expect(other).toMatchObject({ id: second.id, place: "営業", replyDay: expect.stringContaining("6月15日") });

  const form = new FormData();
  form.set("other", second.id);
  form.set(`from-${second.id}`, other?.from ?? "");
  form.set(`mark-${second.id}`, other?.mark ?? "");
  expect(declinesFrom(form)).toEqual([]);
  form.set(`choice-${second.id}`, "decline");
  const accepted = await acceptOffer(db, jobs, {
    ...(await seen(ren.id, first.id, "accepted")),
    declines: declinesFrom(form),
  });
  expect(accepted).toMatchObject({ ok: true });
  expect(await states()).toEqual({ [first.id]: "accepted", [second.id]: "declined_before" });
  const receipts = await db.selectFrom("offer_receipt").select("kind").orderBy("kind").execute();
  expect(receipts.map(({ kind }) => kind)).toEqual(["accepted", "declined"]);
});

test("when the other offer changed meanwhile, nothing of the step happens; one of somebody else's is never declined", async () => {
  const { ren, first, second } = await renWithTwo();
  const stranger = await anOffer(db, { candidate_id: (await aCandidate(db)).id });
  const accept = await seen(ren.id, first.id, "accepted");
  const other = await seen(ren.id, second.id, "declined");
  for (const decline of [
    { ...other, mark: "old" },
    { ...other, offerId: stranger.id },
  ])
    expect(await acceptOffer(db, jobs, { ...accept, declines: [decline] })).toMatchObject({ ok: false });
  expect(Object.values(await states()).sort()).toEqual(["considering", "considering", "informal"]);
  expect(await db.selectFrom("offer_receipt").select("id").execute()).toEqual([]);
});

test("two windows that accept one and decline the other at once: one of them counts", async () => {
  const { ren, first, second } = await renWithTwo();
  const step = async (mine: string, theirs: string) => ({
    ...(await seen(ren.id, mine, "accepted")),
    declines: [await seen(ren.id, theirs, "declined")],
  });
  const steps = [await step(first.id, second.id), await step(second.id, first.id)];
  const pools = steps.map(() => connect(testDatabaseUrl(), { max: 1 }));
  const results = await Promise.all(steps.map((each, at) => acceptOffer(pools[at] ?? db, jobs, each)));
  await Promise.all(pools.map((pool) => pool.destroy()));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(Object.values(await states()).sort()).toEqual(["accepted", "declined_before"]);
});

test("a change of course keeps state and papers, is kept in the history and told to the candidate", async () => {
  const { morishita, ren, design, sales, first, second } = await renWithTwo();
  const change = {
    ...{ offerId: first.id, unitIdBefore: design.id, courseBefore: "", unitId: design.id },
    ...{ course: "エンジニアコース", reason: "本人の希望", by: morishita.id, now },
  };
  expect(await changeCourse(db, jobs, { ...change, course: "" })).toMatchObject({
    reason: "nothing_changes",
  });
  expect(await changeCourse(db, jobs, { ...change, unitId: sales.id })).toMatchObject({
    reason: "has_open_offer",
  });
  expect(await changeCourse(db, jobs, change)).toEqual({ ok: true, candidateId: ren.id });
  expect(await changeCourse(db, jobs, change)).toMatchObject({ reason: "moved_meanwhile" });
  const shown = await readOwnOffers(db, ren.id, { locale: "ja", now });
  expect(shown.map(({ unit, state }) => [unit, state])).toEqual([
    ["営業", "considering"],
    ["設計開発・エンジニアコース", "considering"],
  ]);
  expect(await db.selectFrom("offer_course_change").selectAll().execute()).toMatchObject([
    { from_course: "", to_course: "エンジニアコース", reason: "本人の希望" },
  ]);
  const letters = await db.selectFrom("delivery").select(["letter", "details"]).execute();
  expect(letters).toMatchObject([{ letter: "offer_course_changed", details: { from: "設計開発" } }]);
  await db.updateTable("offer").set({ state: "declined_before" }).where("id", "=", second.id).execute();
  expect(await changeCourse(db, jobs, { ...change, offerId: second.id })).toMatchObject({
    reason: "not_allowed",
  });
});
