import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { lockSessions } from "./seat-locks.server.ts";
import { noteStep, offerFreeSeats } from "./seat-steps.server.ts";
import { noteSessionChange } from "./session-changes.server.ts";

/**
 * Moves somebody who waits to another place in line (1 = next), for a reason that is kept with the person and with the
 * session. The others keep their order. Nobody is told: places in line are no promise.
 */
export async function reorderLine(
  db: Db,
  jobs: Jobs,
  asked: {
    sessionId: string;
    candidateId: string;
    position: number;
    reason: string;
    memberId: string;
    now: Date;
  },
): Promise<Result<{ position: number }, "reason_needed" | "not_waiting">> {
  const { sessionId, candidateId, memberId, now } = asked;
  const reason = asked.reason.trim();
  if (reason === "") return { ok: false, reason: "reason_needed" };
  const result = await db.transaction().execute(async (trx) => {
    await lockSessions(trx, [sessionId]);
    const line = await trx
      .selectFrom("seat")
      .select(["candidate_id", "invitation_id", "arrival"])
      .where("session_id", "=", sessionId)
      .where("state", "=", "waiting")
      .orderBy("arrival")
      .execute();
    const from = line.findIndex((row) => row.candidate_id === candidateId);
    const moved = line[from];
    if (!moved) return { ok: false, reason: "not_waiting" } as const;
    const to = Math.min(Math.max(asked.position, 1), line.length) - 1;
    const order = line.toSpliced(from, 1).toSpliced(to, 0, moved);
    await sql`
      update seat set arrival = next.arrival
      from unnest(${order.map((row) => row.candidate_id)}::uuid[], ${line.map((row) => row.arrival)}::bigint[])
        as next (candidate_id, arrival)
      where seat.session_id = ${sessionId} and seat.candidate_id = next.candidate_id`.execute(trx);
    await noteStep(
      trx,
      moved.invitation_id,
      sessionId,
      { answer: "yes", word: reason, outcome: "reordered", memberId, source: "staff" },
      now,
    );
    const details = { candidateId, from: from + 1, to: to + 1 };
    await noteSessionChange(trx, { sessionId, kind: "line", reason, details, memberId, now });
    await offerFreeSeats(trx, sessionId, { now, mailDomain: jobs.mailDomain });
    return { ok: true, position: to + 1 } as const;
  });
  if (result.ok) jobs.wake();
  return result;
}
