import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { isOpen, type OfferState } from "./offer.ts";
import { writeOfferLetter } from "./offer-letters.server.ts";
import { placeOf } from "./offer-place.ts";

export type ChangeCourse = {
  offerId: string;
  /** What the page showed: if somebody was faster, nothing changes. */
  unitIdBefore: string | null;
  courseBefore: string;
  unitId: string | null;
  course: string;
  reason: string;
  by: string;
  now: Date;
};

export type ChangeCourseRefusal =
  | "not_found"
  | "not_allowed"
  | "moved_meanwhile"
  | "has_open_offer"
  | "nothing_changes";

/**
 * Another department or course for an open offer. State, dates, papers and receipts stay with it; the history keeps what
 * it was before, and the candidate is told in a letter and on their page.
 */
export async function changeCourse(
  db: Db,
  jobs: Jobs,
  input: ChangeCourse,
): Promise<Result<{ candidateId: string }, ChangeCourseRefusal>> {
  const course = input.course.trim();
  return db.transaction().execute(async (trx) => {
    const offer = await trx
      .selectFrom("offer")
      .select(["id", "candidate_id", "state", "unit_id", "course"])
      .where("id", "=", input.offerId)
      .forUpdate()
      .executeTakeFirst();
    if (!offer) return { ok: false, reason: "not_found" };
    if (!isOpen(offer.state as OfferState)) return { ok: false, reason: "not_allowed" };
    if (offer.unit_id !== input.unitIdBefore || offer.course !== input.courseBefore)
      return { ok: false, reason: "moved_meanwhile" };
    if (offer.unit_id === input.unitId && offer.course === course)
      return { ok: false, reason: "nothing_changes" };
    if (await hasRival(trx, offer, input.unitId)) return { ok: false, reason: "has_open_offer" };
    await trx
      .updateTable("offer")
      .set({ unit_id: input.unitId, course, updated_at: input.now })
      .where("id", "=", offer.id)
      .execute();
    await trx
      .insertInto("offer_course_change")
      .values({
        id: uuidv7(),
        offer_id: offer.id,
        candidate_id: offer.candidate_id,
        from_unit_id: offer.unit_id,
        to_unit_id: input.unitId,
        from_course: offer.course,
        to_course: course,
        reason: input.reason.trim(),
        changed_by: input.by,
        changed_at: input.now,
      })
      .execute();
    const from = placeOf(await unitName(trx, offer.unit_id), offer.course);
    const to = placeOf(await unitName(trx, input.unitId), course);
    await writeTouchpoint(trx, {
      candidateId: offer.candidate_id,
      kind: "course_changed",
      happenedAt: input.now,
      fromCandidate: false,
      isContact: false,
      memberId: input.by,
      body: input.reason.trim(),
      details: { offerId: offer.id, from, to },
    });
    await writeOfferLetter(trx, jobs, {
      letter: "offer_course_changed",
      candidateId: offer.candidate_id,
      details: { from, to },
      now: input.now,
    });
    return { ok: true, candidateId: offer.candidate_id };
  });
}

/** One open offer per department: the other one would have to end first. Waits for whoever makes an offer to the person. */
async function hasRival(trx: Db, offer: { id: string; candidate_id: string }, unitId: string | null) {
  await trx
    .selectFrom("candidate")
    .select("id")
    .where("id", "=", offer.candidate_id)
    .forUpdate()
    .executeTakeFirst();
  const rival = await trx
    .selectFrom("offer")
    .select("id")
    .where("candidate_id", "=", offer.candidate_id)
    .where("id", "<>", offer.id)
    .where("unit_id", unitId === null ? "is" : "=", unitId)
    .where("state", "not in", ["declined_before", "declined_after", "withdrawn_by_company"])
    .executeTakeFirst();
  return rival !== undefined;
}

async function unitName(trx: Db, unitId: string | null): Promise<string | null> {
  if (!unitId) return null;
  const unit = await trx.selectFrom("unit").select("name").where("id", "=", unitId).executeTakeFirst();
  return unit?.name ?? null;
}
