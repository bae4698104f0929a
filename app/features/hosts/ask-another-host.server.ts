import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { askPlannedHosts } from "./ask-hosts.server.ts";
import { isFreeToHost } from "./free-hosts.server.ts";
import { closedBecause, lockHosting } from "./hosting.server.ts";

type Ask = { sessionId: string; hostId: string; memberId: string; now: Date };

/** A recruiter asks one more colleague for a session, with one tap: somebody can't come after all. */
export async function askAnotherHost(
  db: Db,
  jobs: Jobs,
  { sessionId, hostId, memberId, now }: Ask,
): Promise<Result<object, "gone" | "busy">> {
  return db.transaction().execute(async (trx) => {
    const hosting = await lockHosting(trx, sessionId, [hostId]);
    if (!hosting || closedBecause(hosting, now)) return { ok: false, reason: "gone" } as const;
    if (!(await isFreeToHost(trx, { sessionId, memberId: hostId })))
      return { ok: false, reason: "busy" } as const;
    await trx.insertInto("session_host").values({ session_id: sessionId, member_id: hostId }).execute();
    if (hosting.eventState === "published")
      await askPlannedHosts(trx, jobs, { sessionIds: [sessionId], memberId, now });
    return { ok: true } as const;
  });
}
