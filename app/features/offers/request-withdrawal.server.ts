import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import type { Result } from "~/lib/result.ts";
import { canMove } from "./offer.ts";
import { lockOffer } from "./write-move.server.ts";

export type RequestWithdrawalRefusal =
  | "not_found"
  | "not_allowed"
  | "after_joining_day"
  | "reason_missing"
  | "already_requested";

/** Asks for an offer to be withdrawn by the company. Nothing changes for the candidate until a second member confirms. */
export async function requestWithdrawal(
  db: Db,
  input: { offerId: string; reason: string; by: string; now: Date },
): Promise<Result<{ candidateId: string; withdrawalId: string }, RequestWithdrawalRefusal>> {
  return db.transaction().execute(async (trx) => {
    const offer = await lockOffer(trx, input.offerId, input.now);
    const reason = input.reason.trim();
    if (!offer) return { ok: false, reason: "not_found" };
    if (!canMove(offer.state, "withdrawn_by_company", offer.lostFrom))
      return { ok: false, reason: "not_allowed" };
    if (offer.today > offer.joinsOn) return { ok: false, reason: "after_joining_day" };
    if (reason === "") return { ok: false, reason: "reason_missing" };
    const open = await trx
      .selectFrom("offer_withdrawal")
      .select("id")
      .where("offer_id", "=", offer.id)
      .where("decided_at", "is", null)
      .executeTakeFirst();
    if (open) return { ok: false, reason: "already_requested" };
    const withdrawalId = uuidv7();
    await trx
      .insertInto("offer_withdrawal")
      .values({
        id: withdrawalId,
        offer_id: offer.id,
        requested_by: input.by,
        requested_at: input.now,
        reason,
      })
      .execute();
    await writeTouchpoint(trx, {
      candidateId: offer.candidateId,
      kind: "withdrawal_requested",
      happenedAt: input.now,
      fromCandidate: false,
      isContact: false,
      memberId: input.by,
      body: reason,
      details: { withdrawalId },
    });
    return { ok: true, candidateId: offer.candidateId, withdrawalId };
  });
}
