import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { type Decision, type DecisionText, decisionText } from "./decision-text.ts";
import type { OfferState } from "./offer.ts";
import { placeOf } from "./offer-place.ts";
import { findLostFrom } from "./write-move.server.ts";

export type Paper = { id: string; kind: string; name: string; size: number; sha256: string };

/** An offer as its candidate sees it; undefined when it isn't theirs. */
export async function findOwnOffer(db: Db, candidateId: string, offerId: string) {
  const offers = await listOwnOffers(db, candidateId);
  return offers.find((offer) => offer.id === offerId);
}

export type OwnOffer = Awaited<ReturnType<typeof listOwnOffers>>[number];

/** All offers of a candidate: the one that stands on the candidate on top, open before ended, newer before older. */
export async function listOwnOffers(db: Db, candidateId: string) {
  const offers = await db
    .selectFrom("offer")
    .innerJoin("cohort", "cohort.year", "offer.cohort_year")
    .innerJoin("company", (join) => join.onTrue())
    .innerJoin("candidate", "candidate.id", "offer.candidate_id")
    .leftJoin("unit", "unit.id", "offer.unit_id")
    .select(["offer.id", "offer.state", "offer.offered_on as offeredOn", "offer.reply_on as replyOn"])
    .select(["offer.accepted_on as acceptedOn", "offer.ended_on as endedOn", "unit.name as unit"])
    .select(["cohort.formal_on as formalOn", "cohort.joins_on as joinsOn", "company.name as company"])
    .select(["company.zone", "candidate.offer_id as currentId", "offer.course"])
    .where("offer.candidate_id", "=", candidateId)
    .orderBy(sql`offer_rank(offer.state)`)
    .orderBy("offer.offered_on", "desc")
    .orderBy("offer.id", "desc")
    .execute();
  const states = await Promise.all(
    offers.map(async (offer) => {
      const state = offer.state as OfferState;
      return {
        ...offer,
        state,
        lostFrom: state === "lost_contact" ? await findLostFrom(db, offer.id) : null,
      };
    }),
  );
  return states.sort((a, b) => Number(b.id === b.currentId) - Number(a.id === a.currentId));
}

/** The papers that lie on the person's page now. */
export async function listPapers(db: Db, offerId: string): Promise<Paper[]> {
  const rows = await db
    .selectFrom("offer_document")
    .select(["id", "kind", "file_name", "size", "sha256"])
    .where("offer_id", "=", offerId)
    .where("placed_at", "is not", null)
    .where("removed_at", "is", null)
    .orderBy("kind")
    .orderBy("placed_at")
    .orderBy("id")
    .execute();
  return rows.map(({ file_name, sha256, ...row }) => ({
    ...row,
    name: file_name,
    sha256: sha256.toString("hex"),
  }));
}

/** What the page of a decision shows, and a mark of exactly that: the decision counts for this text and these papers. */
export async function readDecision(
  db: Db,
  offer: OwnOffer,
  decision: Decision,
  reader: { locale: Locale; today: string },
): Promise<{ text: DecisionText; papers: Paper[]; mark: string }> {
  const papers = decision === "accepted" ? await listPapers(db, offer.id) : [];
  const text = decisionText(
    decision,
    {
      company: offer.company,
      unit: placeOf(offer.unit, offer.course),
      isFormal: reader.today >= offer.formalOn,
      joinsOn: offer.joinsOn,
      hasTerms: papers.some(({ kind }) => kind === "working_conditions"),
    },
    reader.locale,
  );
  const mark = createHash("sha256")
    .update(JSON.stringify([text, papers.map(({ sha256 }) => sha256)]))
    .digest("base64url");
  return { text, papers, mark };
}
