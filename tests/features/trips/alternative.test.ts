import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { testSecret as secret } from "#tests/support/sign-in.ts";
import { afterClosing, aTrip, aTripReader, lettersTo, tripTime as now } from "#tests/support/trips.ts";
import { listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { whyStop } from "~/features/letters/why-stop.ts";
import { answerAlternative } from "~/features/trips/answer-alternative.server.ts";
import { applyForTrip } from "~/features/trips/apply-for-trip.server.ts";
import { claimTripSeat } from "~/features/trips/claim-seat.server.ts";
import { closeTrip } from "~/features/trips/close-trip.server.ts";
import { drawOrder, seedFrom } from "~/features/trips/draw.ts";
import { findOwnTrip } from "~/features/trips/own-trips.server.ts";
import { countRead, listCriteria, listReadings, reviewApplication } from "~/features/trips/review.server.ts";
import { settleTrip } from "~/features/trips/settle-trip.server.ts";
import type { TripPlan, Wish } from "~/features/trips/trip.ts";
import { findDraw, listAlternatives, listApplicants } from "~/features/trips/trip-queries.server.ts";
import { expireTripClaims, withdrawFromTrip } from "~/features/trips/withdraw-from-trip.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const seed = seedFrom(new Uint8Array(32).fill(7));
const days = (count: number) => new Date(afterClosing.getTime() + count * 86_400_000);

/** One applies for each wish, in this order; the numbers are 1, 2, 3 … */
async function applied(wishes: Wish[], plan: Partial<TripPlan> = {}) {
  await aCompany(db);
  const trip = await aTrip(db, { seats: 1, line: 0, ...plan });
  const people: string[] = [];
  for (const wish of wishes) {
    const { id } = await aTripReader(db);
    const result = await applyForTrip(db, { tripId: trip.id, candidateId: id, wish, statement: "", now });
    expect(result).toMatchObject({ ok: true, number: people.push(id) });
  }
  return { trip, who: (number = 0) => people[number - 1] ?? "" };
}

async function settled(wishes: Wish[], plan: Partial<TripPlan> = {}) {
  const made = await applied(wishes, plan);
  const which = { tripId: made.trip.id, now: afterClosing };
  expect(await closeTrip(db, which)).toEqual({ ok: true });
  expect(await settleTrip(db, jobs, { ...which, secret })).toEqual({ ok: true });
  return made;
}

/** "trip state / state of the alternative" by number. */
async function standings(tripId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("trip_application")
    .select(["state", "alternative_state as other"])
    .where("event_id", "=", tripId)
    .orderBy("number")
    .execute();
  return rows.map(({ state, other }) => `${state} / ${other ?? ""}`);
}

const answer = (tripId: string, candidateId: string, said: "take" | "leave", at = days(1)) =>
  answerAlternative(db, jobs, { tripId, candidateId, answer: said, now: at });

test("the alternative is applied for by itself: whoever wished either and isn't drawn gets it, in one letter", async () => {
  const { trip, who } = await settled(["trip", "trip_first", "alternative", "trip", "trip_first"]);
  const [first, ...others] = drawOrder(seed, [1, 2, 4, 5]);
  expect((await findDraw(db, trip.id))?.numbers).toEqual([1, 2, 4, 5]);
  const expected = [1, 2, 3, 4, 5].map((number) => {
    if (number === 3) return "applied / offered";
    if (number === first) return "offered / ";
    return [2, 5].includes(number) ? "not_chosen / offered" : "not_chosen / ";
  });
  expect(await standings(trip.id)).toEqual(expected);
  expect(await lettersTo(db, who(3))).toEqual(["trip_alternative"]);
  for (const number of others) expect(await lettersTo(db, who(number))).toEqual(["trip_not_chosen"]);
  const told = await db
    .selectFrom("delivery")
    .select(["candidate_id as to", "details"])
    .where("letter", "=", "trip_not_chosen")
    .execute();
  const either = others.find((number) => [2, 5].includes(number));
  expect(told.find(({ to }) => to === who(either))?.details).toMatchObject({
    ...{ alternativeState: "offered", alternativeWhen: { ja: "9月7日(月)〜8日(火)" } },
  });

  expect((await listAlternatives(db, trip.id)).every(({ state }) => state === "offered")).toBe(true);
  expect((await listApplicants(db, trip.id)).map(({ candidateId }) => candidateId)).not.toContain(who(3));
  expect(await answer(trip.id, who(3), "take")).toEqual({ ok: true });
  expect(await answer(trip.id, who(3), "take")).toEqual({ ok: true });
  expect(await answer(trip.id, who(either), "leave")).toEqual({ ok: true });
  expect(await answer(trip.id, who(either), "take")).toEqual({ ok: false, reason: "too_late" });
  expect(await answer(trip.id, who(first), "take")).toEqual({ ok: false, reason: "too_late" });
  expect(await lettersTo(db, who(3))).toEqual(["trip_alternative stopped"]);
  expect(await findOwnTrip(db, who(3), trip.id, now)).toMatchObject({ alternativeState: "confirmed" });
});

test("few places are given to first wishes first, by a draw of their own, and go on when they are left or not claimed", async () => {
  const plan = { alternativeSeats: 2 };
  const { trip, who } = await settled(
    ["alternative", "alternative_first", "alternative", "trip_first", "alternative_first"],
    plan,
  );
  const order = drawOrder(seed, [1, 2, 3, 5], "alternative ");
  expect((await findDraw(db, trip.id))?.alternative).toEqual({ firstWish: order, secondWish: [4] });
  const have = order.slice(0, 2);
  const served = have.filter((number) => [2, 5].includes(number));
  const [traveller = 0] = drawOrder(seed, [2, 4, 5]).filter((number) => !served.includes(number));
  const rows = await standings(trip.id);
  for (const number of have) expect(rows[number - 1]).toBe("applied / offered");
  expect(rows[traveller - 1]).toMatch(/^offered \//);
  expect(rows.filter((row) => row.endsWith("/ offered"))).toHaveLength(2);
  const [one = 0, two = 0] = have;
  const third = order.find((number) => number !== traveller && !have.includes(number)) ?? 4;
  expect(await answer(trip.id, who(one), "leave")).toEqual({ ok: true });
  expect((await standings(trip.id)).filter((row) => row.endsWith("/ offered"))).toHaveLength(2);
  expect(await lettersTo(db, who(third))).toContain("trip_alternative");
  expect(await expireTripClaims(db, jobs, days(5))).toBeGreaterThan(0);
  expect((await standings(trip.id))[two - 1]).toBe("applied / lapsed");
  expect(await answer(trip.id, who(two), "take", days(5))).toEqual({ ok: false, reason: "too_late" });
  const { count } = await db
    .selectFrom("trip_application")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("alternative_state", "in", ["offered", "confirmed"])
    .executeTakeFirstOrThrow();
  expect(count).toBeLessThanOrEqual(2);
});

test("a seat of the trip gives the place in the alternative back, and leaving the trip brings one into it again", async () => {
  const { trip, who } = await settled(["trip_first", "trip_first"], { line: 1 });
  const [first, second] = drawOrder(seed, [1, 2]);
  const rows = async () => {
    const all = await standings(trip.id);
    return [first, second].map((number) => all[(number ?? 0) - 1]);
  };
  expect(await rows()).toEqual(["offered / ", "waiting / offered"]);
  expect(await answer(trip.id, who(second), "take")).toEqual({ ok: true });
  await withdrawFromTrip(db, jobs, { tripId: trip.id, candidateId: who(first), now: days(1) });
  expect(await rows()).toEqual(["withdrawn / offered", "offered / confirmed"]);
  expect(await lettersTo(db, who(first))).toEqual(["trip_chosen stopped", "trip_alternative"]);
  await claimTripSeat(db, jobs, { tripId: trip.id, candidateId: who(second), now: days(1) });
  expect(await rows()).toEqual(["withdrawn / offered", "going / "]);
  const letters = await db
    .selectFrom("delivery")
    .select("id")
    .where("letter", "=", "trip_alternative")
    .execute();
  const why = async () => {
    const ids = letters.map(({ id }) => id);
    return (await listLetterFacts(db, ids, days(1))).map((letter) => whyStop(letter, days(1)));
  };
  expect(await why()).toEqual([undefined]);
  await db
    .updateTable("trip_application")
    .set({ alternative_state: "left" })
    .where("state", "=", "withdrawn")
    .execute();
  expect(await why()).toEqual(["overtaken"]);
});

test("whoever takes back everything before the draw gets neither", async () => {
  const { trip, who } = await applied(["trip_first", "alternative"]);
  for (const number of [1, 2])
    await withdrawFromTrip(db, jobs, { tripId: trip.id, candidateId: who(number), now });
  await closeTrip(db, { tripId: trip.id, now: afterClosing });
  await settleTrip(db, jobs, { tripId: trip.id, secret, now: afterClosing });
  expect(await standings(trip.id)).toEqual(["withdrawn / ", "withdrawn / "]);
});

test("reviewers can't see what else somebody wished for, and don't read whoever wishes for the alternative alone", async () => {
  await aCompany(db);
  const [one, two] = [await aMember(db), await aMember(db)];
  const trip = await aTrip(db, {
    ...{ selection: "criteria", seats: 1, line: 1, reviewerIds: [one.id, two.id] },
    points: [{ name: "具体性", points: 10 }],
  });
  const apply = async (wish: Wish, statement: string) =>
    applyForTrip(db, { tripId: trip.id, candidateId: (await aTripReader(db)).id, wish, statement, now });
  expect(await apply("trip_first", "")).toMatchObject({ reason: "empty" });
  await apply("trip", "現場を見たいです。");
  await apply("trip_first", "研究室を訪ねたいです。");
  expect(await apply("alternative", "読まれない言葉")).toMatchObject({ ok: true });
  await closeTrip(db, { tripId: trip.id, now: afterClosing });
  const readings = await listReadings(db, trip.id, one.id);
  expect(readings.map(({ number }) => number)).toEqual([1, 2]);
  expect(new Set(readings.map((reading) => Object.keys(reading).sort().join())).size).toBe(1);
  expect(JSON.stringify(readings)).not.toMatch(/wish|alternative|first/);
  expect(await countRead(db, trip.id)).toEqual({ read: 0, all: 2 });
  const [criterion] = await listCriteria(db, trip.id);
  for (const [at, { id: applicationId }] of readings.entries())
    for (const { id: memberId } of [one, two])
      await reviewApplication(db, {
        ...{ tripId: trip.id, applicationId, memberId, now: afterClosing },
        given: [{ criterionId: criterion?.id ?? "", points: 5 + at, reason: "具体的です" }],
      });
  expect(await settleTrip(db, jobs, { tripId: trip.id, secret, now: afterClosing })).toEqual({ ok: true });
  expect(await standings(trip.id)).toEqual(["waiting / ", "offered / ", "applied / offered"]);
  const statements = await db
    .selectFrom("trip_application")
    .select("statement")
    .where("wish", "=", "alternative")
    .execute();
  expect(statements).toEqual([{ statement: "" }]);
});
