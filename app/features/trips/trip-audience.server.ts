import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { openStates } from "~/features/offers/offer.ts";

/** Of a person in the query's table candidate: still on the way to their first day. */
export function isOnTheWay(): RawBuilder<boolean> {
  return sql<boolean>`(candidate.merged_into_id is null and candidate.offer_state = any(${[...openStates]}::text[]))`;
}

/** Whether a trip is for this person: of its class, with an open offer. */
export async function isForPerson(
  db: Db,
  tripId: string,
  candidateId: string,
): Promise<{ school: string } | undefined> {
  return db
    .selectFrom("candidate")
    .innerJoin("event", "event.cohort_year", "candidate.cohort_year")
    .select("candidate.school")
    .where("candidate.id", "=", candidateId)
    .where("event.id", "=", tripId)
    .where(isOnTheWay())
    .executeTakeFirst();
}
