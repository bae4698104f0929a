import type { Db } from "#db/client.server.ts";
import { inTransaction } from "#db/in-transaction.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { type Busy, listBusy } from "./busy-hosts.server.ts";
import type { HostRefusal } from "./host.ts";
import { closeHostEntries, openHostEntries } from "./host-calendar.server.ts";
import { closedBecause, type Hosting, type HostRow, lockHosting, setHost } from "./hosting.server.ts";
import { writeHostLetters } from "./write-host-letters.server.ts";
import { writeHostSteps } from "./write-host-step.server.ts";

type Acceptance = { sessionId: string; memberId: string; now: Date };
type Answer = Result<{ changed: boolean }, HostRefusal> & { busy?: Busy[] };

/**
 * A colleague takes a session on. A substitute's yes relieves the first one, who is told; the first one's own yes thanks
 * a substitute who hasn't answered. The same yes twice changes nothing. Each new yes brings a firm calendar entry.
 */
export async function acceptHosting(db: Db, jobs: Jobs, acceptance: Acceptance): Promise<Answer> {
  const { sessionId, memberId, now } = acceptance;
  return inTransaction(db, async (trx): Promise<Answer> => {
    const hosting = await lockHosting(trx, sessionId, [memberId]);
    const mine = hosting?.hosts.find((host) => host.memberId === memberId);
    if (!hosting || !mine || mine.state === "planned") return { ok: false, reason: "gone" };
    const closed = closedBecause(hosting, now);
    if (closed) return { ok: false, reason: closed };
    if (mine.state === "accepted") return { ok: true, changed: false };
    if (wasTakenOver(hosting, mine)) return { ok: false, reason: "taken" };
    const { startsAt, endsAt } = hosting;
    const others = {
      memberIds: [memberId],
      startsAt,
      endsAt,
      exceptSessionId: sessionId,
      onlyAccepted: true,
    };
    const busy = await listBusy(trx, others);
    if (busy.length > 0) return { ok: false, reason: "double_booked", busy };
    if (mine.state === "substitute_asked") await thankSubstitute(trx, jobs, hosting, mine, now);
    await openHostEntries(trx, sessionId, [memberId], jobs.mailDomain);
    await setHost(trx, sessionId, memberId, {
      state: "accepted",
      answered_at: now,
      word: "",
      substitute_id: null,
    });
    const relieved = mine.standsInFor ? await relieve(trx, jobs, hosting, mine, now) : undefined;
    const what = relieved ? "took_over" : "accepted";
    await writeHostSteps(trx, [{ sessionId, memberId, what, aboutMemberId: relieved ?? null }], now);
    await writeHostLetters(trx, jobs, { letter: "host_confirmed", sessionId, memberIds: [memberId], now });
    return { ok: true, changed: true };
  });
}

/** Whoever declined may come back, until their substitute has said yes. */
function wasTakenOver({ hosts }: Hosting, mine: HostRow): boolean {
  return (
    mine.state === "declined" &&
    hosts.some((host) => host.standsInFor === mine.memberId && host.state === "accepted")
  );
}

/** The first one leads after all: the colleague who was to stand in is no longer needed. */
async function thankSubstitute(trx: Db, jobs: Jobs, { sessionId, hosts }: Hosting, mine: HostRow, now: Date) {
  const substitute = hosts.find((host) => host.memberId === mine.substituteId && host.state === "asked");
  if (!substitute) return;
  const memberIds = [substitute.memberId];
  await trx
    .deleteFrom("session_host")
    .where("session_id", "=", sessionId)
    .where("member_id", "=", substitute.memberId)
    .execute();
  await closeHostEntries(trx, sessionId, memberIds);
  const step = { sessionId, memberId: mine.memberId, aboutMemberId: substitute.memberId } as const;
  await writeHostSteps(trx, [{ ...step, what: "substitute_withdrawn" }], now);
  const details = { reason: "kept", by: mine.memberId };
  await writeHostLetters(trx, jobs, { letter: "host_removed", sessionId, memberIds, details, now });
}

/** The substitute leads from now on; answers whom they relieved. */
async function relieve(trx: Db, jobs: Jobs, { sessionId, hosts }: Hosting, mine: HostRow, now: Date) {
  const first = hosts.find(
    (host) => host.memberId === mine.standsInFor && host.substituteId === mine.memberId,
  );
  if (first?.state !== "substitute_asked") return undefined;
  await setHost(trx, sessionId, first.memberId, { state: "declined", answered_at: now });
  await closeHostEntries(trx, sessionId, [first.memberId]);
  const step = { sessionId, memberId: first.memberId, aboutMemberId: mine.memberId } as const;
  await writeHostSteps(trx, [{ ...step, what: "handed_over" }], now);
  await writeHostLetters(trx, jobs, {
    letter: "host_removed",
    sessionId,
    memberIds: [first.memberId],
    details: { reason: "handed_over", by: mine.memberId },
    now,
  });
  return first.memberId;
}
