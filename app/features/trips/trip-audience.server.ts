import { type Expression, type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { openStates } from "~/features/offers/offer.ts";

/** Of a person in the query's table candidate: still on the way to their first day. */
export function isOnTheWay(): RawBuilder<boolean> {
  return sql<boolean>`(candidate.merged_into_id is null and candidate.offer_state = any(${[...openStates]}::text[]))`;
}

/** Of its class and of a department it is for, with an open offer: asked anew at each step, of the day's departments. */
export function reaches(tripId: Expression<string>, candidateId: Expression<string>): RawBuilder<boolean> {
  return sql<boolean>`trip_reaches(${tripId}, ${candidateId})`;
}

/** Whether somebody may apply for a trip today; whoever has applied may still change what they wish after a change of department. */
export async function isForPerson(
  db: Db,
  tripId: string,
  candidateId: string,
  { hasApplied = false }: { hasApplied?: boolean } = {},
): Promise<{ school: string } | undefined> {
  return db
    .selectFrom("candidate")
    .select("candidate.school")
    .where("candidate.id", "=", candidateId)
    .where(hasApplied ? isOnTheWay() : sql<boolean>`trip_reaches(${tripId}, candidate.id)`)
    .executeTakeFirst();
}

/** Departments of a trip that is for some of its class; none where it is for all of it. */
export async function listTripUnits(db: Db, tripId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("trip_unit")
    .innerJoin("unit", "unit.id", "trip_unit.unit_id")
    .select(["unit.id", "unit.name"])
    .where("event_id", "=", tripId)
    .orderBy("unit.position")
    .execute();
}
