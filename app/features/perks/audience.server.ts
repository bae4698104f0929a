import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { openStates } from "~/features/offers/offer.ts";
import { todayIn } from "~/lib/dates.ts";

/** Between the tables perk and candidate: of the class, with an open offer, and of a department it is for. */
export function reaches(): RawBuilder<boolean> {
  const open = sql`any(${[...openStates]}::text[])`;
  return sql<boolean>`(candidate.cohort_year = perk.cohort_year and candidate.merged_into_id is null
    and candidate.offer_state = ${open}
    and (not exists (select from perk_unit where perk_unit.perk_id = perk.id)
      or exists (select from perk_unit where perk_unit.perk_id = perk.id
        and (perk_unit.unit_id = candidate.unit_id or perk_unit.unit_id in (
          select offer.unit_id from offer where offer.candidate_id = candidate.id and offer.state = ${open})))))`;
}

/** The day by which applications end is a day of the company. */
export async function companyToday(db: Db, now: Date): Promise<string> {
  const company = await db.selectFrom("company").select("zone").executeTakeFirst();
  return todayIn(company?.zone ?? "Asia/Tokyo", now);
}
