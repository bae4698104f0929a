import type { Db } from "#db/client.server.ts";
import { inTransaction } from "#db/in-transaction.server.ts";
import type { Result } from "~/lib/result.ts";
import { checkExtension, type ExtensionRefusal } from "./offer.ts";
import { lockOffer, writeMove } from "./write-move.server.ts";

export type ExtendReplyDate = {
  offerId: string;
  /** The reply date the person saw: if somebody extended it meanwhile, nothing changes. */
  replyOnBefore: string | null;
  replyOn: string;
  reason: string;
  heardBy?: string;
  by: string | null;
  isByCandidate?: boolean;
  now: Date;
};

export type ExtendRefusal = ExtensionRefusal | "not_found" | "moved_meanwhile";

/** Gives a candidate who is considering more time. The state stays; the history keeps both dates. */
export async function extendReplyDate(
  db: Db,
  input: ExtendReplyDate,
): Promise<Result<{ candidateId: string }, ExtendRefusal>> {
  return inTransaction(db, async (trx) => {
    const offer = await lockOffer(trx, input.offerId, input.now);
    if (!offer) return { ok: false, reason: "not_found" };
    const check = checkExtension(offer, { replyOn: input.replyOn, today: offer.today });
    if (!check.ok && check.reason === "not_considering") return check;
    if (offer.replyOn !== input.replyOnBefore) return { ok: false, reason: "moved_meanwhile" };
    if (!check.ok) return check;
    await writeMove(
      trx,
      offer,
      {
        to: "considering",
        happenedOn: offer.today,
        replyOn: input.replyOn,
        reason: input.reason.trim(),
        heardBy: input.heardBy ?? "",
        by: input.by,
        isByCandidate: input.isByCandidate ?? false,
        kind: "reply_extended",
        isExtension: true,
      },
      input.now,
    );
    return { ok: true, candidateId: offer.candidateId };
  });
}
