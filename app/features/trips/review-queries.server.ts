import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

/** The sum of both reviewers' points of each application that both have read by every criterion. */
export async function totalsOf(db: Db, tripId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; total: number }>`
    select application.id, sum(review.points)::int as total
    from trip_application application join trip_review review on review.application_id = application.id
      join trip_reviewer reviewer on reviewer.event_id = application.event_id and reviewer.member_id = review.member_id
    where application.event_id = ${tripId}
    group by application.id
    having count(*) = 2 * (select count(*) from trip_criterion where event_id = ${tripId})`.execute(db);
  return new Map(rows.map(({ id, total }) => [id, total]));
}
