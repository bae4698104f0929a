import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import type { CheckState } from "./joining.ts";
import { listJoiningDocuments } from "./joining-documents.server.ts";

export type NoteCheck = {
  candidateIds: readonly string[];
  documentId: string;
  /** Null takes the note back. */
  state: CheckState | null;
  on: string;
  today: string;
  by: string;
  now: Date;
};

export type NoteCheckRefusal = "unknown_document" | "in_the_future";

/** Notes for one person or many that a paper was asked for, has arrived or isn't needed. Saying it again changes the day. */
export async function noteCheck(
  db: Db,
  { candidateIds, documentId, state, on, today, by, now }: NoteCheck,
): Promise<Result<{ count: number }, NoteCheckRefusal>> {
  if (on > today) return { ok: false, reason: "in_the_future" };
  const documents = await listJoiningDocuments(db);
  if (!documents.some(({ id }) => id === documentId)) return { ok: false, reason: "unknown_document" };
  return db.transaction().execute(async (trx) => {
    const people = await trx
      .selectFrom("candidate")
      .select("id")
      .where("id", "in", [...candidateIds, "00000000-0000-0000-0000-000000000000"])
      .where("merged_into_id", "is", null)
      .orderBy("id")
      .execute();
    const ids = people.map(({ id }) => id);
    if (ids.length === 0) return { ok: true, count: 0 };
    if (state === null) {
      await trx
        .deleteFrom("joining_check")
        .where("document_id", "=", documentId)
        .where("candidate_id", "in", ids)
        .execute();
      return { ok: true, count: ids.length };
    }
    const note = { state, happened_on: on, noted_by: by, noted_at: now };
    await trx
      .insertInto("joining_check")
      .values(ids.map((id) => ({ id: uuidv7(), candidate_id: id, document_id: documentId, ...note })))
      .onConflict((conflict) => conflict.columns(["candidate_id", "document_id"]).doUpdateSet(note))
      .execute();
    return { ok: true, count: ids.length };
  });
}
