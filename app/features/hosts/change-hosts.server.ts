import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { askPlannedHosts, dropHosts } from "./ask-hosts.server.ts";
import { type Hosting, lockHosting, setHost } from "./hosting.server.ts";
import { addPlanned, type HostsPlanned } from "./plan-hosts.server.ts";

type Change = {
  sessionId: string;
  /** Everybody who is to lead it: who isn't among them is removed. */
  hostIds: string[];
  /** The time it is about to be moved to; they must be free then. */
  at?: { startsAt: Date; endsAt: Date };
  memberId?: string;
  now: Date;
};

/**
 * States who leads a session. Nobody hears of a draft; once it is published, new hosts are asked and removed ones told,
 * each with their calendar entry. Call it inside the transaction that moves the session, also when the hosts stay the
 * same: it refuses when one of them leads something else at that time, naming it.
 */
export async function changeHosts(trx: Db, jobs: Jobs, change: Change): Promise<HostsPlanned> {
  const { sessionId, now } = change;
  const hostIds = [...new Set(change.hostIds)];
  const locked = await lockHosting(trx, sessionId, hostIds);
  if (!locked) return { ok: true };
  const hosting = { ...locked, ...change.at };
  const planned = await addPlanned(trx, hosting, hostIds);
  if (!planned.ok) return planned;
  const by = { ...(change.memberId && { memberId: change.memberId }), now };
  const gone = hosting.hosts.filter((host) => !hostIds.includes(host.memberId) && host.state !== "declined");
  await dropHosts(trx, jobs, hosting, { ...by, memberIds: gone.map((host) => host.memberId) });
  await untie(trx, hosting, hostIds);
  if (hosting.eventState === "published")
    await askPlannedHosts(trx, jobs, { sessionIds: [sessionId], ...by });
  return { ok: true };
}

/** Without the one they were to stand in for they are simply asked; without their substitute the first leads again. */
async function untie(trx: Db, { sessionId, hosts }: Hosting, hostIds: string[]) {
  for (const host of hosts.filter((each) => hostIds.includes(each.memberId))) {
    if (host.standsInFor && !hostIds.includes(host.standsInFor) && host.state === "asked")
      await setHost(trx, sessionId, host.memberId, { stands_in_for: null });
    if (host.state === "substitute_asked" && host.substituteId && !hostIds.includes(host.substituteId))
      await setHost(trx, sessionId, host.memberId, { state: host.resumesAs, substitute_id: null });
  }
}
