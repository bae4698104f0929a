import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { listOpenPerkIds } from "~/features/perks/own-perks.server.ts";
import { noteTold } from "~/features/perks/tell-perk.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { writeOfferLetter } from "./offer-letters.server.ts";
import { isNamed } from "./paper.server.ts";

export const paperKinds = ["offer_notice", "working_conditions", "other"] as const;
export type PaperKind = (typeof paperKinds)[number];
export const mostPaperBytes = 5 * 1024 * 1024;

type Place = { offerId: string; kind: PaperKind; name: string; bytes: Uint8Array; by: string; now: Date };
export type PlaceRefusal = "not_found" | "not_pdf" | "too_large" | "empty";

/** Puts a PDF on the candidate's page and says so in a letter. One of each kind: a newer one takes the older's place. */
export async function placePaper(
  db: Db,
  jobs: Jobs,
  { offerId, kind, name, bytes, by, now }: Place,
): Promise<Result<{ candidateId: string; paperId: string }, PlaceRefusal>> {
  const refusal = checkPaper(bytes);
  if (refusal) return { ok: false, reason: refusal };
  return db.transaction().execute(async (trx) => {
    const offer = await trx
      .selectFrom("offer")
      .select(["id", "candidate_id"])
      .where("id", "=", offerId)
      .forUpdate()
      .executeTakeFirst();
    if (!offer) return { ok: false, reason: "not_found" };
    const paperId = uuidv7();
    const fileName = name.slice(0, 200) || `${kind}.pdf`;
    await trx
      .insertInto("offer_document")
      .values({
        id: paperId,
        offer_id: offerId,
        kind,
        file_name: fileName,
        bytes: Buffer.from(bytes),
        size: bytes.length,
        sha256: createHash("sha256").update(bytes).digest(),
        uploaded_by: by,
        uploaded_at: now,
      })
      .execute();
    const papers = [{ id: paperId, kind, name: fileName }];
    await putOnPage(trx, jobs, { offerId, candidateId: offer.candidate_id, papers, by, now });
    return { ok: true, candidateId: offer.candidate_id, paperId };
  });
}

export function checkPaper(bytes: Uint8Array): Exclude<PlaceRefusal, "not_found"> | undefined {
  if (bytes.length === 0) return "empty";
  if (bytes.length > mostPaperBytes) return "too_large";
  return isPdf(bytes) ? undefined : "not_pdf";
}

type ToPlace = {
  offerId: string;
  candidateId: string;
  papers: readonly { id: string; kind: string; name: string }[];
  by: string;
  now: Date;
};

/** Papers of one offer that are kept already are seen from now on; one letter tells of all of them. */
export async function putOnPage(
  trx: Db,
  jobs: Jobs,
  { offerId, candidateId, papers, by, now }: ToPlace,
): Promise<void> {
  for (const { id, kind, name } of papers) {
    const older =
      kind === "other"
        ? undefined
        : await trx
            .selectFrom("offer_document")
            .select("id")
            .where("offer_id", "=", offerId)
            .where("kind", "=", kind)
            .where("placed_at", "is not", null)
            .where("removed_at", "is", null)
            .executeTakeFirst();
    if (older) await takeAway(trx, older.id, by, now);
    await trx.updateTable("offer_document").set({ placed_at: now }).where("id", "=", id).execute();
    await writeTouchpoint(trx, {
      candidateId,
      kind: "papers_placed",
      happenedAt: now,
      fromCandidate: false,
      isContact: false,
      memberId: by,
      details: { paperId: id, files: name },
    });
  }
  const perkIds = await listOpenPerkIds(trx, candidateId, now);
  const deliveryId = await writeOfferLetter(trx, jobs, {
    letter: "offer_papers",
    candidateId,
    details: { kinds: [...new Set(papers.map(({ kind }) => kind))], ...(perkIds.length > 0 && { perkIds }) },
    now,
  });
  if (deliveryId)
    await noteTold(
      trx,
      perkIds.map((perkId) => ({ perkId, candidateId, deliveryId })),
      { how: "papers", now },
    );
}

/** Takes a paper off the page. What a receipt names can still be read there by its owner. */
export async function removePaper(
  db: Db,
  { paperId, offerId, by, now }: { paperId: string; offerId: string; by: string; now: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const paper = await trx
      .selectFrom("offer_document")
      .select("id")
      .where("id", "=", paperId)
      .where("offer_id", "=", offerId)
      .where("removed_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (paper) await takeAway(trx, paper.id, by, now);
  });
}

export type PaperDates = {
  offerId: string;
  kind: "offer_notice" | "working_conditions" | "acceptance";
  sentOn: string | null;
  backOn: string | null;
  by: string;
  now: Date;
};

/** Notes when a paper went out on paper and when it came back; without either the note goes. */
export async function notePaperDates(db: Db, dates: PaperDates): Promise<void> {
  const { offerId, kind, sentOn, backOn, by, now } = dates;
  if (!sentOn && !backOn) {
    await db.deleteFrom("offer_paper").where("offer_id", "=", offerId).where("kind", "=", kind).execute();
    return;
  }
  const note = { sent_on: sentOn, back_on: backOn, noted_by: by, noted_at: now };
  await db
    .insertInto("offer_paper")
    .values({ offer_id: offerId, kind, ...note })
    .onConflict((conflict) => conflict.columns(["offer_id", "kind"]).doUpdateSet(note))
    .execute();
}

async function takeAway(trx: Db, paperId: string, by: string, now: Date) {
  const isKept = await isNamed(trx, paperId);
  await trx
    .updateTable("offer_document")
    .set({ removed_at: now, removed_by: by, ...(isKept ? {} : { bytes: null }) })
    .where("id", "=", paperId)
    .execute();
}

/** Readers accept the mark within the first kilobyte. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");
}
