import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCohort, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { findAcceptancePicture } from "~/features/acceptances/acceptance-picture.server.ts";
import {
  countReplyDates,
  listAcceptances,
  listMovements,
} from "~/features/acceptances/acceptance-queries.server.ts";
import { sayAcceptances } from "~/features/acceptances/acceptance-words.ts";
import { makeOffer } from "~/features/offers/make-offer.server.ts";
import { moveOffer } from "~/features/offers/move-offer.server.ts";

const db = testDatabase();
const today = "2026-07-07";

async function twoDepartments() {
  await aCompany(db);
  await aCohort(db, { year: 2026 });
  await aCohort(db);
  const design = await aUnit(db, { name: "設計開発", position: 1 });
  const quality = await aUnit(db, { name: "品質保証", position: 2 });
  await db
    .insertInto("hiring_target")
    .values([
      { cohort_year: 2027, unit_id: design.id, target: 3 },
      { cohort_year: 2027, unit_id: quality.id, target: 2 },
    ])
    .execute();
  return { design, quality };
}

async function offered(unitId: string | null, offer: Partial<Parameters<typeof anOffer>[1]>, year = 2027) {
  const candidate = await aCandidate(db, { cohort_year: year });
  return anOffer(db, { candidate_id: candidate.id, cohort_year: year, unit_id: unitId, ...offer });
}

test("offers are counted by department and state, and the totals add up", async () => {
  const { design, quality } = await twoDepartments();
  await offered(design.id, { state: "informal", reply_on: null });
  await offered(design.id, { state: "considering" });
  await offered(design.id, { state: "accepted", accepted_on: "2026-06-20" });
  await offered(quality.id, { state: "formal", accepted_on: "2026-07-06", formal_on: "2026-07-06" });
  await offered(quality.id, { state: "declined_before", ended_on: "2026-06-25" });
  await offered(quality.id, { state: "declined_after", accepted_on: "2026-06-20", ended_on: "2026-07-03" });
  await offered(null, { state: "withdrawn_by_company", ended_on: "2026-06-30" });
  const rows = await listAcceptances(db, 2027, today);
  expect(rows.map((row) => row.unitName)).toEqual(["設計開発", "品質保証", ""]);
  expect(rows[0]).toMatchObject({ target: 3, offered: 3, considering: 2, accepted: 1, formal: 0, held: 1 });
  expect(rows[1]).toMatchObject({ formal: 1, declinedBefore: 1, declinedAfter: 1, held: 1 });
  expect(rows[2]).toMatchObject({ withdrawn: 1, target: 0, held: 0 });
  for (const row of rows)
    expect(
      row.considering + row.accepted + row.formal + row.declinedBefore + row.declinedAfter + row.withdrawn,
    ).toBe(row.offered);
});

test("the change looks at the day people said yes or left, not at when it was typed in", async () => {
  const { design } = await twoDepartments();
  await offered(design.id, { state: "accepted", accepted_on: "2026-06-20" });
  await offered(design.id, { state: "accepted", accepted_on: "2026-07-02" });
  await offered(design.id, { state: "accepted", accepted_on: "2026-07-07" });
  await offered(design.id, { state: "declined_after", accepted_on: "2026-06-20", ended_on: "2026-07-07" });
  const [row] = await listAcceptances(db, 2027, today);
  expect(row).toMatchObject({ held: 3, heldYesterday: 3, heldLastMonday: 2 });
});

test("the class before is compared on the same day of its season, and is left empty when there was none", async () => {
  const { design } = await twoDepartments();
  await offered(design.id, { state: "accepted", accepted_on: "2026-06-20" });
  expect((await listAcceptances(db, 2027, today))[0]?.heldLastSeason).toBeUndefined();
  await offered(design.id, { state: "joined", accepted_on: "2025-06-20", offered_on: "2025-06-01" }, 2026);
  await offered(design.id, { state: "joined", accepted_on: "2025-08-20", offered_on: "2025-08-01" }, 2026);
  expect((await listAcceptances(db, 2027, today))[0]?.heldLastSeason).toBe(1);
});

test("somebody out of reach counts where they were", async () => {
  const { design } = await twoDepartments();
  await offered(design.id, { state: "lost_contact", accepted_on: "2026-06-20" });
  await offered(design.id, { state: "lost_contact" });
  expect((await listAcceptances(db, 2027, today))[0]).toMatchObject({ accepted: 1, considering: 1, held: 1 });
});

test("reply dates fall into weeks from today, the seventh day included", async () => {
  const { design } = await twoDepartments();
  for (const reply_on of [
    "2026-07-06",
    "2026-07-07",
    "2026-07-14",
    "2026-07-15",
    "2026-07-28",
    "2026-07-29",
    null,
  ])
    await offered(design.id, { state: "considering", reply_on });
  await offered(design.id, { state: "accepted", accepted_on: "2026-07-01", reply_on: "2026-07-08" });
  expect(await countReplyDates(db, 2027, today)).toEqual({
    overdue: 1,
    thisWeek: 2,
    nextWeek: 1,
    thirdWeek: 1,
    later: 1,
    none: 1,
  });
});

test("an acceptance and a decline heard late both show up since yesterday, with both dates", async () => {
  const { design } = await twoDepartments();
  const member = await aMember(db);
  const now = new Date("2026-07-07T00:10:00Z");
  for (const move of [
    { to: "accepted" as const, happenedOn: "2026-07-07" },
    { to: "declined_before" as const, happenedOn: "2026-07-03" },
  ]) {
    const candidate = await aCandidate(db);
    const made = await makeOffer(db, {
      candidateId: candidate.id,
      unitId: design.id,
      offeredOn: "2026-06-20",
      replyOn: "2026-07-10",
      by: member.id,
      now: new Date("2026-06-20T03:00:00Z"),
    });
    if (!made.ok) throw new Error(made.reason);
    const moved = await moveOffer(db, {
      offerId: made.offerId,
      from: "informal",
      ...move,
      by: member.id,
      now,
    });
    expect(moved.ok).toBe(true);
  }
  const moves = await listMovements(db, 2027, new Date("2026-07-05T15:00:00Z"));
  expect(moves.map((move) => [move.toState, move.happenedOn]).sort()).toEqual([
    ["accepted", "2026-07-07"],
    ["declined_before", "2026-07-03"],
  ]);
});

test("the sentence for the boss reads like people write it", async () => {
  const { design } = await twoDepartments();
  await offered(design.id, { state: "accepted", accepted_on: "2026-07-01" });
  await offered(design.id, { state: "considering", reply_on: "2026-07-09" });
  await offered(design.id, { state: "declined_before", ended_on: "2026-06-25" });
  const picture = await findAcceptancePicture(db, today);
  if (!picture) throw new Error("no class");
  expect(sayAcceptances(picture.total, picture.replyDates, "ja")).toBe(
    "目標5/承諾1(先週比+1)/検討中1/辞退1。今週:返答期限1名",
  );
});

test("the class that joins next and has people is shown first", async () => {
  await twoDepartments();
  await aCohort(db, { year: 2028 });
  await offered(null, { state: "considering" });
  expect((await findAcceptancePicture(db, today))?.cohort.year).toBe(2027);
  expect((await findAcceptancePicture(db, today, 2026))?.cohort.year).toBe(2026);
});
