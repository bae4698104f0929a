import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Texts } from "./event.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { type MoveRefused, moveHeldSession } from "./move-session.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";
import { noteSessionChange } from "./session-changes.server.ts";
import type { SessionPlan } from "./session-move.ts";

/**
 * Changes the name of a session, which nobody is told of, and its place: another place is told like a move, because
 * people would go to the wrong one.
 */
export async function editSession(
  db: Db,
  jobs: Jobs,
  edit: {
    sessionId: string;
    label?: Texts;
    place?: Partial<Pick<SessionPlan, "placeKind" | "place" | "address" | "onlineUrl">>;
    memberId: string;
    now: Date;
  },
): Promise<{ ok: true; told: number } | MoveRefused> {
  const { sessionId, label, place, memberId, now } = edit;
  const result = await inTransaction<{ ok: true; told: number } | MoveRefused>(db, async (trx) => {
    await holdAllAnswers(trx);
    if (label) {
      const changed = await trx
        .updateTable("session")
        .set((set) => ({ label: JSON.stringify(label), revision: set("revision", "+", 1) }))
        .where("id", "=", sessionId)
        .executeTakeFirst();
      if (changed.numUpdatedRows === 0n) return { ok: false, reason: "unknown" };
      await noteSessionChange(trx, { sessionId, kind: "edited", details: { label }, memberId, now });
    }
    return place
      ? moveHeldSession(trx, jobs, { sessionId, to: place, memberId, now })
      : { ok: true, told: 0 };
  });
  if (result.ok) jobs.wake();
  return result;
}
