import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { findPolicy } from "./policy-settings.server.ts";

/**
 * Whether the company's rule of two hosts at a first meeting keeps this person out of a session: it is a meetup that fewer
 * than two lead, and they have been to nothing yet. False where there is no such rule.
 */
export async function isFirstAlone(
  trx: Db,
  { sessionId, candidateId }: { sessionId: string; candidateId: string },
): Promise<boolean> {
  const { twoHostsFirst } = await findPolicy(trx);
  if (!twoHostsFirst) return false;
  const { rows } = await sql`
    select from session join event on event.id = session.event_id
    where session.id = ${sessionId} and event.kind = 'meetup'
      and (select count(*) from session_host led where led.session_id = session.id and led.leads) < 2
      and not exists (select from seat where seat.candidate_id = ${candidateId} and seat.attendance = 'attended')`.execute(
    trx,
  );
  return rows.length > 0;
}
