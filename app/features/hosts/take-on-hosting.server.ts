import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { type Busy, listBusy } from "./busy-hosts.server.ts";
import { openHostEntries } from "./host-calendar.server.ts";
import { lockMembers } from "./hosting.server.ts";
import { writeHostLetters } from "./write-host-letters.server.ts";
import { writeHostSteps } from "./write-host-step.server.ts";

/**
 * A host leads a session they opened themselves: nobody asks them, the letter only brings the entry for their calendar.
 * Refused when they lead something else then. Inside the transaction that made the session.
 */
export async function takeOnHosting(
  trx: Db,
  jobs: Jobs,
  { sessionId, memberId, now }: { sessionId: string; memberId: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "host_busy"; busy: Busy[] }> {
  await lockMembers(trx, [memberId]);
  const { startsAt, endsAt } = await trx
    .selectFrom("session")
    .select(["starts_at as startsAt", "ends_at as endsAt"])
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  const busy = await listBusy(trx, { memberIds: [memberId], startsAt, endsAt, exceptSessionId: sessionId });
  if (busy.length > 0) return { ok: false, reason: "host_busy", busy };
  await trx
    .insertInto("session_host")
    .values({
      session_id: sessionId,
      member_id: memberId,
      state: "accepted",
      asked_at: now,
      answered_at: now,
    })
    .execute();
  await openHostEntries(trx, sessionId, [memberId], jobs.mailDomain);
  await writeHostSteps(trx, [{ sessionId, memberId, what: "accepted" }], now);
  await writeHostLetters(trx, jobs, { letter: "host_confirmed", sessionId, memberIds: [memberId], now });
  return { ok: true };
}
