import type { Db } from "#db/client.server.ts";
import { addOffer, type MakeOfferRefusal } from "~/features/offers/make-offer.server.ts";
import type { Result } from "~/lib/result.ts";
import { addCandidate, type CandidateFacts } from "./write-candidate.server.ts";

/** Adds a candidate by hand with the offer they have: both or neither. */
export async function addCandidateWithOffer(
  db: Db,
  input: {
    cohortYear: number;
    facts: CandidateFacts;
    offer: { unitId: string | null; offeredOn: string; replyOn: string | null };
    by: string;
    now: Date;
  },
): Promise<Result<{ candidateId: string }, MakeOfferRefusal>> {
  const { by, now } = input;
  let refusal: MakeOfferRefusal = "not_found";
  const candidateId = await db
    .transaction()
    .execute(async (trx) => {
      const added = await addCandidate(trx, input);
      const offer = await addOffer(trx, { ...added, ...input.offer, by, now });
      if (offer.ok) return added.candidateId;
      refusal = offer.reason;
      throw new NothingAdded();
    })
    .catch((error: unknown) => {
      if (error instanceof NothingAdded) return undefined;
      throw error;
    });
  return candidateId ? { ok: true, candidateId } : { ok: false, reason: refusal };
}

/** Rolls back the candidate whose offer was refused. */
class NothingAdded extends Error {}
