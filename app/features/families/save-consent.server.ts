import type { Db } from "#db/client.server.ts";
import { familyLinkDays, issueLink } from "~/features/letters/private-link.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import type { Channel, FamilyTopic } from "./family.ts";
import { findFamilyLinkId, findFamilyOwner } from "./family-queries.server.ts";
import { entriesTo, listNewestEntries, lockRelative, writeEntries } from "./write-consent.server.ts";

export type ConsentRefusal =
  | "not_found"
  | "no_channel"
  | "no_mail"
  | "no_post"
  | "no_phone"
  | "too_long"
  | "ended";

type Wish = {
  candidateId: string;
  relativeId: string;
  /** The candidate's own page link: the database refuses an opening that comes by any other. */
  linkId: string;
  topics: FamilyTopic[];
  channels: Channel[];
  /** The last day, at most the day before joining. */
  untilOn: string;
  secret: string;
  now: Date;
};

/**
 * Writes what the candidate wants their relative to get from now on, as entries of the ledger. Opening mail for the
 * first time (or again) sends one greeting with the address of the relative's own page.
 */
export async function saveConsent(db: Db, jobs: Jobs, wish: Wish): Promise<Result<object, ConsentRefusal>> {
  const { candidateId, relativeId, linkId, topics, untilOn, now } = wish;
  return db.transaction().execute(async (trx) => {
    if (!(await lockRelative(trx, relativeId, candidateId))) return refusal("not_found");
    const relative = await trx
      .selectFrom("relative")
      .select(["email", "phone", "postal_address", "locale"])
      .where("id", "=", relativeId)
      .executeTakeFirstOrThrow();
    const owner = await findFamilyOwner(trx, candidateId);
    if (!owner) return refusal("not_found");
    if (topics.length > 0) {
      if (owner.hasEnded) return refusal("ended");
      if (wish.channels.length === 0) return refusal("no_channel");
      if (wish.channels.includes("mail") && relative.email === "") return refusal("no_mail");
      if (wish.channels.includes("post") && relative.postal_address === "") return refusal("no_post");
      if (wish.channels.includes("phone") && relative.phone === "") return refusal("no_phone");
      const today = todayIn("Asia/Tokyo", now);
      if (untilOn < today || untilOn > owner.joinsOn) return refusal("too_long");
    }
    const newest = await listNewestEntries(trx, relativeId);
    const entries = entriesTo(newest, wish);
    const mailDomain = jobs.mailDomain;
    const today = todayIn("Asia/Tokyo", now);
    const hadMail = newest.some(
      (entry) => entry.isOpen && entry.channel === "mail" && (entry.untilOn ?? "") >= today,
    );
    await writeEntries(trx, { relativeId, linkId, now, mailDomain }, entries);
    if (topics.length > 0) {
      await markAskOpened(trx, candidateId, now);
      await ensureFamilyPage(trx, { candidateId, relativeId, secret: wish.secret, now });
    }
    if (!hadMail && topics.length > 0 && wish.channels.includes("mail"))
      await writeDelivery(trx, jobs, {
        letter: "family_opened",
        mailClass: "transactional",
        to: { relativeId },
        topic: "any",
        address: relative.email,
        locale: isLocale(relative.locale) ? relative.locale : "ja",
        details: { topics, untilOn },
        now,
      });
    return { ok: true } as const;
  });
}

/** The relative's own page exists from the first opening on: the candidate can look at it, and hand its address over. */
async function ensureFamilyPage(
  trx: Db,
  owner: { candidateId: string; relativeId: string; secret: string; now: Date },
) {
  if (await findFamilyLinkId(trx, owner.relativeId, owner.now)) return;
  await issueLink(trx, { ...owner, purpose: "family", days: familyLinkDays });
}

async function markAskOpened(trx: Db, candidateId: string, now: Date) {
  await trx
    .updateTable("family_ask")
    .set({ answer: "opened", answered_at: now })
    .where("candidate_id", "=", candidateId)
    .where("answer", "is", null)
    .execute();
}

function refusal<R extends ConsentRefusal>(reason: R) {
  return { ok: false, reason } as const;
}
