import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { KnownPerson } from "./import-plan.ts";

/** Everybody of these classes with the offer that counts, as an import compares them. Nobody merged away. */
export async function listKnownPeople(db: Db, cohortYears: readonly number[]): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select c.id, c.cohort_year as "cohortYear", c.reference, c.family_name, c.given_name, c.family_kana, c.given_kana,
      c.romaji, c.email, c.phone, c.school, c.faculty, c.note, c.locale,
      c.name_key, c.kana_key, c.email_key, c.phone_key, c.recruiter_id as "recruiterId",
      c.offer_id as "offerId", c.offer_state as "offerState", c.unit_id as "unitId",
      offer.offered_on as "offeredOn", offer.reply_on as "replyOn", offer.accepted_on as "acceptedOn",
      case when c.offer_state = 'lost_contact' then (
        select from_state from offer_move where offer_id = c.offer_id and to_state = 'lost_contact'
        order by recorded_at desc limit 1) end as "lostFrom"
    from candidate c
    left join offer on offer.id = c.offer_id
    where c.cohort_year = any(${[...cohortYears]}::int[]) and c.merged_into_id is null`.execute(db);
  return rows;
}
