import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { mostTogether } from "~/features/offers/move-together.server.ts";
import type { OfferState } from "~/features/offers/offer.ts";
import { statesAfter } from "~/features/offers/offer.ts";
import type { PersonName } from "~/lib/names.ts";
import { type FilterClock, matching } from "./candidate-filter.server.ts";
import type { CandidateFilter } from "./candidate-filter.ts";
import { nameOf } from "./person-of.ts";

export type ChosenOffers = {
  offerIds: string[];
  /** People whose offer can't be told: none at all, or several that could make the move. */
  without: (PersonName & { candidateId: string; reason: "no_offer" | "several_offers" })[];
};

/**
 * The offer of each person the filter finds that a move would be about: the one that stands on the candidate, unless
 * another open one could make the move as well; then somebody has to say which, on the board or on the person's page.
 */
export async function listOffersToMove(
  db: Db,
  { filter, clock, to }: { filter: CandidateFilter; clock: FilterClock; to: OfferState },
): Promise<ChosenOffers> {
  const rows = await db
    .selectFrom("candidate")
    .select(["candidate.id", "family_name", "given_name", "family_kana", "given_kana", "romaji", "offer_id"])
    .select(
      sql<{ id: string; state: OfferState }[]>`case when exists (
        select from several_offers where several_offers.candidate_id = candidate.id) then (
        select coalesce(json_agg(json_build_object('id', offer.id, 'state', offer.state)), '[]') from offer
        where offer.candidate_id = candidate.id and offer_rank(offer.state) < 6) else '[]' end`.as("offers"),
    )
    .where(matching(filter, clock))
    .orderBy("cohort_year")
    .orderBy("sort_key")
    .orderBy("candidate.id")
    .limit(mostTogether + 1)
    .execute();
  const chosen: ChosenOffers = { offerIds: [], without: [] };
  for (const row of rows) {
    const possible = row.offers.filter(({ state }) => statesAfter(state).includes(to));
    const person = { ...nameOf(row), candidateId: row.id };
    if (possible.length > 1) chosen.without.push({ ...person, reason: "several_offers" });
    else if (possible[0] ?? row.offer_id) chosen.offerIds.push(possible[0]?.id ?? String(row.offer_id));
    else chosen.without.push({ ...person, reason: "no_offer" });
  }
  return chosen;
}
