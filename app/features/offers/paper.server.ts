import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";

/**
 * The bytes of a paper. For its candidate (`candidateId`) while it lies on their page, or when a receipt of theirs names
 * it; for staff always.
 */
export async function findPaper(db: Db, paperId: string, candidateId?: string) {
  if (!isId(paperId)) return undefined;
  const paper = await db
    .selectFrom("offer_document as paper")
    .innerJoin("offer", "offer.id", "paper.offer_id")
    .select(["paper.file_name as name", "paper.bytes", "paper.placed_at", "paper.removed_at"])
    .select("offer.candidate_id")
    .where("paper.id", "=", paperId)
    .executeTakeFirst();
  if (!paper?.bytes) return undefined;
  if (candidateId === undefined) return { name: paper.name, bytes: paper.bytes };
  if (paper.candidate_id !== candidateId || !paper.placed_at) return undefined;
  if (paper.removed_at && !(await isNamed(db, paperId))) return undefined;
  return { name: paper.name, bytes: paper.bytes };
}

/** A receipt names it: its bytes stay as long as the receipt. */
export async function isNamed(db: Db, paperId: string): Promise<boolean> {
  const receipt = await db
    .selectFrom("offer_receipt")
    .innerJoin("offer_document", "offer_document.offer_id", "offer_receipt.offer_id")
    .select("offer_receipt.id")
    .where("offer_document.id", "=", paperId)
    .where((is) => is("offer_receipt.papers", "@>", is.val(JSON.stringify([{ id: paperId }]))))
    .executeTakeFirst();
  return receipt !== undefined;
}
