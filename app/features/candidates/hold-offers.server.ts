import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";

/**
 * Before people change hands: their offers carry who is in charge, and offers are locked before people everywhere, so that
 * nobody who moves one meanwhile and we wait for each other.
 */
export async function holdOffers(trx: Db, candidateIds: RawBuilder<unknown>): Promise<void> {
  await sql`select from offer where candidate_id in (${candidateIds}) order by id for update`.execute(trx);
}
