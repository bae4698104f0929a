import type { Db } from "#db/client.server.ts";
import { writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { tellHosts } from "~/features/hosts/tell-hosts.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { stopQueuedInvitations, tellOfTheEnd, tellTheInvited } from "./event-letters.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";
import { tellFamilies } from "./tell-families.server.ts";

type Cancel = {
  eventId: string;
  reason: string;
  /** What else the letters should know. */
  details?: Record<string, unknown>;
  /** null: nobody of ours. */
  memberId: string | null;
  now: Date;
};
type Cancelled = Result<{ told: number }, "not_found" | "cancelled" | "past">;

/**
 * Ends an event for good: everybody invited who didn't say no gets a letter that takes the entry out of their
 * calendar, and invitations that haven't left are stopped. Seats and answers stay as they were, for the record.
 */
export async function cancelEvent(
  db: Db,
  jobs: Jobs,
  cancel: Cancel & { memberId: string; secondLook?: string },
): Promise<Cancelled | { ok: false; reason: "wording" }> {
  return db.transaction().execute(async (trx) => {
    await holdAllAnswers(trx);
    const { reason, secondLook, now } = cancel;
    const passed = { texts: { reason }, place: "event", secondLook, now } as const;
    const words = await passWording(trx, { ...passed, memberId: cancel.memberId });
    return words.ok ? cancelHeldEvent(trx, jobs, cancel) : words;
  });
}

/** The same inside a transaction that holds all answers already. */
export async function cancelHeldEvent(trx: Db, jobs: Jobs, cancel: Cancel): Promise<Cancelled> {
  const { eventId, reason, memberId, now } = cancel;
  const details = { reason, ...cancel.details };
  const sessions = await trx
    .selectFrom("session")
    .innerJoin("event", "event.id", "session.event_id")
    .select([
      "session.id",
      "session.ends_at",
      "session.state as sessionState",
      "event.state",
      "event.way",
      "event.is_slots as isSlots",
    ])
    .where("event.id", "=", eventId)
    .orderBy("session.starts_at")
    .forNoKeyUpdate(["session"])
    .execute();
  const session = sessions.find((each) => each.sessionState !== "cancelled") ?? sessions[0];
  if (!session) return { ok: false, reason: "not_found" } as const;
  if (session.state === "cancelled") return { ok: false, reason: "cancelled" } as const;
  if (sessions.every((each) => each.ends_at <= now)) return { ok: false, reason: "past" } as const;
  await trx.updateTable("session").set({ state: "cancelled" }).where("event_id", "=", eventId).execute();
  await trx
    .updateTable("event")
    .set((set) => ({ state: "cancelled", cancelled_at: now, revision: set("revision", "+", 1) }))
    .where("id", "=", eventId)
    .execute();
  await stopQueuedInvitations(trx, eventId, now);
  const holders = await trx
    .selectFrom("seat")
    .select("candidate_id as candidateId")
    .distinct()
    .where(
      "session_id",
      "in",
      sessions.map((each) => each.id),
    )
    .execute();
  const isSeveral = sessions.length > 1 || session.way !== "book" || session.isSlots;
  for (const { id, sessionState } of sessions) {
    if (sessionState === "cancelled") continue;
    await tellHosts(trx, jobs, { sessionId: id, what: "cancelled", details, now });
    if (isSeveral)
      await tellFamilies(trx, jobs, {
        sessionId: id,
        letter: "family_cancelled",
        details,
        now,
      });
  }
  const news = { eventId, sessionId: session.id, details, now };
  const { told } = isSeveral
    ? await tellOfTheEnd(trx, jobs, news)
    : await tellTheInvited(trx, jobs, { ...news, letter: "event_cancelled" });
  await writeTouchpoints(
    trx,
    holders.map(({ candidateId }) => ({
      candidateId,
      kind: "event_cancelled",
      happenedAt: now,
      fromCandidate: false,
      isContact: false,
      memberId,
      body: reason,
      details: { eventId },
    })),
  );
  return { ok: true, told } as const;
}
