import type { Db } from "#db/client.server.ts";
import { moveOffer } from "~/features/offers/move-offer.server.ts";
import { checkMove, type MoveRefusal, type OfferState } from "~/features/offers/offer.ts";
import { findLostFrom } from "~/features/offers/write-move.server.ts";
import type { PersonName } from "~/lib/names.ts";
import { type FilterClock, matching } from "./candidate-filter.server.ts";
import type { CandidateFilter } from "./candidate-filter.ts";

/** More than this is no longer a decision about people. */
export const mostMoves = 500;

export type MovePreview = PersonName & {
  candidateId: string;
  offerId: string | null;
  from: OfferState | null;
  /** Where it would arrive: 承諾 becomes 内定 from the formal day on. Null when the move isn't allowed. */
  to: OfferState | null;
  refusal: MoveRefusal | "no_offer" | null;
};

type Wish = {
  filter: CandidateFilter;
  clock: FilterClock;
  to: OfferState;
  happenedOn: string;
  reason: string;
};

/** For each person the filter finds: whether their current offer may make this move, and why not. */
export async function previewMoves(db: Db, wish: Wish): Promise<MovePreview[]> {
  const rows = await db
    .selectFrom("candidate")
    .innerJoin("cohort", "cohort.year", "candidate.cohort_year")
    .innerJoin("company", (join) => join.onTrue())
    .leftJoin("offer", "offer.id", "candidate.offer_id")
    .select(["candidate.id", "candidate.family_name", "candidate.given_name", "candidate.family_kana"])
    .select([
      "candidate.given_kana",
      "candidate.romaji",
      "offer.id as offer_id",
      "offer.state",
      "offer.offered_on",
    ])
    .select(["offer.reply_on", "cohort.formal_on", "cohort.joins_on", "company.reply_days"])
    .where(matching(wish.filter, wish.clock))
    .orderBy("candidate.cohort_year")
    .orderBy("candidate.sort_key")
    .orderBy("candidate.id")
    .limit(mostMoves + 1)
    .execute();
  return Promise.all(
    rows.map(async (row): Promise<MovePreview> => {
      const person = {
        candidateId: row.id,
        offerId: row.offer_id,
        familyName: row.family_name,
        givenName: row.given_name,
        familyKana: row.family_kana,
        givenKana: row.given_kana,
        romaji: row.romaji,
        from: row.state as OfferState | null,
      };
      if (!row.offer_id || !row.state || !row.offered_on) return { ...person, to: null, refusal: "no_offer" };
      const check = checkMove(
        {
          state: row.state as OfferState,
          lostFrom: row.state === "lost_contact" ? await findLostFrom(db, row.offer_id) : null,
          offeredOn: row.offered_on,
          replyOn: row.reply_on,
          cohortFormalOn: row.formal_on,
          joinsOn: row.joins_on,
        },
        { ...wish, today: wish.clock.today, defaultReplyDays: row.reply_days },
      );
      return check.ok
        ? { ...person, to: check.to, refusal: null }
        : { ...person, to: null, refusal: check.reason };
    }),
  );
}

/**
 * Makes the move for everyone for whom it is allowed, each under its own lock; whoever was moved by somebody else
 * meanwhile is left out. Returns how many moved.
 */
export async function moveOffers(
  db: Db,
  wish: Wish & { by: string; heardBy: string; now: Date },
): Promise<{ count: number }> {
  const preview = await previewMoves(db, wish);
  let count = 0;
  for (const { offerId, from, to } of preview.slice(0, mostMoves)) {
    if (!offerId || !from || !to) continue;
    const moved = await moveOffer(db, {
      offerId,
      from,
      to: wish.to,
      happenedOn: wish.happenedOn,
      reason: wish.reason,
      heardBy: wish.heardBy,
      by: wish.by,
      now: wish.now,
    });
    if (moved.ok) count += 1;
  }
  return { count };
}
