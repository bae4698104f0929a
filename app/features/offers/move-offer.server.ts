import type { Db } from "#db/client.server.ts";
import { inTransaction } from "#db/in-transaction.server.ts";
import type { Result } from "~/lib/result.ts";
import { checkMove, isEnded, type MoveRefusal, type OfferState } from "./offer.ts";
import { lockOffer, writeMove } from "./write-move.server.ts";

export type MoveOffer = {
  offerId: string;
  /** The state the person saw when deciding: if somebody was faster, nothing moves. */
  from: OfferState;
  /** `accepted` becomes `formal` by itself from the class's formal day on. */
  to: OfferState;
  happenedOn: string;
  reason?: string;
  heardBy?: string;
  replyOn?: string | null;
  /** The member who records it; null when the candidate does. */
  by: string | null;
  isByCandidate?: boolean;
  /** The moves made together that this one belongs to. */
  togetherId?: string;
  now: Date;
};

export type MoveOfferRefusal = MoveRefusal | "not_found" | "moved_meanwhile";

/**
 * Moves an offer by hand, with the day it happened and how we heard of it; reopening a declined one is a move too.
 * Writes history and timeline with it. Withdrawals have their own way: request-withdrawal, confirm-withdrawal.
 */
export async function moveOffer(
  db: Db,
  input: MoveOffer,
): Promise<Result<{ candidateId: string; to: OfferState; moveId: string }, MoveOfferRefusal>> {
  return inTransaction(db, async (trx) => {
    const offer = await lockOffer(trx, input.offerId, input.now);
    if (!offer) return { ok: false, reason: "not_found" };
    if (offer.state !== input.from) return { ok: false, reason: "moved_meanwhile" };
    const reason = (input.reason ?? "").trim();
    const move = checkMove(offer, {
      to: input.to,
      happenedOn: input.happenedOn,
      today: offer.today,
      reason,
      replyOn: input.replyOn ?? null,
      defaultReplyDays: offer.replyDays,
    });
    if (!move.ok) return move;
    const isAnswer = ["accepted", "formal", "declined_before", "declined_after"].includes(move.to);
    const { moveId } = await writeMove(
      trx,
      offer,
      {
        to: move.to,
        replyOn: move.replyOn,
        happenedOn: input.happenedOn,
        reason,
        heardBy: input.heardBy ?? "",
        by: input.by,
        isByCandidate: input.isByCandidate ?? (isAnswer && !isPromotion(offer.state, move.to)),
        kind: isEnded(offer.state) ? "offer_reopened" : "offer_moved",
        togetherId: input.togetherId ?? null,
      },
      input.now,
    );
    return { ok: true, candidateId: offer.candidateId, to: move.to, moveId };
  });
}

/** 承諾 → 内定 is the company's doing; the answer came before. */
function isPromotion(from: OfferState, to: OfferState) {
  return to === "formal" && from !== "informal" && from !== "considering";
}
