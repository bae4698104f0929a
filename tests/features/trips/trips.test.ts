import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { testSecret } from "#tests/support/sign-in.ts";
import {
  afterClosing,
  aTrip,
  aTripReader,
  lettersTo,
  tripTime as now,
  tripPlan,
} from "#tests/support/trips.ts";
import { listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { whyStop } from "~/features/letters/why-stop.ts";
import { applyForTrip } from "~/features/trips/apply-for-trip.server.ts";
import { claimTripSeat } from "~/features/trips/claim-seat.server.ts";
import { closeTrip } from "~/features/trips/close-trip.server.ts";
import { commitmentOf, drawOrder, numbersHashOf, seedFrom } from "~/features/trips/draw.ts";
import { findOwnTrip, listOwnTrips } from "~/features/trips/own-trips.server.ts";
import { publishTrip } from "~/features/trips/publish-trip.server.ts";
import { editTrip } from "~/features/trips/save-trip.server.ts";
import { settleTrip } from "~/features/trips/settle-trip.server.ts";
import { findDraw } from "~/features/trips/trip-queries.server.ts";
import { expireTripClaims, withdrawFromTrip } from "~/features/trips/withdraw-from-trip.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const seedBytes = new Uint8Array(32).fill(7);
const seed = seedFrom(seedBytes);
const secret = testSecret;
const hours = (from: Date, count: number) => new Date(from.getTime() + count * 3_600_000);

const apply = (tripId: string, candidateId: string, at = now) =>
  applyForTrip(db, { tripId, candidateId, statement: "", now: at });

/** Standings by number. */
async function standings(tripId: string): Promise<Record<number, string>> {
  const rows = await db
    .selectFrom("trip_application")
    .select(["number", "state"])
    .where("event_id", "=", tripId)
    .orderBy("number")
    .execute();
  return Object.fromEntries(rows.map(({ number, state }) => [number, state]));
}

/** Six apply (seats for two, two may wait), and the draw is made; people by their number. */
async function drawn(count = 6) {
  await aCompany(db);
  const trip = await aTrip(db);
  const people = new Map<number, string>();
  for (let each = 0; each < count; each++) {
    const { id } = await aTripReader(db);
    const applied = await apply(trip.id, id);
    if (applied.ok) people.set(applied.number, id);
  }
  expect(await closeTrip(db, { tripId: trip.id, now: afterClosing })).toEqual({ ok: true });
  expect(await settleTrip(db, jobs, { tripId: trip.id, secret, now: afterClosing })).toEqual({ ok: true });
  const order = drawOrder(seed, [...people.keys()]);
  return { trip, order, who: (place: number) => people.get(order[place] ?? 0) ?? "" };
}

test("a card needs how seats are given, costs and an alternative; once published nothing of it changes", async () => {
  await aCompany(db);
  const bare = await aTrip(db, { alternative: {}, isDraft: true });
  const publish = (tripId: string) =>
    publishTrip(db, jobs, { tripId, memberId: bare.memberId, secret, bytes: seedBytes, now });
  expect(await publish(bare.id)).toEqual({ ok: false, reason: "no_card" });
  const edit = (plan: Partial<typeof tripPlan>) =>
    editTrip(db, { tripId: bare.id, plan: { ...tripPlan, ...plan }, memberId: bare.memberId, now });
  expect(await edit({ criteria: { ja: "男性に限ります。" } })).toMatchObject({ reason: "unfair" });
  expect(await edit({ costs: { ja: "1年以内に辞めた場合は返金していただきます。" } })).toMatchObject({
    reason: "unfair",
    found: { costs_ja: [{ reason: "repay" }] },
  });
  expect(await edit({ seats: 3 })).toEqual({ ok: true });
  expect(await publish(bare.id)).toEqual({ ok: true });
  expect(await publish(bare.id)).toEqual({ ok: false, reason: "not_draft" });
  expect(await edit({ seats: 9 })).toEqual({ ok: false, reason: "published" });
  const sessions = await db.selectFrom("session").select("seats").execute();
  expect(sessions.map(({ seats }) => seats)).toEqual([3, 3, 3]);
});

test("people of the class apply until the last day; each sees their own number and nobody else's", async () => {
  await aCompany(db);
  const draft = await aTrip(db, { isDraft: true });
  const trip = await aTrip(db);
  const [hana, ren] = [await aTripReader(db), await aTripReader(db)];
  const gone = await aTripReader(db, { offer_state: "declined_before" });
  const older = await aTripReader(db, { cohort_year: 2027, offer_state: null });
  expect(await apply(draft.id, hana.id)).toMatchObject({ reason: "not_found" });
  for (const stranger of [gone, older]) {
    expect(await apply(trip.id, stranger.id)).toMatchObject({ reason: "not_found" });
    expect(await listOwnTrips(db, stranger.id, now)).toEqual([]);
    expect(await findOwnTrip(db, stranger.id, trip.id, now)).toBeUndefined();
  }
  expect(await apply(trip.id, hana.id)).toEqual({ ok: true, number: 1 });
  expect(await apply(trip.id, ren.id)).toEqual({ ok: true, number: 2 });
  expect(await withdrawFromTrip(db, jobs, { tripId: trip.id, candidateId: hana.id, now })).toBe(true);
  expect(await withdrawFromTrip(db, jobs, { tripId: trip.id, candidateId: hana.id, now })).toBe(false);
  expect(await apply(trip.id, hana.id)).toEqual({ ok: true, number: 1 });
  const own = await findOwnTrip(db, ren.id, trip.id, now);
  expect(own).toMatchObject({ number: 2, application: "applied" });
  expect(JSON.stringify(own)).not.toContain(hana.id);
  const late = new Date("2026-07-20T15:01:00Z");
  expect(await apply(trip.id, (await aTripReader(db)).id, late)).toMatchObject({ reason: "over" });
  expect(
    await db.selectFrom("delivery").select("id").where("candidate_id", "is not", null).execute(),
  ).toEqual([]);
});

test("the seed is committed to before anybody applies, the list at closing, and neither shows before its time", async () => {
  await aCompany(db);
  const trip = await aTrip(db);
  const stored = await db.selectFrom("trip").selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(stored)).not.toContain(seed);
  expect(stored.seed_sealed?.includes(Buffer.from(seed))).toBe(false);
  for (let each = 0; each < 3; each++) await apply(trip.id, (await aTripReader(db)).id);
  expect(await findDraw(db, trip.id)).toMatchObject({
    ...{ commitment: commitmentOf(seed), numbers: [], numbersHash: null, seed: null, order: [] },
  });
  expect(await closeTrip(db, { tripId: trip.id, now: new Date("2026-07-20T14:00:00Z") })).toEqual({
    ok: false,
    reason: "too_early",
  });
  expect(await settleTrip(db, jobs, { tripId: trip.id, secret, now: afterClosing })).toMatchObject({
    reason: "not_closed",
  });
  await closeTrip(db, { tripId: trip.id, now: afterClosing });
  expect(await findDraw(db, trip.id)).toMatchObject({
    ...{ numbers: [1, 2, 3], numbersHash: numbersHashOf([1, 2, 3]), seed: null, order: [] },
  });
  const other = { tripId: trip.id, secret: "another secret of thirty-two characters", now: afterClosing };
  expect(await settleTrip(db, jobs, other)).toEqual({ ok: false, reason: "sealed_otherwise" });
  expect(await settleTrip(db, jobs, { ...other, secret })).toEqual({ ok: true });
  expect(await findDraw(db, trip.id)).toMatchObject({ seed, order: drawOrder(seed, [1, 2, 3]) });
  expect(await settleTrip(db, jobs, { ...other, secret })).toMatchObject({ reason: "not_closed" });
});

