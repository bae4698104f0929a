import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { OfferState } from "./offer.ts";
import { findLostFrom } from "./write-move.server.ts";

/** An offer with its candidate's name and the days of its class: what the pages that move it need. */
export async function findOffer(db: Db, offerId: string) {
  if (!/^[0-9a-f-]{36}$/i.test(offerId)) return undefined;
  const offer = await db
    .selectFrom("offer")
    .innerJoin("candidate", "candidate.id", "offer.candidate_id")
    .innerJoin("cohort", "cohort.year", "offer.cohort_year")
    .innerJoin("company", (join) => join.onTrue())
    .leftJoin("unit", "unit.id", "offer.unit_id")
    .select(["offer.id", "offer.candidate_id", "offer.state", "offer.offered_on", "offer.reply_on"])
    .select(["offer.extended_count", "unit.name as unit_name", "offer.cohort_year", "offer.unit_id"])
    .select("offer.course")
    .select([
      "candidate.family_name",
      "candidate.given_name",
      "candidate.family_kana",
      "candidate.given_kana",
    ])
    .select(["candidate.romaji", "cohort.formal_on as cohort_formal_on", "cohort.joins_on"])
    .select(["company.zone", "company.reply_days"])
    .where("offer.id", "=", offerId)
    .executeTakeFirst();
  if (!offer) return undefined;
  const state = offer.state as OfferState;
  return { ...offer, state, lostFrom: state === "lost_contact" ? await findLostFrom(db, offer.id) : null };
}

/** All offers of a candidate with the days of their class: open before ended, then the one that stands on the candidate. */
export async function listOffersOf(db: Db, candidateId: string) {
  const offers = await db
    .selectFrom("offer")
    .innerJoin("candidate", "candidate.id", "offer.candidate_id")
    .innerJoin("cohort", "cohort.year", "offer.cohort_year")
    .leftJoin("unit", "unit.id", "offer.unit_id")
    .select(["offer.id", "offer.state", "offer.offered_on", "offer.reply_on", "offer.extended_count"])
    .select(["offer.accepted_on", "offer.formal_on", "offer.ended_on", "offer.course"])
    .select(["unit.name as unit_name", "cohort.formal_on as cohort_formal_on", "cohort.joins_on"])
    .where("offer.candidate_id", "=", candidateId)
    .orderBy(sql`offer.id is not distinct from candidate.offer_id`, "desc")
    .orderBy(sql`offer_rank(offer.state)`)
    .orderBy("offer.offered_on", "desc")
    .orderBy("offer.id", "desc")
    .execute();
  return Promise.all(
    offers.map(async ({ state, ...offer }) => ({
      ...offer,
      state: state as OfferState,
      lostFrom: state === "lost_contact" ? await findLostFrom(db, offer.id) : null,
    })),
  );
}

/** Other departments and courses an offer had before, the newest change first. */
export async function listCourseChanges(db: Db, candidateId: string) {
  return db
    .selectFrom("offer_course_change as change")
    .leftJoin("unit as from_unit", "from_unit.id", "change.from_unit_id")
    .leftJoin("unit as to_unit", "to_unit.id", "change.to_unit_id")
    .innerJoin("member", "member.id", "change.changed_by")
    .select(["change.id", "change.offer_id", "change.changed_at", "change.reason"])
    .select([
      "from_unit.name as from_unit",
      "to_unit.name as to_unit",
      "change.from_course",
      "change.to_course",
    ])
    .select(["member.family_name", "member.given_name", "member.romaji"])
    .where("change.candidate_id", "=", candidateId)
    .orderBy("change.changed_at", "desc")
    .orderBy("change.id", "desc")
    .execute();
}

/** The history of a candidate's offers, the newest entry first. */
export async function listMoves(db: Db, candidateId: string) {
  return db
    .selectFrom("offer_move")
    .leftJoin("member", "member.id", "offer_move.recorded_by")
    .innerJoin("offer", "offer.id", "offer_move.offer_id")
    .leftJoin("unit", "unit.id", "offer.unit_id")
    .select(["offer_move.id", "offer_move.offer_id", "offer_move.from_state", "offer_move.to_state"])
    .select([
      "offer_move.happened_on",
      "offer_move.recorded_at",
      "offer_move.by_candidate",
      "offer_move.heard_by",
    ])
    .select(["offer_move.reason", "offer_move.reply_on_before", "offer_move.reply_on_after"])
    .select(["member.family_name", "member.given_name", "member.romaji", "unit.name as unit_name"])
    .where("offer_move.candidate_id", "=", candidateId)
    .orderBy("offer_move.recorded_at", "desc")
    .orderBy("offer_move.id", "desc")
    .execute();
}

/** The open request to withdraw an offer, if there is one. */
export async function findOpenWithdrawal(db: Db, offerId: string) {
  return db
    .selectFrom("offer_withdrawal")
    .innerJoin("member", "member.id", "offer_withdrawal.requested_by")
    .select(["offer_withdrawal.id", "offer_withdrawal.reason", "offer_withdrawal.requested_at"])
    .select(["offer_withdrawal.requested_by", "member.family_name", "member.given_name", "member.romaji"])
    .where("offer_withdrawal.offer_id", "=", offerId)
    .where("offer_withdrawal.decided_at", "is", null)
    .executeTakeFirst();
}

/** Withdrawals that wait for a second member, the oldest first. */
export async function listOpenWithdrawals(db: Db) {
  return db
    .selectFrom("offer_withdrawal")
    .innerJoin("offer", "offer.id", "offer_withdrawal.offer_id")
    .innerJoin("candidate", "candidate.id", "offer.candidate_id")
    .innerJoin("member", "member.id", "offer_withdrawal.requested_by")
    .select(["offer_withdrawal.id", "offer_withdrawal.offer_id", "offer_withdrawal.requested_at"])
    .select(["offer_withdrawal.reason", "candidate.family_name", "candidate.given_name", "candidate.romaji"])
    .select(["member.family_name as member_family_name", "member.given_name as member_given_name"])
    .where("offer_withdrawal.decided_at", "is", null)
    .orderBy("offer_withdrawal.requested_at")
    .limit(100)
    .execute();
}
