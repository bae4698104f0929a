import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { findCandidate } from "~/features/candidates/candidate-queries.server.ts";
import { changeCandidate } from "~/features/candidates/write-candidate.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { tokenOf } from "~/features/letters/private-link.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isId } from "~/lib/ids.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";

export type OwnDetails = {
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  phone: string;
  language: Locale;
  zone: string;
};

/** A person's own corrections: they count at once, and the timeline says which fields. The address has its own way. */
export async function correctDetails(
  db: Db,
  { candidateId, details, now }: { candidateId: string; details: OwnDetails; now: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await findCandidate(trx, candidateId);
    if (!row) return;
    const before: Record<string, string> = {
      ...{ familyName: row.family_name, givenName: row.given_name, familyKana: row.family_kana },
      ...{
        givenKana: row.given_kana,
        romaji: row.romaji,
        phone: row.phone,
        language: row.locale,
        zone: row.zone,
      },
    };
    const changed = Object.entries(details).filter(([field, value]) => before[field] !== value);
    if (changed.length === 0) return;
    const { zone, ...facts } = details;
    await changeCandidate(trx, { candidateId, facts: { ...rest(row), ...facts }, now });
    await trx.updateTable("candidate").set({ zone }).where("id", "=", candidateId).execute();
    await writeTouchpoint(trx, {
      candidateId,
      kind: "details_corrected",
      happenedAt: now,
      fromCandidate: true,
      isContact: false,
      details: { fields: changed.map(([field]) => field).join(", ") },
    });
  });
}

const confirmWithinHours = 48;

/** Sends a link to a new address: the change counts when somebody who reads mail there confirms it. */
export async function askForNewAddress(
  db: Db,
  jobs: Jobs,
  ask: { candidateId: string; email: string; now: Date },
): Promise<void> {
  const id = uuidv7();
  await db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom("candidate")
      .select("locale")
      .where("id", "=", ask.candidateId)
      .executeTakeFirstOrThrow();
    await trx
      .insertInto("address_change")
      .values({
        id,
        candidate_id: ask.candidateId,
        email: ask.email,
        asked_at: ask.now,
        expires_at: new Date(ask.now.getTime() + confirmWithinHours * 3_600_000),
      })
      .execute();
    await writeDelivery(trx, jobs, {
      letter: "address_confirm",
      mailClass: "transactional",
      to: { candidateId: ask.candidateId },
      address: ask.email,
      locale: isLocale(person.locale) ? person.locale : "ja",
      details: { changeId: id },
      now: ask.now,
    });
  });
}

/** The change that a link of the letter confirms; undefined when it is wrong, too old or done. */
export async function findAddressChange(
  db: Db,
  { token, secret, now }: { token: string; secret: string; now: Date },
) {
  const [id = "", proof = ""] = token.split(".");
  if (!isId(id) || proof !== tokenOf(secret, id)) return undefined;
  return db
    .selectFrom("address_change")
    .innerJoin("candidate", "candidate.id", "address_change.candidate_id")
    .innerJoin("company", (join) => join.onTrue())
    .select(["address_change.id", "address_change.email", "candidate_id as candidateId", "candidate.locale"])
    .select("company.name as companyName")
    .where("address_change.id", "=", id)
    .where("confirmed_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** From now on we write to the new address; the old one is told. */
export async function confirmNewAddress(
  db: Db,
  jobs: Jobs,
  link: { token: string; secret: string; now: Date },
): Promise<Result<object, "not_found">> {
  const { now } = link;
  return db.transaction().execute(async (trx) => {
    const change = await findAddressChange(trx, link);
    const candidateId = change?.candidateId ?? "";
    const row = change && (await findCandidate(trx, candidateId));
    if (!change || !row) return { ok: false, reason: "not_found" };
    await trx.updateTable("address_change").set({ confirmed_at: now }).where("id", "=", change.id).execute();
    await changeCandidate(trx, { candidateId, facts: { ...rest(row), email: change.email }, now });
    await writeTouchpoint(trx, {
      candidateId,
      kind: "address_changed",
      happenedAt: now,
      fromCandidate: true,
      isContact: false,
    });
    if (row.email !== "")
      await writeDelivery(trx, jobs, {
        letter: "address_changed",
        mailClass: "transactional",
        to: { candidateId },
        address: row.email,
        locale: isLocale(row.locale) ? row.locale : "ja",
        details: { email: change.email },
        now,
      });
    return { ok: true };
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findCandidate>>>;

/** Everything as it is. */
function rest(row: Row) {
  return {
    familyName: row.family_name,
    givenName: row.given_name,
    familyKana: row.family_kana,
    givenKana: row.given_kana,
    romaji: row.romaji,
    email: row.email,
    phone: row.phone,
    school: row.school,
    faculty: row.faculty,
    reference: row.reference,
    note: row.note,
    language: isLocale(row.locale) ? row.locale : ("ja" as const),
    recruiterId: row.recruiter_id,
    deputyId: row.deputy_id,
  };
}