test("the first by the draw are kept a seat, the next wait in order, the others hear of the alternative", async () => {
  const { trip, order, who } = await drawn();
  const states = await standings(trip.id);
  expect(order.map((number) => states[number])).toEqual([
    ...["offered", "offered", "waiting", "waiting", "not_chosen", "not_chosen"],
  ]);
  expect(await lettersTo(db, who(0))).toEqual(["trip_chosen"]);
  expect(await lettersTo(db, who(2))).toEqual(["trip_waiting"]);
  expect(await lettersTo(db, who(5))).toEqual(["trip_not_chosen"]);
  const told = await db
    .selectFrom("delivery")
    .select(["candidate_id as to", "details"])
    .where("letter", "in", ["trip_waiting", "trip_not_chosen"])
    .execute();
  const detailsTo = (place: number) => told.find(({ to }) => to === who(place))?.details;
  expect(detailsTo(2)).toMatchObject({ position: 1 });
  expect(detailsTo(3)).toMatchObject({ position: 2 });
  expect(detailsTo(4)).toMatchObject({ alternative: tripPlan.alternative });
});

test("a claim gives a seat on each day with its calendar entry; withdrawing takes them back and keeps a seat for the next", async () => {
  const { trip, order, who } = await drawn();
  const claim = (place: number, at = hours(afterClosing, 1)) =>
    claimTripSeat(db, jobs, { tripId: trip.id, candidateId: who(place), now: at });
  expect(await claim(2)).toEqual({ ok: false, reason: "too_late" });
  expect(await claim(0)).toEqual({ ok: true });
  expect(await claim(0)).toEqual({ ok: true });
  expect(await lettersTo(db, who(0))).toEqual([
    ...["trip_chosen stopped", "event_confirmed 9/1", "event_calendar 9/2", "event_calendar 9/3"],
  ]);
  const entries = () =>
    db
      .selectFrom("calendar_entry")
      .select(["sequence", "is_cancelled"])
      .where("candidate_id", "=", who(0))
      .execute();
  expect(await entries()).toEqual(Array(3).fill({ sequence: 0, is_cancelled: false }));
  const sessions = () => db.selectFrom("session").select("seats_taken").execute();
  expect(await sessions()).toEqual(Array(3).fill({ seats_taken: 1 }));

  const later = hours(afterClosing, 30);
  expect(await withdrawFromTrip(db, jobs, { tripId: trip.id, candidateId: who(0), now: later })).toBe(true);
  expect(await entries()).toEqual(Array(3).fill({ sequence: 1, is_cancelled: true }));
  expect(await sessions()).toEqual(Array(3).fill({ seats_taken: 0 }));
  expect((await lettersTo(db, who(0))).slice(4)).toEqual([
    ...["event_declined_noted 9/1", "event_calendar 9/2", "event_calendar 9/3"],
  ]);
  const states = await standings(trip.id);
  expect(order.map((number) => states[number])).toEqual([
    ...["withdrawn", "offered", "offered", "waiting", "not_chosen", "not_chosen"],
  ]);
  expect(await lettersTo(db, who(2))).toEqual(["trip_waiting", "trip_chosen"]);
  expect(await claim(0, later)).toEqual({ ok: false, reason: "too_late" });
});

