import { tripDay, tripPlan } from "#tests/support/trips.ts";
import { applyForTrip } from "~/features/trips/apply-for-trip.server.ts";
import { claimTripSeat } from "~/features/trips/claim-seat.server.ts";
import { closeTrip } from "~/features/trips/close-trip.server.ts";
import { publishTrip } from "~/features/trips/publish-trip.server.ts";
import { makeTrip } from "~/features/trips/save-trip.server.ts";
import { settleTrip } from "~/features/trips/settle-trip.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import type { House } from "./house.ts";

/** A trip whose draw is made, with one traveller who still lacks everything. */
export async function aTripUnderWay(
  { db, app }: House,
  { memberId, candidateId, year }: { memberId: string; candidateId: string; year: number },
): Promise<{ id: string; day: string; open: string }> {
  const now = new Date();
  const today = todayIn("Asia/Tokyo", now);
  const jobs = { add: async () => {}, wake: () => {}, mailDomain: "enishi.test" };
  const made = await makeTrip(db, {
    plan: { ...tripPlan, cohortYear: year, applyBy: today },
    day: tripDay(addDays(today, 60)),
    ...{ memberId, now },
  });
  if (!made.ok) throw new Error(made.reason);
  const { tripId } = made;
  const [secret, bytes] = [app.secret, new Uint8Array(32).fill(3)];
  await publishTrip(db, jobs, { tripId, memberId, secret, bytes, now });
  await applyForTrip(db, { tripId, candidateId, statement: "", now });
  await closeTrip(db, { tripId, now: new Date(now.getTime() + 86_400_000) });
  await settleTrip(db, jobs, { tripId, secret, now });
  await claimTripSeat(db, jobs, { tripId, candidateId, now });
  await db
    .deleteFrom("delivery")
    .where("candidate_id", "=", candidateId)
    .where("state", "=", "queued")
    .execute();
  const { id: day } = await db
    .selectFrom("session")
    .select("id")
    .where("event_id", "=", tripId)
    .executeTakeFirstOrThrow();
  const other = await makeTrip(db, {
    plan: { ...tripPlan, cohortYear: year, applyBy: addDays(today, 20) },
    day: tripDay(addDays(today, 70)),
    ...{ memberId, now },
  });
  if (!other.ok) throw new Error(other.reason);
  await publishTrip(db, jobs, { tripId: other.tripId, memberId, secret, bytes, now });
  return { id: tripId, day, open: other.tripId };
}
