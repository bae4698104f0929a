import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

export type SessionChange = {
  sessionId: string;
  kind: "added" | "edited" | "moved" | "closed" | "reopened" | "cancelled" | "merged" | "seats" | "line";
  reason?: string;
  details?: object;
  memberId?: string | undefined;
  now: Date;
};

/** What staff did to a session, for its history. */
export async function noteSessionChange(trx: Db, change: SessionChange): Promise<void> {
  await trx
    .insertInto("session_change")
    .values({
      id: uuidv7(),
      session_id: change.sessionId,
      changed_at: change.now,
      changed_by: change.memberId ?? null,
      kind: change.kind,
      reason: change.reason?.trim() ?? "",
      details: JSON.stringify(change.details ?? {}),
    })
    .execute();
}
