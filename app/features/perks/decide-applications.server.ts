import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { openStates } from "~/features/offers/offer.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { tellDecisions } from "./decision-letters.server.ts";
import { checkReason, type Unfair } from "./fair-criteria.ts";
import { giveInOrder } from "./give-in-order.server.ts";
import { countGranted, type HeldPerk, holdPerk } from "./hold-perk.server.ts";
import { type PerkDecision, placesLeft } from "./perk.ts";

type Decided = {
  perkId: string;
  applicationIds: readonly string[];
  decision: PerkDecision;
  /** Kept, and told to each: as fair as the criteria have to be. May be empty where the way of giving says it. */
  reason: string;
  memberId: string;
  secondLook?: string | undefined;
  now: Date;
};

export type DecideRefusal =
  | { ok: false; reason: "not_found" | "taken_back" | "offer_ended" | "no_reason" | "wording" }
  | { ok: false; reason: "unfair"; found: Unfair[] }
  | { ok: false; reason: "full"; left: number };

type Decision = { ok: true } | DecideRefusal;

/**
 * Grants or refuses applications for one perk, all of them or none, and tells each person. A later decision takes the place
 * of this one. Never more are granted than there are places.
 */
export async function decideApplications(db: Db, jobs: Jobs, decided: Decided): Promise<Decision> {
  const { perkId, decision, memberId, secondLook, now } = decided;
  const reason = decided.reason.trim().slice(0, 500);
  return db.transaction().execute(async (trx): Promise<Decision> => {
    const perk = await holdPerk(trx, perkId);
    const people = await listDecided(trx, decided);
    if (!perk || people.length !== new Set(decided.applicationIds).size || people.length === 0)
      return { ok: false, reason: "not_found" };
    if (people.some(({ state }) => state === "withdrawn")) return { ok: false, reason: "taken_back" };
    if (people.some(({ offerState }) => !openStates.some((state) => state === offerState)))
      return { ok: false, reason: "offer_ended" };
    if (reason === "" && needsReason(perk, decision)) return { ok: false, reason: "no_reason" };
    const found = checkReason(reason);
    if (found.length > 0) return { ok: false, reason: "unfair", found };
    if (reason !== "") {
      const words = await passWording(trx, { texts: { reason }, place: "perk", memberId, secondLook, now });
      if (!words.ok) return words;
    }
    if (decision === "granted") {
      const left = placesLeft({ seats: perk.seats, granted: await countGranted(trx, perkId) });
      const more = people.filter(({ state }) => state !== "granted").length;
      if (left !== null && more > left) return { ok: false, reason: "full", left };
    }
    await trx
      .updateTable("perk_application")
      .set({ state: decision, decided_at: now, decided_by: memberId, reason })
      .where("id", "in", decided.applicationIds)
      .execute();
    await tellDecisions(trx, jobs, { perk, people, decision, reason, memberId, now });
    await giveInOrder(trx, jobs, perk, now);
    return { ok: true };
  });
}

/** "You meet the criteria" and "you were in time" say themselves; a choice among people, and every no, needs its words. */
export function needsReason({ giving }: Pick<HeldPerk, "giving">, decision: PerkDecision): boolean {
  return decision === "refused" || giving === "criteria";
}

async function listDecided(trx: Db, { perkId, applicationIds }: Decided) {
  return trx
    .selectFrom("perk_application")
    .innerJoin("candidate", "candidate.id", "perk_application.candidate_id")
    .select(["perk_application.id as applicationId", "candidate.id as candidateId", "email", "locale"])
    .select(["perk_application.state", "offer_state as offerState"])
    .where("perk_id", "=", perkId)
    .where((is) => is("perk_application.id", "=", is.fn.any(sql<string[]>`${[...applicationIds]}::uuid[]`)))
    .orderBy("applied_at")
    .forUpdate("perk_application")
    .execute();
}
