import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { isAnswerAwaited, oneTapReplyOn } from "./offer.ts";
import { writeOfferLetter } from "./offer-letters.server.ts";
import { lockOffer, writeMove } from "./write-move.server.ts";

type TakeMoreTime = {
  offerId: string;
  candidateId: string;
  /** The reply date on the page: a second press, or a recruiter who was faster, changes nothing. */
  replyOnBefore: string | null;
  now: Date;
};

export type MoreTimeRefusal = "not_found" | "not_awaited" | "already_taken" | "moved_meanwhile";

/** もう少し時間がほしい: seven days more at once, for whoever asks the first time. A letter says until when. */
export async function takeMoreTime(
  db: Db,
  jobs: Jobs,
  { offerId, candidateId, replyOnBefore, now }: TakeMoreTime,
): Promise<Result<{ replyOn: string }, MoreTimeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const offer = await lockOffer(trx, offerId, now);
    if (!offer || offer.candidateId !== candidateId) return { ok: false, reason: "not_found" };
    const replyOn = oneTapReplyOn(offer, offer.today);
    if (!replyOn || !isAnswerAwaited(offer.state)) return { ok: false, reason: "not_awaited" };
    if (offer.replyOn !== replyOnBefore) return { ok: false, reason: "moved_meanwhile" };
    if (await hasTakenMoreTime(trx, offerId)) return { ok: false, reason: "already_taken" };
    await writeMove(
      trx,
      offer,
      {
        to: "considering",
        happenedOn: offer.today,
        replyOn,
        reason: "",
        heardBy: "",
        by: null,
        isByCandidate: true,
        kind: "reply_extended",
        isExtension: true,
      },
      now,
    );
    await writeOfferLetter(trx, jobs, { letter: "offer_more_time", candidateId, details: { replyOn }, now });
    return { ok: true, replyOn };
  });
}

/** The one tap is used up; a reopened offer has a new one. */
export async function hasTakenMoreTime(db: Db, offerId: string): Promise<boolean> {
  const move = await db
    .selectFrom("offer_move as move")
    .select("move.id")
    .where("move.offer_id", "=", offerId)
    .where("move.to_state", "=", "considering")
    .where("move.by_candidate", "=", true)
    .where("move.recorded_by", "is", null)
    .where((is) =>
      is.or([
        is("move.reply_on_before", "is", null),
        is("move.reply_on_after", ">", is.ref("move.reply_on_before")),
      ]),
    )
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("offer_move as later")
            .select("later.id")
            .whereRef("later.offer_id", "=", "move.offer_id")
            .where("later.from_state", "in", ["declined_before", "declined_after", "withdrawn_by_company"])
            .whereRef("later.recorded_at", ">=", "move.recorded_at"),
        ),
      ),
    )
    .executeTakeFirst();
  return move !== undefined;
}
