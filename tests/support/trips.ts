// Trips for tests: three days in Tokyo and San Francisco, and people whom they are for.
import type { Db } from "#db/client.server.ts";
import { applyForTrip } from "~/features/trips/apply-for-trip.server.ts";
import { addDay } from "~/features/trips/change-days.server.ts";
import { claimTripSeat } from "~/features/trips/claim-seat.server.ts";
import { closeTrip } from "~/features/trips/close-trip.server.ts";
import { publishTrip } from "~/features/trips/publish-trip.server.ts";
import { makeTrip } from "~/features/trips/save-trip.server.ts";
import { settleTrip } from "~/features/trips/settle-trip.server.ts";
import type { DayPlan, TripPlan } from "~/features/trips/trip.ts";
import { listApplicants } from "~/features/trips/trip-queries.server.ts";
import { instantAt } from "~/lib/dates.ts";
import { aCandidate, aCohort, aCompany, aMember } from "./factories.ts";
import { quietJobs } from "./letters.ts";
import { testSecret } from "./sign-in.ts";

/** When trips of tests are published; applications end on 20 July, the departure is on 1 September 2026. */
export const tripTime = new Date("2026-07-06T03:00:00Z");
export const afterClosing = new Date("2026-07-21T03:00:00Z");

export const tripPlan: TripPlan = {
  cohortYear: 2027,
  unitIds: [],
  title: { ja: "シリコンバレー研修", en: "Silicon Valley trip", ko: "실리콘밸리 연수" },
  description: { ja: "開発拠点で先輩社員の仕事を見学します。" },
  criteria: { ja: "応募した方から抽選で決めます。" },
  costs: { ja: "往復の航空券、宿、保険は会社が払います。" },
  alternative: { ja: "オンラインの見学と、国内拠点での2日間。" },
  alternativeWhen: { ja: "9月7日(月)〜8日(火)" },
  alternativeCosts: { ja: "会社が払います。" },
  ...{ alternativeCostYen: null, alternativeSeats: null },
  nights: "一人一室。夕食のあとは自由時間です。",
  selection: "draw",
  points: [],
  reviewerIds: [],
  leaderIds: [],
  ...{ seats: 2, line: 2, costYen: 400_000, applyBy: "2026-07-20" },
};

export function tripDay(
  day: string,
  overrides: Partial<DayPlan> & { from?: string; to?: string } = {},
): DayPlan {
  const { from = "10:00", to = "18:00", zone = "America/Los_Angeles", ...rest } = overrides;
  return {
    ...{ zone, startsAt: instantAt(day, from, zone), endsAt: instantAt(day, to, zone) },
    label: { ja: "見学" },
    place: { ja: "サンフランシスコ", en: "San Francisco" },
    address: "",
    programme: { ja: "10:00 集合" },
    ...rest,
  };
}

/** Open for applications unless told otherwise: Tokyo on 1 September, San Francisco on the 2nd and 3rd. */
export async function aTrip(
  db: Db,
  {
    isDraft = false,
    seed = new Uint8Array(32).fill(7),
    ...overrides
  }: Partial<TripPlan> & { isDraft?: boolean; seed?: Uint8Array } = {},
) {
  const jobs = quietJobs();
  await aCohort(db);
  const member = await aMember(db);
  const by = { memberId: member.id, now: tripTime };
  const first = tripDay("2026-09-01", {
    zone: "Asia/Tokyo",
    label: { ja: "出発" },
    place: { ja: "成田空港" },
  });
  const made = await makeTrip(db, { ...by, plan: { ...tripPlan, ...overrides }, day: first });
  if (!made.ok) throw new Error(made.reason);
  const { tripId } = made;
  for (const day of ["2026-09-02", "2026-09-03"]) {
    const added = await addDay(db, jobs, { ...by, tripId, day: tripDay(day) });
    if (!added.ok) throw new Error(added.reason);
  }
  if (!isDraft) {
    const published = await publishTrip(db, jobs, { ...by, tripId, secret: testSecret, bytes: seed });
    if (!published.ok) throw new Error(published.reason);
  }
  const sessions = await db
    .selectFrom("session")
    .select("id")
    .where("event_id", "=", tripId)
    .orderBy("starts_at")
    .execute();
  return { id: tripId, memberId: member.id, dayIds: sessions.map(({ id }) => id) };
}

/** Two travel, one waits. */
export async function aTripUnderWay(db: Db, overrides: Parameters<typeof aTrip>[1] = {}) {
  const jobs = quietJobs();
  await aCompany(db, { desk_contact: "soudan@aoba.example.jp" });
  const trip = await aTrip(db, { seats: 2, line: 5, ...overrides });
  const at = { tripId: trip.id, now: afterClosing };
  for (let each = 0; each < 3; each++) {
    const candidateId = (await aTripReader(db)).id;
    await applyForTrip(db, { tripId: trip.id, candidateId, statement: "", now: tripTime });
  }
  await closeTrip(db, at);
  await settleTrip(db, jobs, { ...at, secret: testSecret });
  for (const { candidateId, state } of await listApplicants(db, trip.id))
    if (state === "offered") await claimTripSeat(db, jobs, { ...at, candidateId });
  const [first, second, waiting] = await listApplicants(db, trip.id);
  if (!first || !second || !waiting) throw new Error("three applied");
  return { trip, first, second, waiting, by: { tripId: trip.id, memberId: trip.memberId } };
}

/** Somebody of the class who has said yes. */
export const aTripReader = (db: Db, overrides: Parameters<typeof aCandidate>[1] = {}) =>
  aCandidate(db, { offer_state: "accepted", ...overrides });

/** What one person hears of: letters with the day they are about, in the order they were decided. */
export async function lettersTo(db: Db, candidateId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("delivery")
    .leftJoin("session", "session.id", "delivery.session_id")
    .select(["letter", "delivery.state", "session.starts_at as at"])
    .where("delivery.candidate_id", "=", candidateId)
    .orderBy("delivery.created_at")
    .orderBy("session.starts_at")
    .orderBy("letter")
    .execute();
  return rows.map(({ letter, state, at }) =>
    [letter, at && `${at.getUTCMonth() + 1}/${at.getUTCDate()}`, state === "stopped" && "stopped"]
      .filter(Boolean)
      .join(" "),
  );
}
