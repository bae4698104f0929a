import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { wayBackUntil } from "./offer.ts";
import { writeOfferLetter } from "./offer-letters.server.ts";
import { type LockedOffer, lockOffer } from "./write-move.server.ts";

type Own = { offerId: string; candidateId: string; now: Date };
export type WayBackRefusal = "not_found" | "already_asked";

/** Opens a way back with a decline, for two years; answers until when. */
export async function leaveWayBack(trx: Db, offer: LockedOffer, now: Date): Promise<string> {
  const untilOn = wayBackUntil(offer.today);
  await trx
    .insertInto("way_back")
    .values({
      id: uuidv7(),
      candidate_id: offer.candidateId,
      offer_id: offer.id,
      opened_at: now,
      until_on: untilOn,
    })
    .execute();
  await writeTouchpoint(trx, {
    candidateId: offer.candidateId,
    kind: "way_back_left",
    happenedAt: now,
    fromCandidate: true,
    isContact: false,
    details: { untilOn },
  });
  return untilOn;
}

/** Two more years from today. */
export async function renewWayBack(db: Db, own: Own): Promise<Result<{ untilOn: string }, WayBackRefusal>> {
  return withOpenWay(db, own, async (trx, way, today) => {
    const untilOn = wayBackUntil(today);
    await trx
      .updateTable("way_back")
      .set({ until_on: untilOn, renewed_at: own.now })
      .where("id", "=", way.id)
      .execute();
    return { ok: true, untilOn };
  });
}

/** No way back any more; what was asked through it needs no answer. */
export async function closeWayBack(db: Db, own: Own): Promise<Result<object, WayBackRefusal>> {
  return withOpenWay(db, own, async (trx, way) => {
    await trx.updateTable("way_back").set({ closed_at: own.now }).where("id", "=", way.id).execute();
    await writeTouchpoint(trx, {
      candidateId: own.candidateId,
      kind: "way_back_closed",
      happenedAt: own.now,
      fromCandidate: true,
      isContact: false,
    });
    return { ok: true };
  });
}

/** もう一度検討したい: a person of ours reopens the offer or answers; nothing changes by itself. */
export async function askToReopen(
  db: Db,
  own: Own & { word: string },
): Promise<Result<object, WayBackRefusal>> {
  return withOpenWay<object>(db, own, async (trx, way) => {
    if (way.asked_at && !way.answered_at) return { ok: false, reason: "already_asked" };
    await trx
      .updateTable("way_back")
      .set({
        asked_at: own.now,
        asked_word: own.word.trim(),
        answered_at: null,
        answered_by: null,
        answer: "",
      })
      .where("id", "=", way.id)
      .execute();
    await writeTouchpoint(trx, {
      candidateId: own.candidateId,
      kind: "reopening_asked",
      happenedAt: own.now,
      fromCandidate: true,
      isContact: true,
      body: own.word.trim(),
    });
    return { ok: true };
  });
}

export type AnswerReopeningRefusal = "not_found" | "already_decided" | "answer_missing" | "wording";

/** Answers in words; reopening itself is a move of the offer (move-offer) and answers by itself. */
export async function answerReopening(
  db: Db,
  jobs: Jobs,
  input: { wayBackId: string; answer: string; secondLook?: string; by: string; now: Date },
): Promise<Result<{ candidateId: string }, AnswerReopeningRefusal>> {
  const text = input.answer.trim();
  return db.transaction().execute(async (trx) => {
    const way = await trx
      .selectFrom("way_back")
      .select(["id", "candidate_id", "asked_at", "answered_at", "closed_at"])
      .where("id", "=", input.wayBackId)
      .forUpdate()
      .executeTakeFirst();
    if (!way?.asked_at) return { ok: false, reason: "not_found" };
    if (way.answered_at || way.closed_at) return { ok: false, reason: "already_decided" };
    if (text === "") return { ok: false, reason: "answer_missing" };
    const { by: memberId, secondLook, now } = input;
    const passed = { texts: { answer: text }, place: "reopening", memberId, secondLook, now } as const;
    const words = await passWording(trx, passed);
    if (!words.ok) return words;
    await trx
      .updateTable("way_back")
      .set({ answered_at: input.now, answered_by: input.by, answer: text })
      .where("id", "=", way.id)
      .execute();
    await writeTouchpoint(trx, {
      candidateId: way.candidate_id,
      kind: "reopening_answered",
      happenedAt: input.now,
      fromCandidate: false,
      isContact: true,
      memberId: input.by,
      body: text,
    });
    await writeOfferLetter(trx, jobs, {
      letter: "offer_reopening_answered",
      candidateId: way.candidate_id,
      details: { answer: text },
      now: input.now,
    });
    return { ok: true, candidateId: way.candidate_id };
  });
}

type OpenWay = { id: string; asked_at: Date | null; answered_at: Date | null };

/** The open way back of an offer of theirs that is still declined, under the offer's lock: reopening waits for us or we for it. */
async function withOpenWay<T extends object>(
  db: Db,
  { offerId, candidateId, now }: Own,
  work: (trx: Db, way: OpenWay, today: string) => Promise<Result<T, WayBackRefusal>>,
): Promise<Result<T, WayBackRefusal>> {
  return db.transaction().execute(async (trx) => {
    const offer = await lockOffer(trx, offerId, now);
    if (!offer || offer.candidateId !== candidateId) return { ok: false, reason: "not_found" };
    const way = await trx
      .selectFrom("way_back")
      .select(["id", "asked_at", "answered_at"])
      .where("offer_id", "=", offerId)
      .where("closed_at", "is", null)
      .where("until_on", ">=", offer.today)
      .executeTakeFirst();
    return way ? work(trx, way, offer.today) : { ok: false, reason: "not_found" };
  });
}
