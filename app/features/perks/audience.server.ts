import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";

/** Between the tables perk and candidate: of the class, with an open offer, and of a department it is for. */
export function reaches(): RawBuilder<boolean> {
  return sql<boolean>`exists (select from perk_reader
    where perk_reader.perk_id = perk.id and perk_reader.candidate_id = candidate.id)`;
}

/** The day by which applications end is a day of the company. */
export async function companyToday(db: Db, now: Date): Promise<string> {
  const company = await db.selectFrom("company").select("zone").executeTakeFirst();
  return todayIn(company?.zone ?? "Asia/Tokyo", now);
}
