import type { Db } from "#db/client.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import type { Locale } from "~/lib/locale.ts";

// One installation serves one company: its row exists from the first run on, or from the loading of the demo.

export type Company = {
  name: string;
  postalAddress: string;
  contactEmail: string;
  contactPhone: string;
  deskContact: string;
  locale: Locale;
  zone: string;
  replyDays: number;
  quietFrom: number;
  quietUntil: number;
  isDemo: boolean;
};

/** Undefined until the first run is done. */
export async function findCompany(db: Db): Promise<Company | undefined> {
  const row = await db
    .selectFrom("company")
    .modifyFront(kept)
    .select([
      "name",
      "postal_address as postalAddress",
      "contact_email as contactEmail",
      "contact_phone as contactPhone",
      "desk_contact as deskContact",
      "locale",
      "zone",
      "reply_days as replyDays",
      "quiet_from as quietFrom",
      "quiet_until as quietUntil",
      "is_demo as isDemo",
    ])
    .executeTakeFirst();
  return row && { ...row, locale: row.locale as Locale };
}

export async function listOpenUnits(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("unit")
    .select(["id", "name"])
    .where("closed_at", "is", null)
    .orderBy("position")
    .execute();
}

/** Planned hires of a class by unit id; units without a plan are left out. */
export async function listTargets(db: Db, cohortYear: number): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom("hiring_target")
    .select(["unit_id", "target"])
    .where("cohort_year", "=", cohortYear)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.unit_id, row.target]));
}
