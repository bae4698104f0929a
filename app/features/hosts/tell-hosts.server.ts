import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { lockHosting } from "./hosting.server.ts";
import { writeHostLetters } from "./write-host-letters.server.ts";
import { writeHostSteps } from "./write-host-step.server.ts";

type News = {
  sessionId: string;
  /** changed: another time or place, and their answer was given to the old one, so they are asked again. */
  what: "changed" | "cancelled";
  /** For "changed": what the letter quotes, as for the guests. For "cancelled": { reason }. */
  details?: Record<string, unknown>;
  now: Date;
};

/**
 * Tells the hosts of a session what its guests are told: it moved, or it is off. Their calendar entries go up by one.
 * Text edits are no news: they show in the feed, and SEQUENCE stays.
 */
export async function tellHosts(trx: Db, jobs: Jobs, news: News): Promise<{ told: number }> {
  const { sessionId, now, details } = news;
  const isOff = news.what === "cancelled";
  const hosting = await lockHosting(trx, sessionId, []);
  // Whoever was asked a moment ago, by the same press, was asked for the new plan already.
  const memberIds = (hosting?.hosts ?? [])
    .filter(
      ({ state, askedAt }) =>
        state !== "declined" && state !== "planned" && askedAt?.getTime() !== now.getTime(),
    )
    .map((host) => host.memberId);
  if (memberIds.length === 0) return { told: 0 };
  await trx
    .updateTable("calendar_entry")
    .set((set) => ({ sequence: set("sequence", "+", 1), ...(isOff && { is_cancelled: true }) }))
    .where("session_id", "=", sessionId)
    .where("member_id", "in", memberIds)
    .where("is_cancelled", "=", false)
    .execute();
  if (!isOff) await askAgain(trx, sessionId, now);
  await writeHostSteps(
    trx,
    memberIds.map((memberId) => ({ sessionId, memberId, what: isOff ? "cancelled" : "asked_again" })),
    now,
  );
  const letter = isOff ? "host_cancelled" : "host_changed";
  await writeHostLetters(trx, jobs, { letter, sessionId, memberIds, ...(details && { details }), now });
  return { told: memberIds.length };
}

async function askAgain(trx: Db, sessionId: string, now: Date) {
  const hosts = () => trx.updateTable("session_host").where("session_id", "=", sessionId);
  await hosts()
    .set({ state: "asked", asked_at: now, answered_at: null, stands_in_for: null })
    .where("state", "=", "accepted")
    .execute();
  await hosts().set({ resumes_as: "asked" }).where("state", "=", "substitute_asked").execute();
}
