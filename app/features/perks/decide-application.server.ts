import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import { openStates } from "~/features/offers/offer.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import { checkReason, type Unfair } from "./fair-criteria.ts";
import type { PerkDecision } from "./perk.ts";

type Decided = {
  applicationId: string;
  decision: PerkDecision;
  /** Kept, and told to the person: as fair as the criteria have to be. */
  reason: string;
  memberId: string;
  secondLook?: string | undefined;
  now: Date;
};

export type DecideRefusal =
  | { ok: false; reason: "not_found" | "taken_back" | "offer_ended" | "no_reason" | "wording" }
  | { ok: false; reason: "unfair"; found: Unfair[] };

/** Grants or refuses one application, with its reason, and tells the person. A later decision takes the place of this one. */
export async function decideApplication(
  db: Db,
  jobs: Jobs,
  { applicationId, decision, reason: typed, memberId, secondLook, now }: Decided,
): Promise<{ ok: true } | DecideRefusal> {
  const reason = typed.trim().slice(0, 500);
  return db.transaction().execute(async (trx): Promise<{ ok: true } | DecideRefusal> => {
    const application = await trx
      .selectFrom("perk_application")
      .innerJoin("perk", "perk.id", "perk_application.perk_id")
      .innerJoin("candidate", "candidate.id", "perk_application.candidate_id")
      .select(["perk_application.state", "perk_id as perkId", "candidate_id as candidateId", "perk.title"])
      .select(["email", "locale", "offer_state as offerState"])
      .where("perk_application.id", "=", applicationId)
      .forUpdate("perk_application")
      .executeTakeFirst();
    if (!application) return { ok: false, reason: "not_found" };
    const { candidateId, perkId, offerState } = application;
    if (application.state === "withdrawn") return { ok: false, reason: "taken_back" };
    if (!openStates.some((state) => state === offerState)) return { ok: false, reason: "offer_ended" };
    if (reason === "") return { ok: false, reason: "no_reason" };
    const found = checkReason(reason);
    if (found.length > 0) return { ok: false, reason: "unfair", found };
    const words = await passWording(trx, { texts: { reason }, place: "perk", memberId, secondLook, now });
    if (!words.ok) return words;
    await trx
      .updateTable("perk_application")
      .set({ state: decision, decided_at: now, decided_by: memberId, reason })
      .where("id", "=", applicationId)
      .execute();
    const title = application.title as Texts;
    await writeTouchpoint(trx, {
      candidateId,
      kind: "perk_decided",
      happenedAt: now,
      fromCandidate: false,
      isContact: true,
      memberId,
      details: { perkId, title: textIn(title, "ja"), decision },
    });
    await stopEarlierLetters(trx, applicationId, now);
    if (application.email !== "")
      await writeDelivery(trx, jobs, {
        letter: "perk_decided",
        mailClass: "transactional",
        to: { candidateId },
        address: application.email,
        locale: isLocale(application.locale) ? application.locale : "ja",
        details: { applicationId, title, decision, reason },
        now,
      });
    return { ok: true };
  });
}

/** Of two decisions only the later one leaves, where the first still waits for the morning. */
async function stopEarlierLetters(trx: Db, applicationId: string, now: Date): Promise<void> {
  await trx
    .updateTable("delivery")
    .set({ state: "stopped", finished_at: now })
    .where("letter", "=", "perk_decided")
    .where("state", "=", "queued")
    .where(sql<boolean>`details->>'applicationId' = ${applicationId}`)
    .where("candidate_id", "=", (is) =>
      is.selectFrom("perk_application").select("candidate_id").where("id", "=", applicationId),
    )
    .execute();
}
