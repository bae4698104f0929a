import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { addDays } from "~/lib/dates.ts";
import type { Result } from "~/lib/result.ts";
import { isAnswerAwaited, shortestReplyDays } from "./offer.ts";
import { lockOffer } from "./write-move.server.ts";

type AskForTime = {
  offerId: string;
  candidateId: string;
  /** Until when they would like to think; null leaves it to us. */
  wishOn: string | null;
  word: string;
  now: Date;
};

export type AskForTimeRefusal = "not_found" | "not_awaited" | "already_asked" | "wish_too_early";

/** More time than the one tap gives: a person of ours decides, and until then the offer stays as it is. */
export async function askForTime(
  db: Db,
  { offerId, candidateId, wishOn, word, now }: AskForTime,
): Promise<Result<{ requestId: string }, AskForTimeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const offer = await lockOffer(trx, offerId, now);
    if (!offer || offer.candidateId !== candidateId) return { ok: false, reason: "not_found" };
    if (!isAnswerAwaited(offer.state)) return { ok: false, reason: "not_awaited" };
    const earliest = addDays(offer.today, shortestReplyDays);
    if (wishOn && (wishOn < earliest || (offer.replyOn && wishOn <= offer.replyOn)))
      return { ok: false, reason: "wish_too_early" };
    const open = await trx
      .selectFrom("offer_time_request")
      .select("id")
      .where("offer_id", "=", offerId)
      .where("state", "=", "open")
      .executeTakeFirst();
    if (open) return { ok: false, reason: "already_asked" };
    const requestId = uuidv7();
    await trx
      .insertInto("offer_time_request")
      .values({
        id: requestId,
        offer_id: offerId,
        candidate_id: candidateId,
        asked_at: now,
        wish_on: wishOn,
        word: word.trim(),
      })
      .execute();
    await writeTouchpoint(trx, {
      candidateId,
      kind: "time_asked",
      happenedAt: now,
      fromCandidate: true,
      isContact: true,
      body: word.trim(),
      details: { requestId, wishOn },
    });
    return { ok: true, requestId };
  });
}
