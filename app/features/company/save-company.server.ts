import type { Db } from "#db/client.server.ts";
import type { Company } from "./company-queries.server.ts";

/** Changes what letters and answer pages say about the company, and its default reply date for offers made from now on. */
export async function saveCompany(db: Db, company: Omit<Company, "isDemo" | "zone">): Promise<void> {
  await db
    .updateTable("company")
    .set({
      name: company.name,
      postal_address: company.postalAddress,
      contact_email: company.contactEmail,
      contact_phone: company.contactPhone,
      desk_contact: company.deskContact,
      locale: company.locale,
      reply_days: company.replyDays,
      quiet_from: company.quietFrom,
      quiet_until: company.quietUntil,
    })
    .execute();
}
