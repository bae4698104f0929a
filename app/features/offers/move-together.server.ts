import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { PersonName } from "~/lib/names.ts";
import { type MoveOfferRefusal, moveOffer } from "./move-offer.server.ts";
import { nameColumns } from "./name-columns.ts";
import { checkMove, type HeardBy, type OfferState } from "./offer.ts";
import { placeOf } from "./offer-place.ts";
import { findLostFrom } from "./write-move.server.ts";

/** More than this is no longer a decision about people. */
export const mostTogether = 500;

export type TogetherWish = {
  to: OfferState;
  happenedOn: string;
  reason: string;
  heardBy: HeardBy | "";
};

export type TogetherPreview = PersonName & {
  offerId: string;
  candidateId: string;
  /** Department and course. */
  place: string;
  from: OfferState;
  /** Where it would arrive: 承諾 becomes 内定 from the formal day on. Null when the move isn't allowed. */
  to: OfferState | null;
  refusal: MoveOfferRefusal | null;
};

/** For each offer whether it may make this move now, and why not; in the order of the people's kana. */
export async function previewTogether(
  db: Db,
  { offerIds, wish, today }: { offerIds: readonly string[]; wish: TogetherWish; today: string },
): Promise<TogetherPreview[]> {
  const rows = await readOffers(db, offerIds);
  return Promise.all(
    rows.map(async ({ facts, replyDays, ...shown }) => {
      const lostFrom = facts.state === "lost_contact" ? await findLostFrom(db, shown.offerId) : null;
      const check = checkMove({ ...facts, lostFrom }, { ...wish, today, defaultReplyDays: replyDays });
      return {
        ...shown,
        from: facts.state,
        to: check.ok ? check.to : null,
        refusal: check.ok ? null : check.reason,
      };
    }),
  );
}

export type MovedTogether = {
  togetherId: string;
  count: number;
  /** Who was to move and didn't: somebody was faster, or the rules say no by now. */
  left: (PersonName & { offerId: string; reason: MoveOfferRefusal })[];
};

/**
 * Makes the move for all of them in one transaction, each with its own history. `seen` is the state that the preview
 * showed: whoever was moved by somebody else meanwhile stays and is named.
 */
export async function moveTogether(
  db: Db,
  input: { seen: ReadonlyMap<string, OfferState>; wish: TogetherWish; by: string; now: Date },
): Promise<MovedTogether> {
  const { seen, wish, by, now } = input;
  const ids = [...seen.keys()].sort().slice(0, mostTogether);
  const togetherId = uuidv7();
  return db.transaction().execute(async (trx) => {
    if (ids.length === 0) return { togetherId, count: 0, left: [] };
    // locked in one order, so that two who move the same people wait for each other instead of stopping each other
    await trx.selectFrom("offer").select("id").where("id", "in", ids).orderBy("id").forUpdate().execute();
    await trx
      .insertInto("offer_moves_together")
      .values({ id: togetherId, to_state: wish.to, offers: 0, made_by: by, made_at: now })
      .execute();
    const refused = new Map<string, MoveOfferRefusal>();
    for (const offerId of ids) {
      const from = seen.get(offerId) ?? "informal";
      const moved = await moveOffer(trx, { offerId, from, ...wish, togetherId, by, now });
      if (!moved.ok) refused.set(offerId, moved.reason);
    }
    const count = ids.length - refused.size;
    await trx
      .updateTable("offer_moves_together")
      .set({ offers: count })
      .where("id", "=", togetherId)
      .execute();
    const people = await readOffers(trx, [...refused.keys()]);
    const left = people.map(({ facts: _, replyDays: __, ...person }) => ({
      ...person,
      reason: refused.get(person.offerId) ?? ("not_found" as const),
    }));
    return { togetherId, count, left };
  });
}

/** The moves from which the drawing leads back to where people were. The others are corrected person by person. */
export function canBeUndone(to: OfferState): boolean {
  return to === "lost_contact" || to === "declined_before";
}

/** For a day, what was moved together goes back where the drawing allows it; whoever moved on since stays. */
export async function undoTogether(
  db: Db,
  input: { togetherId: string; reason: string; by: string; now: Date },
): Promise<{ count: number; left: number }> {
  const { togetherId, reason, by, now } = input;
  return db.transaction().execute(async (trx) => {
    const made = await trx
      .updateTable("offer_moves_together")
      .set({ undone_by: by, undone_at: now })
      .where("id", "=", togetherId)
      .where("undone_at", "is", null)
      .where("made_at", ">", new Date(now.getTime() - 86_400_000))
      .returning("to_state")
      .executeTakeFirst();
    if (!made || !canBeUndone(made.to_state as OfferState)) return { count: 0, left: 0 };
    const moves = await trx
      .selectFrom("offer_move as move")
      .innerJoin("offer", "offer.id", "move.offer_id")
      .innerJoin("company", (join) => join.onTrue())
      .select(["move.offer_id as offerId", "move.from_state as from", "move.to_state as to"])
      .select(sql<string>`(${now}::timestamptz at time zone company.zone)::date`.as("today"))
      .where("move.together_id", "=", togetherId)
      .orderBy("move.offer_id")
      .forUpdate("offer")
      .execute();
    let count = 0;
    for (const { offerId, from, to, today } of moves) {
      const back = to === "lost_contact" ? (from as OfferState) : "considering";
      const moved = await moveOffer(trx, {
        ...{ offerId, from: to as OfferState, to: back, happenedOn: today },
        ...{ reason, by, now, isByCandidate: false },
      });
      if (moved.ok) count += 1;
    }
    return { count, left: moves.length - count };
  });
}

async function readOffers(db: Db, offerIds: readonly string[]) {
  if (offerIds.length === 0) return [];
  const rows = await db
    .selectFrom("offer")
    .innerJoin("candidate", "candidate.id", "offer.candidate_id")
    .innerJoin("cohort", "cohort.year", "offer.cohort_year")
    .innerJoin("company", (join) => join.onTrue())
    .leftJoin("unit", "unit.id", "offer.unit_id")
    .select(["offer.id", "offer.candidate_id", "offer.state", "offer.offered_on", "offer.reply_on"])
    .select(["offer.course", "unit.name as unit_name", "cohort.formal_on", "cohort.joins_on"])
    .select(["company.reply_days", "candidate.family_name", "candidate.given_name", "candidate.family_kana"])
    .select(["candidate.given_kana", "candidate.romaji"])
    .where("offer.id", "in", [...offerIds])
    .orderBy("candidate.sort_key")
    .orderBy("candidate.id")
    .orderBy("offer.id")
    .limit(mostTogether + 1)
    .execute();
  return rows.map((row) => ({
    offerId: row.id,
    candidateId: row.candidate_id,
    place: placeOf(row.unit_name, row.course),
    ...nameColumns(row),
    replyDays: row.reply_days,
    facts: {
      state: row.state as OfferState,
      offeredOn: row.offered_on,
      replyOn: row.reply_on,
      cohortFormalOn: row.formal_on,
      joinsOn: row.joins_on,
    },
  }));
}
