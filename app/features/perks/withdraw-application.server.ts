import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";

/** Takes an application back, decided or not: no reason is asked. False where there was none. */
export async function withdrawApplication(
  db: Db,
  { perkId, candidateId, now }: { perkId: string; candidateId: string; now: Date },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const taken = await trx
      .updateTable("perk_application")
      .from("perk")
      .set({ state: "withdrawn", withdrawn_at: now, decided_at: null, decided_by: null, reason: "" })
      .whereRef("perk.id", "=", "perk_application.perk_id")
      .where("perk_id", "=", perkId)
      .where("candidate_id", "=", candidateId)
      .where("perk_application.state", "in", ["applied", "granted"])
      .returning("perk.title")
      .executeTakeFirst();
    if (!taken) return false;
    await writeTouchpoint(trx, {
      candidateId,
      kind: "perk_withdrawn",
      happenedAt: now,
      fromCandidate: true,
      isContact: false,
      details: { perkId, title: textIn(taken.title as Texts, "ja") },
    });
    return true;
  });
}
