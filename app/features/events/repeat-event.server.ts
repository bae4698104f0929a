import type { Db } from "#db/client.server.ts";
import { askPlannedHosts } from "~/features/hosts/ask-hosts.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { daysBetween } from "~/lib/dates.ts";
import { readOriginal, timesLater, writeEventCopy, writeSessionCopies } from "./copy-event.server.ts";
import type { CopyRefused } from "./duplicate-event.server.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";
import type { SeriesShape } from "./series.ts";
import { noteSessionChange } from "./session-changes.server.ts";
import { mostSessions } from "./session-rows.ts";

export type RepeatRefused = CopyRefused | { ok: false; reason: "nothing" | "cancelled" | "too_many" };

type Repeated = { ok: true; eventIds: string[]; sessions: number } | RepeatRefused;

/**
 * The event again on each of these first days, all or nothing: as further sessions of it, or as drafts of their own.
 * Where it is published the hosts of new sessions are asked; nobody else hears of it.
 */
export async function repeatEvent(
  db: Db,
  jobs: Jobs,
  asked: {
    eventId: string;
    days: string[];
    shape: SeriesShape;
    withHosts: boolean;
    cohortYear: number;
    memberId: string;
    now: Date;
  },
): Promise<Repeated> {
  const result = await inTransaction<Repeated>(db, async (trx) => {
    await holdAllAnswers(trx);
    const original = await readOriginal(trx, asked.eventId);
    if (!original) return { ok: false, reason: "unknown" };
    const { event, sessions } = original;
    const isWithin = asked.shape === "sessions";
    if (isWithin && event.state === "cancelled") return { ok: false, reason: "cancelled" };
    if (asked.days.length === 0) return { ok: false, reason: "nothing" };
    if (isWithin && sessions.length * (asked.days.length + 1) > mostSessions)
      return { ok: false, reason: "too_many" };
    const distances = asked.days.map((day) => daysBetween(original.firstDay, day));
    if (distances.some((days) => timesLater(original, days).some(({ startsAt }) => startsAt <= asked.now)))
      return { ok: false, reason: "past" };
    const eventIds: string[] = [];
    const added: string[] = [];
    for (const days of distances) {
      const eventId = isWithin ? event.id : await writeEventCopy(trx, original, { ...asked, days });
      const copied = await writeSessionCopies(trx, original, { eventId, days, withHosts: asked.withHosts });
      if (!copied.ok) return copied;
      added.push(...copied.sessionIds);
      eventIds.push(eventId);
    }
    if (isWithin) await noteAdded(trx, jobs, { ...asked, sessionIds: added, state: event.state });
    return { ok: true, eventIds: [...new Set(eventIds)], sessions: added.length };
  });
  if (result.ok) jobs.wake();
  return result;
}

async function noteAdded(
  trx: Db,
  jobs: Jobs,
  added: { eventId: string; sessionIds: string[]; state: string; memberId: string; now: Date },
): Promise<void> {
  const { sessionIds, memberId, now } = added;
  for (const sessionId of sessionIds)
    await noteSessionChange(trx, { sessionId, kind: "added", memberId, now });
  if (added.state === "published") await askPlannedHosts(trx, jobs, { sessionIds, memberId, now });
  await trx
    .updateTable("event")
    .set((set) => ({ revision: set("revision", "+", 1) }))
    .where("id", "=", added.eventId)
    .execute();
}
