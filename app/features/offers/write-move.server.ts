import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { TouchpointKind } from "~/features/candidates/touchpoint.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { instantAt, todayIn } from "~/lib/dates.ts";
import { isEnded, type OfferFacts, type OfferState } from "./offer.ts";

/** An offer under its row lock, with what the rules ask about. */
export type LockedOffer = OfferFacts & {
  id: string;
  candidateId: string;
  extendedCount: number;
  acceptedOn: string | null;
  formalOn: string | null;
  replyDays: number;
  zone: string;
  today: string;
};

/** Locks the offer until the transaction ends, so that of two people moving it at once the second sees the first's move. */
export async function lockOffer(trx: Db, offerId: string, now: Date): Promise<LockedOffer | undefined> {
  const offer = await trx
    .selectFrom("offer")
    .select(["id", "candidate_id", "cohort_year", "state", "offered_on", "reply_on"])
    .select(["extended_count", "accepted_on", "formal_on"])
    .where("id", "=", offerId)
    .forUpdate()
    .executeTakeFirst();
  if (!offer) return undefined;
  const house = await trx
    .selectFrom("cohort")
    .innerJoin("company", (join) => join.onTrue())
    .select(["cohort.formal_on", "cohort.joins_on", "company.reply_days", "company.zone"])
    .where("cohort.year", "=", offer.cohort_year)
    .executeTakeFirstOrThrow();
  return {
    id: offer.id,
    candidateId: offer.candidate_id,
    state: offer.state as OfferState,
    lostFrom: offer.state === "lost_contact" ? await findLostFrom(trx, offer.id) : null,
    offeredOn: offer.offered_on,
    replyOn: offer.reply_on,
    extendedCount: offer.extended_count,
    acceptedOn: offer.accepted_on,
    formalOn: offer.formal_on,
    cohortFormalOn: house.formal_on,
    joinsOn: house.joins_on,
    replyDays: house.reply_days,
    zone: house.zone,
    today: todayIn(house.zone, now),
  };
}

/** Where the offer was when contact was lost. An offer that came in as lost, without a history, returns to `considering`. */
export async function findLostFrom(db: Db, offerId: string): Promise<OfferState> {
  const move = await db
    .selectFrom("offer_move")
    .select("from_state")
    .where("offer_id", "=", offerId)
    .where("to_state", "=", "lost_contact")
    .orderBy("recorded_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return (move?.from_state ?? "considering") as OfferState;
}

export type MoveToWrite = {
  to: OfferState;
  happenedOn: string;
  replyOn: string | null;
  reason: string;
  heardBy: string;
  by: string | null;
  isByCandidate: boolean;
  kind: Extract<TouchpointKind, "offer_moved" | "reply_extended" | "offer_reopened">;
  isExtension?: boolean;
  togetherId?: string | null;
};

/** Writes a move that the rules have allowed: the offer, its history, the timeline. */
export async function writeMove(trx: Db, offer: LockedOffer, move: MoveToWrite, now: Date) {
  await trx
    .updateTable("offer")
    .set(changesOf(offer, move, now))
    .where("id", "=", offer.id)
    .execute();
  const moveId = uuidv7();
  await trx
    .insertInto("offer_move")
    .values({
      id: moveId,
      offer_id: offer.id,
      candidate_id: offer.candidateId,
      from_state: offer.state,
      to_state: move.to,
      happened_on: move.happenedOn,
      recorded_at: now,
      recorded_by: move.by,
      by_candidate: move.isByCandidate,
      heard_by: move.heardBy,
      reason: move.reason,
      reply_on_before: offer.replyOn,
      reply_on_after: move.replyOn,
      together_id: move.togetherId ?? null,
    })
    .execute();
  if (isEnded(move.to) || move.to === "joined") await closeOpenWithdrawal(trx, offer.id, now);
  await settleRequests(trx, offer, move, now);
  await writeTouchpoint(trx, {
    candidateId: offer.candidateId,
    kind: move.kind,
    happenedAt: move.happenedOn === offer.today ? now : instantAt(move.happenedOn, "12:00", offer.zone),
    fromCandidate: move.isByCandidate,
    // being told by phone, mail or in person means that we were in touch
    isContact: move.isByCandidate || ["phone", "mail", "meeting", "message"].includes(move.heardBy),
    memberId: move.by,
    body: move.reason,
    details: {
      moveId,
      from: offer.state,
      to: move.to,
      on: move.happenedOn,
      heardBy: move.heardBy,
      replyOnBefore: offer.replyOn,
      replyOn: move.replyOn,
    },
  });
  return { moveId };
}

function changesOf(offer: LockedOffer, move: MoveToWrite, now: Date) {
  const { to, happenedOn } = move;
  const isReopened = isEnded(offer.state);
  const isFormal = to === "formal" && offer.state !== "lost_contact";
  const isAccepted = (to === "accepted" || isFormal) && offer.state !== "lost_contact";
  return {
    state: to,
    reply_on: move.replyOn,
    extended_count: isReopened ? 0 : sql<number>`extended_count + ${move.isExtension ? 1 : 0}::int`,
    accepted_on: isReopened ? null : isAccepted ? (offer.acceptedOn ?? happenedOn) : offer.acceptedOn,
    formal_on: isReopened ? null : isFormal ? happenedOn : offer.formalOn,
    ended_on: isEnded(to) ? happenedOn : null,
    updated_at: now,
  };
}

/** A request to withdraw an offer that has ended in another way is settled: nothing is left to confirm. */
async function closeOpenWithdrawal(trx: Db, offerId: string, now: Date) {
  await trx
    .updateTable("offer_withdrawal")
    .set({ decided_at: now, is_confirmed: false })
    .where("offer_id", "=", offerId)
    .where("decided_at", "is", null)
    .execute();
}

/** More time that was asked for is given by a later date, and needs no answer once the offer is; reopened, the way back is taken. */
async function settleRequests(trx: Db, offer: LockedOffer, move: MoveToWrite, now: Date) {
  const isGiven = move.isExtension === true && move.by !== null;
  if (isGiven || move.to !== "considering")
    await trx
      .updateTable("offer_time_request")
      .set({
        state: isGiven ? "granted" : "settled",
        decided_at: now,
        decided_by: move.by,
        ...(isGiven && { reply_on: move.replyOn }),
      })
      .where("offer_id", "=", offer.id)
      .where("state", "=", "open")
      .execute();
  if (!isEnded(offer.state)) return;
  await trx
    .updateTable("way_back")
    .set((set) => ({
      closed_at: now,
      answered_at: set.fn.coalesce("answered_at", set.val(now)),
      answered_by: set.fn.coalesce("answered_by", set.val(move.by)),
    }))
    .where("offer_id", "=", offer.id)
    .where("closed_at", "is", null)
    .execute();
}
