import type { Db } from "#db/client.server.ts";
import { placeCandidate } from "~/features/events/place-candidate.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";

/**
 * Places everybody as proposed, each for itself as by hand: with the letter that says so and lets them say no. What can't be
 * given any more keeps its reason. Pressed again it goes on with those who weren't tried.
 */
export async function acceptMatching(
  db: Db,
  jobs: Jobs,
  { runId, memberId, now }: { runId: string; memberId: string; now: Date },
): Promise<{ placed: number; refused: number } | undefined> {
  const run = await db
    .updateTable("matching_run")
    .set((set) => ({
      accepted_at: set.fn.coalesce("accepted_at", set.val(now)),
      accepted_by: set.fn.coalesce("accepted_by", set.val(memberId)),
    }))
    .where("id", "=", runId)
    .where("state", "=", "done")
    .returning("id")
    .executeTakeFirst();
  if (!run) return undefined;
  const pairs = await db
    .selectFrom("matching_pair")
    .select(["candidate_id as candidateId", "invitation_id as invitationId", "session_id as sessionId"])
    .where("run_id", "=", runId)
    .where("session_id", "is not", null)
    .where("outcome", "=", "")
    .orderBy("candidate_id")
    .execute();
  let placed = 0;
  for (const { candidateId, invitationId, sessionId } of pairs) {
    const result = await placeCandidate(db, jobs, {
      sessionId: sessionId ?? "",
      invitationId,
      memberId,
      now,
    });
    const isSeated = result.ok || result.reason === "seated";
    if (isSeated) placed += 1;
    await db
      .updateTable("matching_pair")
      .set({ outcome: isSeated ? "placed" : result.reason })
      .where("run_id", "=", runId)
      .where("candidate_id", "=", candidateId)
      .execute();
  }
  return { placed, refused: pairs.length - placed };
}
