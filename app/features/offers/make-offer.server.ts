import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { addDays, instantAt, todayIn } from "~/lib/dates.ts";
import type { Result } from "~/lib/result.ts";
import { defaultReplyOn, openStates, shortestReplyDays } from "./offer.ts";

export type MakeOffer = {
  candidateId: string;
  unitId: string | null;
  /** 職種・コース, as the company calls it. */
  course?: string;
  offeredOn: string;
  /** Without it: the company's reply days, counted from the offer. */
  replyOn?: string | null;
  by: string;
  now: Date;
};

export type MakeOfferRefusal =
  | "not_found"
  | "has_open_offer"
  | "in_the_future"
  | "after_joining_day"
  | "reply_date_too_early";

/** Makes an informal offer (内々定) to a candidate. One open offer per unit: subsidiaries may each make theirs. */
export async function makeOffer(
  db: Db,
  input: MakeOffer,
): Promise<Result<{ offerId: string; replyOn: string }, MakeOfferRefusal>> {
  return db.transaction().execute((trx) => addOffer(trx, input));
}

/** The same inside a transaction that is already open. */
export async function addOffer(
  trx: Db,
  input: MakeOffer,
): Promise<Result<{ offerId: string; replyOn: string }, MakeOfferRefusal>> {
  const candidate = await trx
    .selectFrom("candidate")
    .innerJoin("cohort", "cohort.year", "candidate.cohort_year")
    .innerJoin("company", (join) => join.onTrue())
    .select([
      "candidate.id",
      "candidate.cohort_year",
      "cohort.joins_on",
      "company.reply_days",
      "company.zone",
    ])
    .where("candidate.id", "=", input.candidateId)
    .where("candidate.merged_into_id", "is", null)
    .forUpdate("candidate")
    .executeTakeFirst();
  if (!candidate) return { ok: false, reason: "not_found" };
  const today = todayIn(candidate.zone, input.now);
  const replyOn = input.replyOn ?? defaultReplyOn(input.offeredOn, candidate.reply_days);
  if (input.offeredOn > today) return { ok: false, reason: "in_the_future" };
  if (input.offeredOn > candidate.joins_on) return { ok: false, reason: "after_joining_day" };
  if (replyOn < addDays(input.offeredOn, shortestReplyDays))
    return { ok: false, reason: "reply_date_too_early" };
  const rival = await trx
    .selectFrom("offer")
    .select("id")
    .where("candidate_id", "=", candidate.id)
    .where("unit_id", input.unitId === null ? "is" : "=", input.unitId)
    .where("state", "in", [...openStates, "joined"])
    .executeTakeFirst();
  if (rival) return { ok: false, reason: "has_open_offer" };

  const offerId = uuidv7();
  await trx
    .insertInto("offer")
    .values({
      id: offerId,
      candidate_id: candidate.id,
      cohort_year: candidate.cohort_year,
      unit_id: input.unitId,
      course: (input.course ?? "").trim(),
      state: "informal",
      offered_on: input.offeredOn,
      reply_on: replyOn,
      created_at: input.now,
      updated_at: input.now,
    })
    .execute();
  await trx
    .insertInto("offer_move")
    .values({
      id: uuidv7(),
      offer_id: offerId,
      candidate_id: candidate.id,
      from_state: null,
      to_state: "informal",
      happened_on: input.offeredOn,
      recorded_at: input.now,
      recorded_by: input.by,
      reply_on_after: replyOn,
    })
    .execute();
  await writeTouchpoint(trx, {
    candidateId: candidate.id,
    kind: "offer_made",
    happenedAt: input.offeredOn === today ? input.now : instantAt(input.offeredOn, "12:00", candidate.zone),
    fromCandidate: false,
    isContact: true,
    memberId: input.by,
    details: { offerId, on: input.offeredOn, replyOn },
  });
  return { ok: true, offerId, replyOn };
}