test("a seat that isn't claimed in time goes to the next in order, and so on until nobody waits", async () => {
  const { trip, order, who } = await drawn();
  const states = async () => {
    const all = await standings(trip.id);
    return order.slice(0, 4).map((number) => all[number]);
  };
  expect(await expireTripClaims(db, jobs, hours(afterClosing, 24 * 5 - 1))).toBe(0);
  const late = hours(afterClosing, 24 * 5);
  await claimTripSeat(db, jobs, { tripId: trip.id, candidateId: who(1), now: hours(late, -2) });
  expect(await expireTripClaims(db, jobs, late)).toBe(1);
  expect(await states()).toEqual(["lapsed", "going", "offered", "waiting"]);
  expect(await expireTripClaims(db, jobs, hours(late, 24 * 5))).toBe(1);
  expect(await expireTripClaims(db, jobs, hours(late, 24 * 10))).toBe(1);
  expect(await states()).toEqual(["lapsed", "going", "lapsed", "lapsed"]);
});

test("whoever has withdrawn or lost the offer after closing keeps their place in the public order, but no seat", async () => {
  await aCompany(db);
  const trip = await aTrip(db);
  const people: string[] = [];
  for (let each = 0; each < 3; each++) {
    const { id } = await aTripReader(db);
    await apply(trip.id, id);
    people.push(id);
  }
  await closeTrip(db, { tripId: trip.id, now: afterClosing });
  const [first, second, third] = drawOrder(seed, [1, 2, 3]).map((number) => people[number - 1] ?? "");
  await withdrawFromTrip(db, jobs, { tripId: trip.id, candidateId: first ?? "", now: afterClosing });
  await db
    .updateTable("candidate")
    .set({ offer_state: "declined_after" })
    .where("id", "=", second ?? "")
    .execute();
  await settleTrip(db, jobs, { tripId: trip.id, secret, now: afterClosing });
  expect((await findDraw(db, trip.id))?.order).toEqual(drawOrder(seed, [1, 2, 3]));
  const rows = await db.selectFrom("trip_application").select(["candidate_id", "state"]).execute();
  const stateOf = (id = "") => rows.find((row) => row.candidate_id === id)?.state;
  expect([first, second, third].map((id) => stateOf(id))).toEqual(["withdrawn", "applied", "offered"]);
});

test("news of a standing that has changed meanwhile doesn't leave any more", async () => {
  const { trip, who } = await drawn();
  const why = async (candidateId: string) => {
    const rows = await db
      .selectFrom("delivery")
      .select("id")
      .where("candidate_id", "=", candidateId)
      .execute();
    const facts = await listLetterFacts(
      db,
      rows.map(({ id }) => id),
      afterClosing,
    );
    return facts.map((letter) => whyStop(letter, afterClosing));
  };
  expect(await why(who(2))).toEqual([undefined]);
  await db
    .updateTable("trip_application")
    .set({ state: "going", claim_until: null })
    .where("candidate_id", "=", who(1))
    .execute();
  expect(await why(who(1))).toEqual(["overtaken"]);
  await db.updateTable("candidate").set({ offer_state: "declined_after" }).where("id", "=", who(5)).execute();
  expect(await why(who(5))).toEqual(["offer_ended"]);
  expect(trip.dayIds).toHaveLength(3);
});
