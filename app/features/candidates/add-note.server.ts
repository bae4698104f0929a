import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { writeTouchpoint } from "./write-touchpoint.server.ts";

/** Keeps a note on the timeline. A note may be disclosed to the person it is about, and the page says so. */
export async function addNote(
  db: Db,
  input: { candidateId: string; text: string; isContact: boolean; by: string; now: Date },
): Promise<Result<object, "not_found" | "empty">> {
  const text = input.text.trim();
  if (text === "") return { ok: false, reason: "empty" };
  return db.transaction().execute(async (trx) => {
    const candidate = await trx
      .selectFrom("candidate")
      .select("id")
      .where("id", "=", input.candidateId)
      .where("merged_into_id", "is", null)
      .executeTakeFirst();
    if (!candidate) return { ok: false, reason: "not_found" };
    await writeTouchpoint(trx, {
      candidateId: candidate.id,
      kind: "note",
      happenedAt: input.now,
      fromCandidate: false,
      isContact: input.isContact,
      memberId: input.by,
      body: text,
    });
    return { ok: true };
  });
}
