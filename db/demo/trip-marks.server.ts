// What people did about the trips of the demo: one of two has read some of the applications; an emergency contact was called
// on the trip that is over, and was dealt with; a calendar has said no to one day of the trip ahead.
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { demoId, type Random } from "./random.ts";
import { day } from "./season.ts";

type Criterion = { name: string; points: number };
type Reading = { tripId: string; reviewers: readonly string[]; at: Date; rng: Random };

/** By number: points for each criterion of the first reviewer, and a reason each; the second has read one of them so far. */
const given = [
  { points: [9, 4], reasons: ["順番の決め方という問いがはっきりしている", "測定を自分で続けている"] },
  { points: [7, 5], reasons: ["基準についての問いが具体的", "測定器を自分で組んでいる"] },
  { points: [8, 4], reasons: ["条件の残し方という問いが現場に近い", "整理の道具を自分で作っている"] },
] as const;
const second = {
  points: [5, 4],
  reasons: ["問いがもう一歩具体的だとよい", "続けていることがわかる"],
} as const;

export async function writeReading(
  trx: Db,
  points: readonly Criterion[],
  { tripId, reviewers, at, rng }: Reading,
): Promise<void> {
  const criteria = points.map((each, position) => ({
    id: demoId(at, rng),
    event_id: tripId,
    position,
    ...each,
  }));
  await trx.insertInto("trip_criterion").values(criteria).execute();
  await trx
    .insertInto("trip_reviewer")
    .values(reviewers.map((member_id) => ({ event_id: tripId, member_id })))
    .execute();
  const applications = await trx
    .selectFrom("trip_application")
    .select(["id", "number"])
    .where("event_id", "=", tripId)
    .where("is_listed", "=", true)
    .orderBy("number")
    .execute();
  const [administrator = "", recruiter = ""] = reviewers;
  const rows = (applicationId: string, memberId: string, said: (typeof given)[number] | typeof second) =>
    criteria.map(({ id }, place) => ({
      ...{ application_id: applicationId, member_id: memberId, criterion_id: id, written_at: at },
      ...{ points: said.points[place] ?? 0, reason: said.reasons[place] ?? "" },
    }));
  const written = applications.flatMap(({ id }, place) => {
    const said = given[place];
    return said ? rows(id, administrator, said) : [];
  });
  const [first] = applications;
  await trx
    .insertInto("trip_review")
    .values([...written, ...(first ? rows(first.id, recruiter, second) : [])])
    .execute();
}

export async function writeOnTheWay(
  trx: Db,
  { now, rng, members }: { now: Date; rng: Random; members: readonly string[] },
): Promise<void> {
  const [, recruiter = ""] = members;
  const called = await trx
    .selectFrom("trip_application")
    .innerJoin("seat", "seat.candidate_id", "trip_application.candidate_id")
    .innerJoin("session", "session.id", "seat.session_id")
    .select(["trip_application.id", "starts_at as at"])
    .whereRef("session.event_id", "=", "trip_application.event_id")
    .where("attendance", "=", "excused")
    .executeTakeFirst();
  if (called)
    await trx
      .insertInto("trip_emergency_call")
      .values({
        ...{ id: demoId(called.at, rng), application_id: called.id, member_id: recruiter },
        ...{
          called_at: called.at,
          reason: "朝、強い腹痛で救急車を呼びました。病院にはわたしが付き添っています。",
        },
        ...{ settled_at: new Date(called.at.getTime() + day / 3), settled_by: recruiter },
      })
      .execute();
  const doubtful = await trx
    .selectFrom("trip_application")
    .innerJoin("session", "session.event_id", "trip_application.event_id")
    .select([
      "trip_application.id",
      sql<string>`(array_agg(session.id order by starts_at))[2]`.as("sessionId"),
    ])
    .where("trip_application.state", "=", "going")
    .where("starts_at", ">", now)
    .groupBy("trip_application.id")
    .orderBy("trip_application.place", "desc")
    .executeTakeFirst();
  if (!doubtful) return;
  await trx
    .insertInto("trip_day_doubt")
    .values({
      ...{ application_id: doubtful.id, session_id: doubtful.sessionId },
      asked_at: new Date(now.getTime() - day),
    })
    .execute();
}
