import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

/**
 * Each night: rows of the kept figures that say the same become one, and what has become nothing goes. Changes that
 * come meanwhile add rows of their own, which the next night takes.
 */
export async function tidyTally(db: Db): Promise<void> {
  await sql`
    with gone as (delete from offer_tally returning *)
    insert into offer_tally
    select cohort_year, unit_id, state, is_extended, reply_on, accepted_on, ended_on, sum(offers) from gone
    group by 1, 2, 3, 4, 5, 6, 7 having sum(offers) <> 0`.execute(db);
}
