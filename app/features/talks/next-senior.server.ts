import type { Db } from "#db/client.server.ts";
import { askPlannedHosts, dropHosts } from "~/features/hosts/ask-hosts.server.ts";
import { lockHosting } from "~/features/hosts/hosting.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { listFittingSeniors } from "./fitting-seniors.server.ts";

type Search = { sessionId: string; candidateId: string; topic: string; now: Date };

/** Asks the colleague who fits best and wasn't asked yet, in their own room; whoever didn't answer is relieved. False: nobody is left. */
export async function askNextSenior(
  trx: Db,
  jobs: Jobs,
  { sessionId, candidateId, topic, now }: Search,
): Promise<boolean> {
  const candidate = await trx
    .selectFrom("candidate")
    .select(["unit_id as unitId", "school", "locale as language"])
    .where("id", "=", candidateId)
    .executeTakeFirstOrThrow();
  const [next] = await listFittingSeniors(trx, sessionId, { ...candidate, topic });
  const hosting = await lockHosting(trx, sessionId, next ? [next.id] : []);
  if (!hosting) return false;
  const silent = hosting.hosts.filter((host) => host.state === "asked").map((host) => host.memberId);
  await dropHosts(trx, jobs, hosting, { memberIds: silent, now });
  if (!next) return false;
  await trx.updateTable("session").set({ online_url: next.roomUrl }).where("id", "=", sessionId).execute();
  await trx.insertInto("session_host").values({ session_id: sessionId, member_id: next.id }).execute();
  await askPlannedHosts(trx, jobs, { sessionIds: [sessionId], now });
  return true;
}
