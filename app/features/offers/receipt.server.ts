import type { Db } from "#db/client.server.ts";
import { formatDay, formatDayTime } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import type { Decision, DecisionText } from "./decision-text.ts";
import type { Paper } from "./own-offer.server.ts";
import { paperWord } from "./paper-word.ts";

export type Receipt = NonNullable<Awaited<ReturnType<typeof findReceipt>>>;

/**
 * A receipt as both sides read it, in the language in which it was decided. `candidateId` limits it to its owner; staff
 * leave it out. Times are those of the company's zone, said with the zone.
 */
export async function findReceipt(db: Db, receiptId: string, candidateId?: string) {
  if (!isId(receiptId)) return undefined;
  const row = await db
    .selectFrom("offer_receipt as receipt")
    .innerJoin("candidate", "candidate.id", "receipt.candidate_id")
    .innerJoin("offer", "offer.id", "receipt.offer_id")
    .innerJoin("company", (join) => join.onTrue())
    .select(["receipt.id", "receipt.number", "receipt.kind", "receipt.happened_at", "receipt.locale"])
    .select(["receipt.shown", "receipt.papers", "receipt.offer_id", "receipt.candidate_id"])
    .select(["candidate.family_name as familyName", "candidate.given_name as givenName", "candidate.romaji"])
    .select(["company.name as company", "company.postal_address as postalAddress", "company.zone"])
    .select(["company.contact_email as contactEmail", "offer.offered_on"])
    .where("receipt.id", "=", receiptId)
    .$if(candidateId !== undefined, (query) => query.where("receipt.candidate_id", "=", candidateId ?? ""))
    .executeTakeFirst();
  if (!row) return undefined;
  const locale: Locale = isLocale(row.locale) ? row.locale : "ja";
  const papers = row.papers as Paper[];
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as Decision,
    locale,
    offerId: row.offer_id,
    candidateId: row.candidate_id,
    name: fullName(row, locale),
    company: row.company,
    companyLines: [row.postalAddress, row.contactEmail].filter(Boolean),
    offeredDay: formatDay(row.offered_on, { locale }),
    when: `${formatDayTime(row.happened_at, { locale, zone: row.zone, zoneName: true })}`,
    happenedAt: row.happened_at,
    text: row.shown as unknown as DecisionText,
    papers: papers.map(({ id, kind, name, sha256 }) => ({ id, kind: paperWord(kind, locale), name, sha256 })),
  };
}
