import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { testSecret } from "#tests/support/sign-in.ts";
import { afterClosing, aTrip, aTripReader, tripTime as now } from "#tests/support/trips.ts";
import { applyForTrip } from "~/features/trips/apply-for-trip.server.ts";
import { closeTrip } from "~/features/trips/close-trip.server.ts";
import {
  countRead,
  findOwnResult,
  listCriteria,
  listDisagreements,
  listReadings,
  reviewApplication,
} from "~/features/trips/review.server.ts";
import { settleTrip } from "~/features/trips/settle-trip.server.ts";
import { findDraw } from "~/features/trips/trip-queries.server.ts";

const db = testDatabase();
const jobs = quietJobs();

async function aReadTrip() {
  await aCompany(db);
  const [one, two] = [await aMember(db), await aMember(db)];
  const trip = await aTrip(db, {
    ...{ selection: "criteria", seats: 1, line: 1, reviewerIds: [one.id, two.id] },
    criteria: { ja: "応募の言葉の具体性と、英語のテストの点数。" },
    points: [
      { name: "具体性", points: 10 },
      { name: "英語のテスト", points: 6 },
    ],
  });
  const people = [await aTripReader(db), await aTripReader(db), await aTripReader(db)];
  const apply = (candidateId: string, statement: string) =>
    applyForTrip(db, { tripId: trip.id, candidateId, statement, now });
  return { trip, one, two, people, apply };
}

test("what is written is read by number: words about family, gender, health or one's school are asked to be left out", async () => {
  const { trip, people, apply, one } = await aReadTrip();
  const [hana] = people;
  if (!hana) throw new Error("nobody");
  expect(await apply(hana.id, " ")).toMatchObject({ reason: "empty" });
  for (const words of ["父が技術者です。", "青葉大学で学びました。", "女性が少ない現場を見たいです。"])
    expect(await apply(hana.id, words), words).toMatchObject({ reason: "unread" });
  expect(await apply(hana.id, "組み込みの現場を見たいです。若いうちに学びたい。")).toEqual({
    ok: true,
    number: 1,
  });
  await closeTrip(db, { tripId: trip.id, now: afterClosing });
  const [reading, ...more] = await listReadings(db, trip.id, one.id);
  expect(more).toEqual([]);
  expect(Object.keys(reading ?? {}).sort()).toEqual(["id", "mine", "number", "statement", "theirs"]);
});

test("two read independently with a reason each; points give the order, the draw decides between equal ones, and each is told", async () => {
  const { trip, one, two, people, apply } = await aReadTrip();
  for (const { id } of people) await apply(id, "現場を見たいです。");
  const criteria = await listCriteria(db, trip.id);
  const review = async (memberId: string, place: number, points: number[], reason = "具体的な計画がある") => {
    const [own] = (await listReadings(db, trip.id, memberId)).filter(({ number }) => number === place);
    const given = criteria.map(({ id }, at) => ({ criterionId: id, points: points[at] ?? 0, reason }));
    return reviewApplication(db, {
      ...{ tripId: trip.id, applicationId: own?.id ?? trip.id, memberId, given, now: afterClosing },
    });
  };
  expect(await review(one.id, 1, [5, 3])).toMatchObject({ reason: "not_closed" });
  await closeTrip(db, { tripId: trip.id, now: afterClosing });
  expect(await review(trip.memberId, 1, [5, 3])).toMatchObject({ reason: "not_found" });
  expect(await review(one.id, 1, [11, 3])).toMatchObject({ reason: "incomplete" });
  expect(await review(one.id, 1, [5, 3], " ")).toMatchObject({ reason: "incomplete" });
  expect(await review(one.id, 1, [5, 3], "ご家族が反対していないので")).toMatchObject({ reason: "unfair" });
  expect(await review(two.id, 1, [9, 3])).toEqual({ ok: true });
  const mine = async (memberId: string) => (await listReadings(db, trip.id, memberId))[0];
  expect((await mine(one.id))?.theirs).toEqual([]);
  expect(await review(one.id, 1, [5, 3])).toEqual({ ok: true });
  expect((await mine(one.id))?.theirs).toHaveLength(2);
  expect(await listDisagreements(db, trip.id)).toEqual([{ number: 1, criterion: "具体性", points: [5, 9] }]);
  const settle = () => settleTrip(db, jobs, { tripId: trip.id, secret: testSecret, now: afterClosing });
  expect(await settle()).toEqual({ ok: false, reason: "unread" });
  for (const [place, points] of [
    [2, [10, 6]],
    [3, [5, 5]],
  ] as const)
    for (const reader of [one, two]) await review(reader.id, place, [...points]);
  expect(await countRead(db, trip.id)).toEqual({ read: 3, all: 3 });
  expect(await settle()).toEqual({ ok: true });
  const rows = await db
    .selectFrom("trip_application")
    .select(["number", "state", "place"])
    .orderBy("place")
    .execute();
  // 20 points each for the first and the third: the committed seed puts one before the other.
  const { order = [] } = (await findDraw(db, trip.id)) ?? {};
  expect(rows[0]).toEqual({ number: 2, state: "offered", place: 1 });
  expect(rows.map(({ number }) => number)).toEqual(order);
  expect(rows.map(({ state }) => state)).toEqual(["offered", "waiting", "not_chosen"]);
  expect(await findOwnResult(db, trip.id, people[0]?.id ?? "")).toEqual({
    ok: true,
    mine: 20,
    last: 32,
    most: 32,
  });
});
