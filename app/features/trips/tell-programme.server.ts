import type { Db } from "#db/client.server.ts";
import { tellTheSeated } from "~/features/events/session-letters.server.ts";
import { tellHosts } from "~/features/hosts/tell-hosts.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";

type News = { sessionId: string; reason: string; now: Date };

/** The same day with another programme: one letter to each who travels or leads, whose entry then says it. */
export async function tellOfProgramme(
  trx: Db,
  jobs: Jobs,
  { sessionId, reason, now }: News,
): Promise<number> {
  const details = { isProgramme: true, ...(reason && { reason }) };
  const { told } = await tellTheSeated(trx, jobs, { sessionId, letter: "event_moved", details, now });
  await tellHosts(trx, jobs, { sessionId, what: "changed", details, now });
  return told;
}
