import type { Db } from "#db/client.server.ts";
import { writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { tellHosts } from "~/features/hosts/tell-hosts.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";
import { noteStep, takeOutOfCalendar } from "./seat-steps.server.ts";
import { noteSessionChange } from "./session-changes.server.ts";
import { listSeated, tellThese } from "./session-letters.server.ts";
import { tellFamilies } from "./tell-families.server.ts";

export type CancelledSession = {
  sessionId: string;
  reason: string;
  /** What else the letters should know. */
  details?: Record<string, unknown>;
  memberId: string;
  now: Date;
};
type CancelRefusal = "unknown" | "cancelled" | "past" | "last_session" | "reason_needed";
type Cancelled = Result<{ told: number }, CancelRefusal | "wording">;

/**
 * Takes one session out of an event: its seats and its line end, each person gets a letter that takes that session, and
 * only that one, out of their calendar, and may pick another. The last session goes with its event (cancelEvent), but a
 * standing event of slots stays without any.
 */
export async function cancelSession(
  db: Db,
  jobs: Jobs,
  cancel: CancelledSession & { secondLook?: string },
): Promise<Cancelled> {
  const result = await inTransaction<Cancelled>(db, async (trx) => {
    await holdAllAnswers(trx);
    const { reason, memberId, secondLook, now } = cancel;
    const passed = { texts: { reason }, place: "event", memberId, secondLook, now } as const;
    const words = await passWording(trx, passed);
    return words.ok ? cancelHeldSession(trx, jobs, cancel) : words;
  });
  if (result.ok) jobs.wake();
  return result;
}

/** The same inside a transaction that holds all answers already. */
export async function cancelHeldSession(
  trx: Db,
  jobs: Jobs,
  cancel: CancelledSession,
): Promise<Result<{ told: number }, CancelRefusal>> {
  const { sessionId, memberId, now } = cancel;
  const reason = cancel.reason.trim();
  if (reason === "") return { ok: false, reason: "reason_needed" };
  const session = await trx
    .selectFrom("session")
    .innerJoin("event", "event.id", "session.event_id")
    .select(["event_id", "session.state", "ends_at", "event.is_slots as isSlots"])
    .where("session.id", "=", sessionId)
    .forNoKeyUpdate(["session"])
    .executeTakeFirst();
  if (!session) return { ok: false, reason: "unknown" };
  if (session.state === "cancelled") return { ok: false, reason: "cancelled" };
  if (session.ends_at <= now) return { ok: false, reason: "past" };
  const others = await trx
    .selectFrom("session")
    .select("id")
    .where("event_id", "=", session.event_id)
    .where("id", "<>", sessionId)
    .where("state", "<>", "cancelled")
    .execute();
  if (others.length === 0 && !session.isSlots) return { ok: false, reason: "last_session" };
  const details = { reason, ...cancel.details };
  const people = await listSeated(trx, sessionId);
  for (const { candidateId, invitationId } of people) {
    const step = {
      answer: "yes",
      word: reason,
      outcome: "session_cancelled",
      memberId,
      source: "staff",
    } as const;
    await noteStep(trx, invitationId, sessionId, step, now);
    await takeOutOfCalendar(trx, sessionId, candidateId);
  }
  await trx.deleteFrom("seat").where("session_id", "=", sessionId).execute();
  await trx
    .updateTable("session")
    .set((set) => ({ state: "cancelled", seats_taken: 0, waiting: 0, revision: set("revision", "+", 1) }))
    .where("id", "=", sessionId)
    .execute();
  await askAgain(
    trx,
    people.map((person) => person.invitationId),
  );
  await tellHosts(trx, jobs, { sessionId, what: "cancelled", details, now });
  await noteSessionChange(trx, { sessionId, kind: "cancelled", reason, memberId, now });
  const { told } = await tellThese(trx, jobs, people, {
    sessionId,
    letter: "event_session_cancelled",
    details,
    now,
  });
  await tellFamilies(trx, jobs, { sessionId, letter: "family_cancelled", details, now });
  await writeTouchpoints(
    trx,
    people.map(({ candidateId }) => ({
      candidateId,
      kind: "event_cancelled",
      happenedAt: now,
      fromCandidate: false,
      isContact: false,
      memberId,
      body: reason,
      details: { eventId: session.event_id, sessionId },
    })),
  );
  return { ok: true, told };
}

/** Whose only session this was has no answer any more: the page and the reminders ask them again. */
async function askAgain(trx: Db, invitationIds: string[]): Promise<void> {
  if (invitationIds.length === 0) return;
  await trx
    .updateTable("invitation")
    .set({ answer: null, answered_at: null, answered_by: null })
    .where("id", "in", invitationIds)
    .where("answer", "=", "yes")
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("seat")
            .select("seat.session_id")
            .whereRef("seat.invitation_id", "=", "invitation.id"),
        ),
      ),
    )
    .execute();
}
