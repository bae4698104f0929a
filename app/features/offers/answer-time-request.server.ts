import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { type ExtendRefusal, extendReplyDate } from "./extend-reply-date.server.ts";
import { writeOfferLetter } from "./offer-letters.server.ts";
import { lockOffer, writeMove } from "./write-move.server.ts";

type AnswerTimeRequest = {
  requestId: string;
  /** The new reply date; null answers in words alone. */
  replyOn: string | null;
  answer: string;
  secondLook?: string;
  by: string;
  now: Date;
};

type Answered = Result<{ candidateId: string }, AnswerTimeRefusal>;
export type AnswerTimeRefusal = ExtendRefusal | "already_decided" | "answer_missing" | "wording";

/** Gives the time a candidate asked for, or answers in words. They get a letter either way. */
export async function answerTimeRequest(
  db: Db,
  jobs: Jobs,
  { requestId, replyOn, answer, secondLook, by, now }: AnswerTimeRequest,
): Promise<Answered> {
  const text = answer.trim();
  const answered = db.transaction().execute(async (trx): Promise<Answered> => {
    const asked = await trx
      .selectFrom("offer_time_request")
      .select(["offer_id", "candidate_id"])
      .where("id", "=", requestId)
      .executeTakeFirst();
    const offer = asked && (await lockOffer(trx, asked.offer_id, now));
    if (!offer) return { ok: false, reason: "not_found" };
    const request = await trx
      .selectFrom("offer_time_request")
      .select("state")
      .where("id", "=", requestId)
      .executeTakeFirstOrThrow();
    if (request.state !== "open") return { ok: false, reason: "already_decided" };
    if (!replyOn && text === "") return { ok: false, reason: "answer_missing" };
    const words = await passWording(trx, {
      texts: { answer: text },
      place: "time_request",
      memberId: by,
      secondLook,
      now,
    });
    if (!words.ok) return words;
    if (replyOn) {
      // the clock of an offer that nobody had set to 検討中 begins to run with the date
      if (offer.state === "informal") await consider(trx, offer, by, now);
      const extended = await extendReplyDate(trx, {
        offerId: offer.id,
        replyOnBefore: offer.replyOn,
        replyOn,
        reason: text,
        by,
        now,
      });
      if (!extended.ok) throw new Refused(extended.reason);
    } else
      await trx
        .updateTable("offer_time_request")
        .set({ state: "answered", decided_at: now, decided_by: by })
        .where("id", "=", requestId)
        .execute();
    await trx.updateTable("offer_time_request").set({ answer: text }).where("id", "=", requestId).execute();
    if (!replyOn)
      await writeTouchpoint(trx, {
        candidateId: offer.candidateId,
        kind: "time_answered",
        happenedAt: now,
        fromCandidate: false,
        isContact: true,
        memberId: by,
        body: text,
        details: { requestId },
      });
    await writeOfferLetter(trx, jobs, {
      letter: replyOn ? "offer_more_time" : "offer_time_answered",
      candidateId: offer.candidateId,
      details: { replyOn: replyOn ?? offer.replyOn, answer: text },
      now,
    });
    return { ok: true, candidateId: offer.candidateId };
  });
  return answered.catch((error: unknown) => {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  });
}

/** Takes back what the transaction has written so far. */
class Refused extends Error {
  readonly reason: ExtendRefusal;
  constructor(reason: ExtendRefusal) {
    super(reason);
    this.reason = reason;
  }
}

async function consider(trx: Db, offer: Parameters<typeof writeMove>[1], by: string, now: Date) {
  const { today: happenedOn, replyOn } = offer;
  const move = { happenedOn, replyOn, reason: "", heardBy: "", by, isByCandidate: false } as const;
  await writeMove(trx, offer, { ...move, to: "considering", kind: "offer_moved" }, now);
}
