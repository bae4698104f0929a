import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { checkReason, type Unfair } from "~/features/perks/fair-criteria.ts";
import type { Result } from "~/lib/result.ts";
import { holdTrip } from "./hold-trip.server.ts";

type Given = { criterionId: string; points: number; reason: string };
type Reviewing = {
  tripId: string;
  applicationId: string;
  memberId: string;
  given: Given[];
  now: Date;
};

export type ReviewRefusal =
  | { ok: false; reason: "not_found" | "not_closed" | "incomplete" }
  | { ok: false; reason: "unfair"; found: Unfair[] };

/**
 * Keeps one reviewer's points of one application, each with its reason, while the list is closed and nothing is settled.
 * Reasons are as fair as the criteria have to be: they may be shown to whom they are about.
 */
export async function reviewApplication(
  db: Db,
  { tripId, applicationId, memberId, given, now }: Reviewing,
): Promise<{ ok: true } | ReviewRefusal> {
  return db.transaction().execute(async (trx): Promise<{ ok: true } | ReviewRefusal> => {
    const trip = await holdTrip(trx, tripId);
    if (!trip || !(await isReviewer(trx, tripId, memberId))) return { ok: false, reason: "not_found" };
    if (trip.state !== "closed") return { ok: false, reason: "not_closed" };
    const application = await trx
      .selectFrom("trip_application")
      .select("id")
      .where("id", "=", applicationId)
      .where("event_id", "=", tripId)
      .where("is_listed", "=", true)
      .executeTakeFirst();
    if (!application) return { ok: false, reason: "not_found" };
    const criteria = await listCriteria(trx, tripId);
    const rows = criteria.flatMap(({ id, points: most }) => {
      const one = given.find(({ criterionId }) => criterionId === id);
      const isWhole = one && Number.isInteger(one.points) && one.points >= 0 && one.points <= most;
      return one && isWhole && one.reason.trim() !== "" ? [{ ...one, reason: one.reason.trim() }] : [];
    });
    if (rows.length < criteria.length) return { ok: false, reason: "incomplete" };
    const found = rows.flatMap(({ reason }) => checkReason(reason));
    if (found.length > 0) return { ok: false, reason: "unfair", found };
    await trx
      .insertInto("trip_review")
      .values(
        rows.map(({ criterionId, points, reason }) => ({
          ...{ application_id: applicationId, member_id: memberId, criterion_id: criterionId },
          ...{ points, reason: reason.slice(0, 500), written_at: now },
        })),
      )
      .onConflict((known) =>
        known.columns(["application_id", "member_id", "criterion_id"]).doUpdateSet((set) => ({
          points: set.ref("excluded.points"),
          reason: set.ref("excluded.reason"),
          written_at: now,
        })),
      )
      .execute();
    return { ok: true };
  });
}

export async function isReviewer(db: Db, tripId: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom("trip_reviewer")
    .select("member_id")
    .where("event_id", "=", tripId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listCriteria(db: Db, tripId: string) {
  return db
    .selectFrom("trip_criterion")
    .select(["id", "name", "points"])
    .where("event_id", "=", tripId)
    .orderBy("position")
    .execute();
}

export type Reading = {
  id: string;
  number: number;
  statement: string;
  mine: Given[];
  /** The other one's, once one's own is written: two people read without knowing of each other. */
  theirs: Given[];
};

/** What a reviewer reads: numbers and words, nobody's name, school, unit or address. */
export async function listReadings(db: Db, tripId: string, memberId: string): Promise<Reading[]> {
  const given = (isMine: boolean) => sql<
    Given[]
  >`coalesce((select json_agg(json_build_object('criterionId', r.criterion_id,
    'points', r.points, 'reason', r.reason)) from trip_review r where r.application_id = trip_application.id
    and (r.member_id = ${memberId}) = ${isMine}), '[]')`;
  const rows = await db
    .selectFrom("trip_application")
    .select(["id", "number", "statement", given(true).as("mine"), given(false).as("theirs")])
    .where("event_id", "=", tripId)
    .where("is_listed", "=", true)
    .where("state", "<>", "withdrawn")
    .orderBy("number")
    .execute();
  return rows.map((row) => ({ ...row, theirs: row.mine.length > 0 ? row.theirs : [] }));
}

export type Disagreement = { number: number; criterion: string; points: [number, number] };

/** Where the two are further apart than a third of a criterion's points: to be talked about before it is settled. */
export async function listDisagreements(db: Db, tripId: string): Promise<Disagreement[]> {
  const { rows } = await sql<{ number: number; criterion: string; low: number; high: number }>`
    select application.number, criterion.name as criterion, min(review.points) as low, max(review.points) as high
    from trip_review review join trip_application application on application.id = review.application_id
      join trip_criterion criterion on criterion.id = review.criterion_id
    where application.event_id = ${tripId}
    group by application.number, criterion.id
    having count(*) = 2 and max(review.points) - min(review.points) > criterion.points / 3.0
    order by application.number, criterion.position`.execute(db);
  return rows.map(({ number, criterion, low, high }) => ({ number, criterion, points: [low, high] }));
}

/** How many of the listed both have read, and how many there are. */
export async function countRead(db: Db, tripId: string): Promise<{ read: number; all: number }> {
  const { rows } = await sql<{ read: number; all: number }>`
    select count(*) filter (where (select count(*) from trip_review where application_id = application.id)
      >= 2 * (select count(*) from trip_criterion where event_id = ${tripId}))::int as read, count(*)::int as all
    from trip_application application where event_id = ${tripId} and is_listed and state <> 'withdrawn'`.execute(
    db,
  );
  return rows[0] ?? { read: 0, all: 0 };
}

/** What one's own points came to, and what the last kept seat had: how a result is told in a sentence. */
export async function findOwnResult(
  db: Db,
  tripId: string,
  candidateId: string,
): Promise<Result<{ mine: number; last: number | null; most: number }, "unread">> {
  const { rows } = await sql<{ mine: number | null; last: number | null; most: number | null }>`
    with total as (select application.id, application.candidate_id, application.state, sum(review.points)::int as points
      from trip_application application join trip_review review on review.application_id = application.id
      where application.event_id = ${tripId} group by application.id)
    select (select points from total where candidate_id = ${candidateId}) as mine,
      (select min(points) from total where state in ('offered', 'going')) as last,
      (select 2 * sum(points)::int from trip_criterion where event_id = ${tripId}) as most`.execute(db);
  const { mine = null, last = null, most = null } = rows[0] ?? {};
  return mine === null || most === null ? { ok: false, reason: "unread" } : { ok: true, mine, last, most };
}

export async function listReviewerIds(db: Db, tripId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("trip_reviewer")
    .select("member_id as id")
    .where("event_id", "=", tripId)
    .orderBy("member_id")
    .execute();
  return rows.map(({ id }) => id);
}
