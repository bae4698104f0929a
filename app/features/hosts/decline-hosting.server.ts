import type { Db } from "#db/client.server.ts";
import { inTransaction } from "#db/in-transaction.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import type { HostRefusal } from "./host.ts";
import { closeHostEntries } from "./host-calendar.server.ts";
import { closedBecause, type Hosting, type HostRow, lockHosting, setHost } from "./hosting.server.ts";
import { findPlanner } from "./planner.server.ts";
import { writeHostLetters } from "./write-host-letters.server.ts";
import { writeHostSteps } from "./write-host-step.server.ts";

type Decline = { sessionId: string; memberId: string; word: string; now: Date };

/**
 * A colleague can't lead a session, also on the day itself. The recruiter in charge gets a letter that names who is free
 * then; a substitute's no goes back to whoever asked them, who leads as before.
 */
export async function declineHosting(
  db: Db,
  jobs: Jobs,
  { sessionId, memberId, word, now }: Decline,
): Promise<Result<{ changed: boolean }, HostRefusal>> {
  return inTransaction(db, async (trx) => {
    const hosting = await lockHosting(trx, sessionId, [memberId]);
    const mine = hosting?.hosts.find((host) => host.memberId === memberId);
    if (!hosting || !mine || mine.state === "planned") return { ok: false, reason: "gone" } as const;
    const closed = closedBecause(hosting, now);
    if (closed) return { ok: false, reason: closed } as const;
    if (mine.state === "declined") return { ok: true, changed: false } as const;
    const said = word.trim();
    await setHost(trx, sessionId, memberId, { state: "declined", answered_at: now, word: said });
    await closeHostEntries(trx, sessionId, [memberId]);
    await writeHostSteps(trx, [{ sessionId, memberId, what: "declined", word: said }], now);
    const details = { reason: "declined" };
    const thanks = { sessionId, memberIds: [memberId], details, now };
    await writeHostLetters(trx, jobs, { letter: "host_removed", ...thanks });
    if (await giveBack(trx, jobs, hosting, mine, now)) return { ok: true, changed: true } as const;
    await leaveToSubstitute(trx, hosting, mine);
    const planner = hosting.findsHost ? undefined : await findPlanner(trx, hosting.eventId);
    await writeHostLetters(trx, jobs, {
      letter: "host_declined",
      sessionId,
      memberIds: planner ? [planner.id] : [],
      details: { by: memberId, word: said },
      now,
    });
    return { ok: true, changed: true } as const;
  });
}

/** A substitute's no: the one they were to stand in for leads as before and hears of it. True when there is one. */
async function giveBack(trx: Db, jobs: Jobs, { sessionId, hosts }: Hosting, mine: HostRow, now: Date) {
  const first = hosts.find(
    (host) => host.substituteId === mine.memberId && host.state === "substitute_asked",
  );
  if (!first) return false;
  await setHost(trx, sessionId, first.memberId, { state: first.resumesAs, substitute_id: null });
  await writeHostLetters(trx, jobs, {
    letter: "host_substitute_no",
    sessionId,
    memberIds: [first.memberId],
    details: { by: mine.memberId },
    now,
  });
  return true;
}

/** Whoever was asked to stand in is now asked for themselves: there is nobody to go back to. */
async function leaveToSubstitute(trx: Db, { sessionId, hosts }: Hosting, mine: HostRow) {
  if (mine.state !== "substitute_asked" || !mine.substituteId) return;
  const substitute = hosts.find((host) => host.memberId === mine.substituteId);
  if (substitute?.state === "asked")
    await setHost(trx, sessionId, substitute.memberId, { stands_in_for: null });
}
