import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { matchPapers, type PaperMatch } from "./match-papers.server.ts";
import { checkPaper, type PaperKind, type PlaceRefusal, putOnPage } from "./place-paper.server.ts";

export const mostPapers = 40;
/** How long a paper that nobody has looked at stays. */
export const waitingDays = 7;

export type BroughtPaper = { name: string; bytes: Uint8Array };
export type NotBrought = {
  name: string;
  reason: Exclude<PaperMatch, { ok: true }>["reason"] | PlaceRefusal | "same";
};

/**
 * Takes in many papers at once and finds whose each is by the name of its file. They wait, seen by nobody but staff,
 * until somebody has looked at the list and places them.
 */
export async function bringPapers(
  db: Db,
  input: { papers: readonly BroughtPaper[]; kind: PaperKind; by: string; now: Date },
): Promise<{ count: number; left: NotBrought[] }> {
  const papers = input.papers.slice(0, mostPapers);
  const matches = await matchPapers(
    db,
    papers.map(({ name }) => name),
    input.kind,
  );
  const left: NotBrought[] = [];
  for (const [at, { name, bytes }] of papers.entries()) {
    const match = matches[at];
    const refusal = checkPaper(bytes);
    if (refusal) left.push({ name, reason: refusal });
    else if (!match?.ok) left.push({ name, reason: match?.reason ?? "nobody" });
    else if (!(await keepWaiting(db, { ...input, ...match, name, bytes })))
      left.push({ name, reason: "same" });
  }
  return { count: papers.length - left.length, left };
}

async function keepWaiting(
  db: Db,
  paper: BroughtPaper & { offerId: string; kind: PaperKind; by: string; now: Date },
): Promise<boolean> {
  const sha256 = createHash("sha256").update(paper.bytes).digest();
  const same = await db
    .selectFrom("offer_document")
    .select("id")
    .where("offer_id", "=", paper.offerId)
    .where("sha256", "=", sha256)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (same) return false;
  await db
    .insertInto("offer_document")
    .values({
      id: uuidv7(),
      offer_id: paper.offerId,
      kind: paper.kind,
      file_name: paper.name.slice(0, 200),
      bytes: Buffer.from(paper.bytes),
      size: paper.bytes.length,
      sha256,
      uploaded_by: paper.by,
      uploaded_at: paper.now,
    })
    .execute();
  return true;
}

/** What one member brought in and hasn't placed yet, with whose it is. */
export async function listWaitingPapers(db: Db, memberId: string) {
  return db
    .selectFrom("offer_document as paper")
    .innerJoin("offer", "offer.id", "paper.offer_id")
    .innerJoin("candidate", "candidate.id", "offer.candidate_id")
    .leftJoin("unit", "unit.id", "offer.unit_id")
    .select(["paper.id", "paper.kind", "paper.file_name", "paper.size", "offer.course"])
    .select(["candidate.id as candidate_id", "family_name", "given_name", "family_kana", "given_kana"])
    .select(["candidate.romaji", "unit.name as unit_name"])
    .select((is) =>
      is
        .exists(
          is
            .selectFrom("offer_document as older")
            .select("older.id")
            .whereRef("older.offer_id", "=", "paper.offer_id")
            .whereRef("older.kind", "=", "paper.kind")
            .where("older.kind", "<>", "other")
            .where("older.placed_at", "is not", null)
            .where("older.removed_at", "is", null),
        )
        .as("replaces"),
    )
    .where("paper.uploaded_by", "=", memberId)
    .where("paper.placed_at", "is", null)
    .where("paper.removed_at", "is", null)
    .orderBy("candidate.sort_key")
    .orderBy("paper.id")
    .execute();
}

/** Places the chosen ones, all or none; somebody with several new papers gets one letter that names them all. */
export async function placeWaiting(
  db: Db,
  jobs: Jobs,
  { paperIds, by, now }: { paperIds: readonly string[]; by: string; now: Date },
): Promise<number> {
  if (paperIds.length === 0) return 0;
  return db.transaction().execute(async (trx) => {
    const papers = await trx
      .selectFrom("offer_document as paper")
      .innerJoin("offer", "offer.id", "paper.offer_id")
      .select(["paper.id", "paper.kind", "paper.file_name as name", "offer.id as offerId"])
      .select("offer.candidate_id as candidateId")
      .where("paper.id", "in", [...paperIds])
      .where("paper.uploaded_by", "=", by)
      .where("paper.placed_at", "is", null)
      .where("paper.removed_at", "is", null)
      .orderBy("offer.id")
      .orderBy("paper.id")
      .forUpdate(["offer", "paper"])
      .execute();
    const offers = new Map<string, typeof papers>();
    for (const paper of papers) offers.set(paper.offerId, [...(offers.get(paper.offerId) ?? []), paper]);
    for (const [offerId, own] of offers)
      await putOnPage(trx, jobs, { offerId, candidateId: own[0]?.candidateId ?? "", papers: own, by, now });
    return papers.length;
  });
}

/** Takes one back before anybody saw it. */
export async function dropWaiting(db: Db, { paperId, by }: { paperId: string; by: string }): Promise<void> {
  await db
    .deleteFrom("offer_document")
    .where("id", "=", paperId)
    .where("uploaded_by", "=", by)
    .where("placed_at", "is", null)
    .execute();
}

/** By the clock: what nobody placed within a week is forgotten. Returns how many. */
export async function forgetWaitingPapers(db: Db, now: Date): Promise<number> {
  const gone = await db
    .deleteFrom("offer_document")
    .where("placed_at", "is", null)
    .where("uploaded_at", "<", new Date(now.getTime() - waitingDays * 86_400_000))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
