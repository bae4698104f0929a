import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { closeHostEntries, openHostEntries } from "./host-calendar.server.ts";
import type { Hosting } from "./hosting.server.ts";
import { writeHostLetters } from "./write-host-letters.server.ts";
import { writeHostSteps } from "./write-host-step.server.ts";

type By = { memberId?: string; now: Date };

/** Asks everybody planned for an event that has just been published: one letter a session, each with its entry. */
export async function askHosts(trx: Db, jobs: Jobs, event: By & { eventId: string }): Promise<void> {
  const sessions = await trx
    .selectFrom("session")
    .select("id")
    .where("event_id", "=", event.eventId)
    .where("state", "<>", "cancelled")
    .orderBy("id")
    .execute();
  const sessionIds = sessions.map((session) => session.id);
  await askPlannedHosts(trx, jobs, { ...event, sessionIds });
}

/** The same for some sessions, for instance one added to an event that is published already. */
export async function askPlannedHosts(
  trx: Db,
  jobs: Jobs,
  { sessionIds, memberId, now }: By & { sessionIds: string[] },
): Promise<void> {
  if (sessionIds.length === 0) return;
  const asked = await trx
    .updateTable("session_host")
    .set({ state: "asked", asked_at: now, answered_at: null })
    .where("session_id", "in", sessionIds)
    .where("state", "=", "planned")
    .returning(["session_id as sessionId", "member_id as memberId"])
    .execute();
  for (const sessionId of sessionIds) {
    const memberIds = asked.filter((host) => host.sessionId === sessionId).map((host) => host.memberId);
    await openHostEntries(trx, sessionId, memberIds, jobs.mailDomain);
    await writeHostSteps(
      trx,
      memberIds.map((id) => ({ sessionId, memberId: id, what: "asked", byMemberId: memberId })),
      now,
    );
    await writeHostLetters(trx, jobs, { letter: "host_asked", sessionId, memberIds, now });
  }
}

/** Takes colleagues off a session; who was asked is told and loses the entry. Their rows go, the history stays. */
export async function dropHosts(
  trx: Db,
  jobs: Jobs,
  { sessionId, hosts, eventState }: Hosting,
  { memberIds, memberId, now }: By & { memberIds: string[] },
): Promise<void> {
  if (memberIds.length === 0) return;
  await trx
    .deleteFrom("session_host")
    .where("session_id", "=", sessionId)
    .where("member_id", "in", memberIds)
    .execute();
  if (eventState === "draft") return;
  const told = hosts.filter((host) => memberIds.includes(host.memberId) && host.state !== "planned");
  const toldIds = told.map((host) => host.memberId);
  await closeHostEntries(trx, sessionId, toldIds);
  await writeHostSteps(
    trx,
    toldIds.map((id) => ({ sessionId, memberId: id, what: "removed", byMemberId: memberId })),
    now,
  );
  const details = { reason: "removed" };
  await writeHostLetters(trx, jobs, { letter: "host_removed", sessionId, memberIds: toldIds, details, now });
}
