import type { Db } from "#db/client.server.ts";
import type { Busy } from "~/features/hosts/busy-hosts.server.ts";
import { daysBetween } from "~/lib/dates.ts";
import { readOriginal, timesLater, writeEventCopy, writeSessionCopies } from "./copy-event.server.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";

export type CopyRefused = { ok: false } & (
  | { reason: "unknown" | "past" }
  | { reason: "host_busy"; busy: Busy[] }
);

type Copied = { ok: true; eventId: string } | CopyRefused;

/** The same event from another first day on, as a draft: all sessions keep their distances and times. */
export async function duplicateEvent(
  db: Db,
  asked: {
    eventId: string;
    firstDay: string;
    withHosts: boolean;
    cohortYear: number;
    memberId: string;
    now: Date;
  },
): Promise<Copied> {
  return inTransaction<Copied>(db, async (trx) => {
    await holdAllAnswers(trx);
    const original = await readOriginal(trx, asked.eventId);
    if (!original) return { ok: false, reason: "unknown" };
    const days = daysBetween(original.firstDay, asked.firstDay);
    if (timesLater(original, days).some(({ startsAt }) => startsAt <= asked.now))
      return { ok: false, reason: "past" };
    const eventId = await writeEventCopy(trx, original, { ...asked, days });
    const copied = await writeSessionCopies(trx, original, { eventId, days, withHosts: asked.withHosts });
    return copied.ok ? { ok: true, eventId } : copied;
  });
}
