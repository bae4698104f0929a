import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

/**
 * Each night: offers beside which somebody else stands than is in charge of their person get the right one. There should be
 * none. Returns how many there were.
 */
export async function mendCharge(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    update offer set recruiter_id = c.recruiter_id, deputy_id = c.deputy_id from candidate c
    where c.id = offer.candidate_id
      and (offer.recruiter_id, offer.deputy_id) is distinct from (c.recruiter_id, c.deputy_id)`.execute(db);
  return Number(numAffectedRows ?? 0);
}
