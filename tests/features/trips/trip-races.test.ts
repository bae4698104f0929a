import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCompany } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { expectExact } from "#tests/support/seats.ts";
import { testSecret } from "#tests/support/sign-in.ts";
import { afterClosing, aTrip, aTripReader, tripTime as now } from "#tests/support/trips.ts";
import { applyForTrip } from "~/features/trips/apply-for-trip.server.ts";
import { cancelDay } from "~/features/trips/change-days.server.ts";
import { claimTripSeat } from "~/features/trips/claim-seat.server.ts";
import { closeTrip } from "~/features/trips/close-trip.server.ts";
import { settleTrip } from "~/features/trips/settle-trip.server.ts";
import { listApplicants } from "~/features/trips/trip-queries.server.ts";
import { withdrawFromTrip } from "~/features/trips/withdraw-from-trip.server.ts";

const db = testDatabase();
const jobs = quietJobs();

test("while people claim, withdraw and days are called off at once, no seat is given twice and rows agree", async () => {
  await aCompany(db);
  const trip = await aTrip(db, { seats: 4, line: 8 });
  const people: string[] = [];
  for (let each = 0; each < 12; each++) {
    const { id } = await aTripReader(db);
    await applyForTrip(db, { tripId: trip.id, candidateId: id, statement: "", now });
    people.push(id);
  }
  await closeTrip(db, { tripId: trip.id, now: afterClosing });
  await settleTrip(db, jobs, { tripId: trip.id, secret: testSecret, now: afterClosing });
  const many = connect(testDatabaseUrl(), { max: 8 });
  try {
    const press = (candidateId: string, place: number) =>
      place % 3 === 0
        ? withdrawFromTrip(many, jobs, { tripId: trip.id, candidateId, now: afterClosing })
        : claimTripSeat(many, jobs, { tripId: trip.id, candidateId, now: afterClosing });
    const [, , day = ""] = trip.dayIds;
    const off = {
      tripId: trip.id,
      sessionId: day,
      memberId: trip.memberId,
      reason: "欠航",
      now: afterClosing,
    };
    await Promise.all([...people.map(press), cancelDay(many, jobs, off), ...people.map(press)]);
  } finally {
    await many.destroy();
  }
  const states = (await listApplicants(db, trip.id)).map(({ state }) => state);
  const held = states.filter((state) => state === "going" || state === "offered");
  expect(held).toHaveLength(4);
  expect(states.filter((state) => state === "withdrawn")).toHaveLength(4);
  const seats = await db
    .selectFrom("session")
    .select(["state", "seats_taken"])
    .orderBy("starts_at")
    .execute();
  const going = states.filter((state) => state === "going").length;
  expect(seats.map(({ state, seats_taken }) => (state === "cancelled" ? 0 : seats_taken))).toEqual([
    going,
    going,
    0,
  ]);
  await expectExact(db);
});
