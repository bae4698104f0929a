import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";

/**
 * What mail servers said goes on the day that was promised. An address is listed while letters to it rest and somebody
 * here has it: it goes with the person.
 */
export async function forgetBounces(db: Db, now: Date): Promise<void> {
  await db.deleteFrom("mail_bounce").where("expires_on", "<", todayIn("Asia/Tokyo", now)).execute();
  await sql`delete from mail_suppression rests where ends_at < ${now} or not exists (
    select from candidate where lower(email) = rests.address union all select from relative where lower(email) = rests.address
    union all select from member where lower(email) = rests.address)`.execute(db);
}

/** The addresses of these people and of their relatives: asked before they go, for `forgetRests` after it. */
export async function addressesOf(trx: Db, candidateIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select lower(email) as address from candidate where id = any(${candidateIds}::uuid[]) or merged_into_id = any(${candidateIds}::uuid[])
    union select lower(email) from relative where candidate_id = any(${candidateIds}::uuid[])
    union select lower(address) from delivery where candidate_id = any(${candidateIds}::uuid[])`.execute(trx);
  return rows.map(({ address }) => address).filter(Boolean);
}

/** Forgets in the same transaction as the people that these addresses rested; one that somebody else here has stays. */
export async function forgetRests(trx: Db, addresses: readonly string[]): Promise<void> {
  await sql`delete from mail_suppression rests where address = any(${addresses}::text[]) and not exists (
    select from candidate where lower(email) = rests.address union all select from relative where lower(email) = rests.address
    union all select from member where lower(email) = rests.address)`.execute(trx);
}
