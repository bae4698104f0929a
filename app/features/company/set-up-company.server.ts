import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { openSession } from "~/features/accounts/session.server.ts";
import { ensureUser, hashOf, setPassword } from "~/features/accounts/user.server.ts";
import { writeAudit } from "~/features/accounts/write-audit.server.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";

export type FirstRun = {
  company: {
    name: string;
    postalAddress: string;
    contactEmail: string;
    contactPhone: string;
    deskContact: string;
    locale: Locale;
    zone: string;
  };
  classYear: number;
  /** Departments in the order given, each with its planned hires. */
  units: { name: string; target: number }[];
  administrator: { familyName: string; givenName: string; email: string; password: string };
};

/**
 * The first run: company, departments, class, hiring plan and the first administrator, who is signed in. All of it or
 * nothing; of two first runs at the same moment the second is told that the company exists.
 */
export async function setUpCompany(
  db: Db,
  { company, classYear, units, administrator }: FirstRun,
  { device, now }: { device: { address: string; userAgent: string }; now: Date },
): Promise<Result<{ token: string }, "company_exists">> {
  const hash = await hashOf(administrator.password);
  return db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto("company")
      .values({
        name: company.name,
        postal_address: company.postalAddress,
        contact_email: company.contactEmail,
        contact_phone: company.contactPhone,
        desk_contact: company.deskContact,
        locale: company.locale,
        zone: company.zone,
        created_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return { ok: false as const, reason: "company_exists" as const };
    await writePlan(trx, classYear, units);
    const person = { id: uuidv7(), ...administrator };
    await trx
      .insertInto("member")
      .values({
        id: person.id,
        role: "administrator",
        family_name: person.familyName,
        given_name: person.givenName,
        email: person.email,
        locale: company.locale,
        zone: company.zone,
        created_at: now,
      })
      .execute();
    const userId = await ensureUser(trx, person, now);
    await setPassword(trx, userId, hash, now);
    await writeAudit(trx, { what: "company_set_up", by: null, about: person.id, now });
    return { ok: true as const, ...(await openSession(trx, userId, device, now)) };
  });
}

async function writePlan(trx: Db, year: number, units: FirstRun["units"]): Promise<void> {
  await trx
    .insertInto("cohort")
    .values({ year, formal_on: `${year - 1}-10-01`, joins_on: `${year}-04-01` })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (units.length === 0) return;
  const rows = units.map((unit, position) => ({ ...unit, id: uuidv7(), position }));
  await trx
    .insertInto("unit")
    .values(rows.map(({ id, name, position }) => ({ id, name, position })))
    .execute();
  await trx
    .insertInto("hiring_target")
    .values(rows.map(({ id, target }) => ({ cohort_year: year, unit_id: id, target })))
    .execute();
}
