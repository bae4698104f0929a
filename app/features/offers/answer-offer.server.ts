import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import type { Decision } from "./decision-text.ts";
import { type MoveOfferRefusal, moveOffer } from "./move-offer.server.ts";
import { declinedState, type OfferState } from "./offer.ts";
import { tellRecruiter, writeOfferLetter } from "./offer-letters.server.ts";
import { placeOf } from "./offer-place.ts";
import { findOwnOffer, readDecision } from "./own-offer.server.ts";
import { leaveWayBack } from "./way-back.server.ts";
import { type LockedOffer, lockOffer, writeMove } from "./write-move.server.ts";

export type AnswerOffer = {
  offerId: string;
  candidateId: string;
  /** The state the page showed: a second press, or a recruiter who was faster, changes nothing. */
  from: OfferState;
  /** From readDecision: the text and the papers that the page showed. */
  mark: string;
  locale: Locale;
  now: Date;
};

export type DeclineWith = {
  reason: { id: string; label: Record<string, string> } | null;
  word: string;
  hasWayBack: boolean;
};

export type AnswerOfferRefusal = MoveOfferRefusal | "shown_changed";
type Answered = Result<{ receiptId: string }, AnswerOfferRefusal>;

/** Another open offer of the same person, as the page showed it, that they decline in the same step. */
export type OtherOffer = Pick<AnswerOffer, "offerId" | "from" | "mark">;

/**
 * 承諾する: the offer is accepted, and both sides have a receipt of the moment, the text and the papers. Other offers end
 * only where the person says so here; all of it happens, or none.
 */
export async function acceptOffer(
  db: Db,
  jobs: Jobs,
  { declines = [], ...input }: AnswerOffer & { declines?: OtherOffer[] },
): Promise<Answered> {
  return together(db, [input, ...declines], async (trx) => {
    const accepted = await answer(trx, jobs, input, "accepted", async (offer, receipt) => {
      await writeOfferLetter(trx, jobs, {
        letter: "offer_accepted",
        candidateId: offer.candidateId,
        details: { ...receipt, joinsOn: offer.joinsOn },
        now: input.now,
      });
    });
    if (!accepted.ok) return accepted;
    for (const other of declines) {
      const declined = await decline(trx, jobs, { ...input, ...other, ...plainly });
      if (!declined.ok) return declined;
    }
    return accepted;
  });
}

/** 辞退する: thanks, a receipt, the reason where one was given, and the way back where one was left. */
export async function declineOffer(db: Db, jobs: Jobs, input: AnswerOffer & DeclineWith): Promise<Answered> {
  return together(db, [input], (trx) => decline(trx, jobs, input));
}

const plainly: DeclineWith = { reason: null, word: "", hasWayBack: false };

async function decline(trx: Db, jobs: Jobs, input: AnswerOffer & DeclineWith): Promise<Answered> {
  return answer(trx, jobs, input, "declined", async (offer, receipt) => {
    await trx
      .insertInto("offer_decline")
      .values({
        id: uuidv7(),
        offer_id: offer.id,
        candidate_id: offer.candidateId,
        declined_at: input.now,
        reason: input.reason?.id ?? "",
        reason_label: input.reason ? JSON.stringify(input.reason.label) : null,
        word: input.word.trim(),
      })
      .execute();
    const wayBackUntil = input.hasWayBack ? await leaveWayBack(trx, offer, input.now) : "";
    await writeOfferLetter(trx, jobs, {
      letter: "offer_declined",
      candidateId: offer.candidateId,
      details: { ...receipt, wayBackUntil },
      now: input.now,
    });
  });
}

/** One transaction for offers that are answered together, locked in one order; a refusal takes back what came before it. */
async function together(
  db: Db,
  offers: readonly { offerId: string }[],
  work: (trx: Db) => Promise<Answered>,
): Promise<Answered> {
  try {
    return await db.transaction().execute(async (trx) => {
      const ids = offers.map(({ offerId }) => offerId).filter(isId);
      if (ids.length > 1)
        await trx.selectFrom("offer").select("id").where("id", "in", ids).orderBy("id").forUpdate().execute();
      const done = await work(trx);
      if (!done.ok) throw new Refused(done.reason);
      return done;
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

class Refused extends Error {
  readonly reason: AnswerOfferRefusal;
  constructor(reason: AnswerOfferRefusal) {
    super(reason);
    this.reason = reason;
  }
}

type Receipt = { receiptId: string; number: string; unit: string; at: string };

async function answer(
  trx: Db,
  jobs: Jobs,
  input: AnswerOffer & Partial<DeclineWith>,
  decision: Decision,
  write: (offer: LockedOffer, receipt: Receipt) => Promise<void>,
): Promise<Answered> {
  const { offerId, candidateId, locale, now } = input;
  const offer = isId(offerId) ? await lockOffer(trx, offerId, now) : undefined;
  const own = offer && (await findOwnOffer(trx, candidateId, offerId));
  if (!offer || !own) return { ok: false, reason: "not_found" };
  if (offer.state !== input.from) return { ok: false, reason: "moved_meanwhile" };
  const seen = await readDecision(trx, own, decision, { locale, today: offer.today });
  if (seen.mark !== input.mark) return { ok: false, reason: "shown_changed" };
  const from = await foundAgain(trx, offer, decision, now);
  const moved = await moveOffer(trx, {
    offerId,
    from,
    to: decision === "accepted" ? "accepted" : declinedState(from, offer.lostFrom),
    happenedOn: offer.today,
    reason: input.word ?? "",
    by: null,
    isByCandidate: true,
    now,
  });
  if (!moved.ok) return moved;
  const receiptId = uuidv7();
  const number = receiptNumber(receiptId);
  await trx
    .insertInto("offer_receipt")
    .values({
      id: receiptId,
      number,
      offer_id: offerId,
      candidate_id: candidateId,
      move_id: moved.moveId,
      kind: decision,
      happened_at: now,
      locale,
      shown: JSON.stringify(seen.text),
      papers: JSON.stringify(seen.papers),
    })
    .execute();
  const receipt = {
    receiptId,
    number,
    unit: placeOf(own.unit, own.course),
    at: now.toISOString(),
  };
  await write(offer, receipt);
  await tellRecruiter(trx, jobs, { candidateId, details: { ...receipt, decision }, now });
  return { ok: true, receiptId };
}

/** Whoever answers on their page is in touch again: the offer goes back to where it was before it moves on. */
async function foundAgain(trx: Db, offer: LockedOffer, decision: Decision, now: Date): Promise<OfferState> {
  const { state, lostFrom, today: happenedOn, replyOn } = offer;
  if (state !== "lost_contact" || !lostFrom || decision === "declined") return state;
  const move = { happenedOn, replyOn, reason: "", heardBy: "", by: null, isByCandidate: true } as const;
  await writeMove(trx, offer, { ...move, to: lostFrom, kind: "offer_moved" }, now);
  return lostFrom;
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Eight characters that can be read out on the phone: no I, L, O or U. */
export function receiptNumber(id: string): string {
  const digest = createHash("sha256").update(`receipt:${id}`).digest();
  const text = [...digest.subarray(0, 8)].map((byte) => letters[byte % 32]).join("");
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
