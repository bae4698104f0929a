import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { textIn } from "~/features/events/event.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { stopDecisionLetters } from "./decision-letters.server.ts";
import { giveInOrder } from "./give-in-order.server.ts";
import { holdPerk } from "./hold-perk.server.ts";

type Withdrawing = { perkId: string; candidateId: string; now: Date };

/**
 * Takes an application back, decided or not: no reason is asked. A place that becomes free goes to the next in line, where
 * there is a line. False where there was no application.
 */
export async function withdrawApplication(
  db: Db,
  jobs: Jobs,
  { perkId, candidateId, now }: Withdrawing,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const perk = await holdPerk(trx, perkId);
    if (!perk) return false;
    const taken = await trx
      .updateTable("perk_application")
      .set({ state: "withdrawn", withdrawn_at: now, decided_at: null, decided_by: null, reason: "" })
      .where("perk_id", "=", perkId)
      .where("candidate_id", "=", candidateId)
      .where("state", "in", ["applied", "granted"])
      .returning("id as applicationId")
      .executeTakeFirst();
    if (!taken) return false;
    await writeTouchpoint(trx, {
      candidateId,
      kind: "perk_withdrawn",
      happenedAt: now,
      fromCandidate: true,
      isContact: false,
      details: { perkId, title: textIn(perk.title, "ja") },
    });
    await stopDecisionLetters(trx, { people: [{ ...taken, candidateId }], now });
    await giveInOrder(trx, jobs, perk, now);
    return true;
  });
}
