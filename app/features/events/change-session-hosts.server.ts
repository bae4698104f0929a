import type { Db } from "#db/client.server.ts";
import { changeHosts } from "~/features/hosts/change-hosts.server.ts";
import type { HostsPlanned } from "~/features/hosts/plan-hosts.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { areMembers } from "./create-event.server.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";

type Change = { sessionId: string; hostIds: string[]; memberId: string; now: Date };

export type HostsChanged = HostsPlanned | { ok: false; reason: "not_open" | "host_unknown" };

/**
 * Other people lead one of several sessions: new ones are asked, removed ones told, once the event is published. Of the
 * guests nobody hears of it by this; telling them is a press of its own.
 */
export async function changeSessionHosts(
  db: Db,
  jobs: Jobs,
  { sessionId, hostIds, memberId, now }: Change,
): Promise<HostsChanged> {
  return inTransaction<HostsChanged>(db, async (trx) => {
    await holdAllAnswers(trx);
    const session = await trx
      .selectFrom("session")
      .innerJoin("event", "event.id", "session.event_id")
      .select("session.id")
      .where("session.id", "=", sessionId)
      .where("session.state", "<>", "cancelled")
      .where("event.state", "<>", "cancelled")
      .where("session.starts_at", ">", now)
      .executeTakeFirst();
    if (!session) return { ok: false, reason: "not_open" };
    if (!(await areMembers(trx, hostIds))) return { ok: false, reason: "host_unknown" };
    return changeHosts(trx, jobs, { sessionId, hostIds, memberId, now });
  });
}
