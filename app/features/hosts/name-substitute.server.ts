import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { isFreeToHost } from "./free-hosts.server.ts";
import type { HostRefusal } from "./host.ts";
import { closeHostEntries, openHostEntries } from "./host-calendar.server.ts";
import { closedBecause, lockHosting, setHost } from "./hosting.server.ts";
import { writeHostLetters } from "./write-host-letters.server.ts";
import { writeHostSteps } from "./write-host-step.server.ts";

type Naming = { sessionId: string; memberId: string; substituteId: string; word: string; now: Date };

/**
 * A host names somebody who could stand in, and that person is asked. Until they say yes the first one stays
 * responsible. Only whoever is free then can be named; a second choice takes the first one's place.
 */
export async function nameSubstitute(
  db: Db,
  jobs: Jobs,
  { sessionId, memberId, substituteId, word, now }: Naming,
): Promise<Result<{ changed: boolean }, HostRefusal>> {
  return db.transaction().execute(async (trx) => {
    const hosting = await lockHosting(trx, sessionId, [memberId, substituteId]);
    const mine = hosting?.hosts.find((host) => host.memberId === memberId);
    const isStandIn = mine?.state === "asked" && mine.standsInFor !== null;
    if (!hosting || !mine || isStandIn || mine.state === "planned" || mine.state === "declined")
      return { ok: false, reason: "gone" } as const;
    const closed = closedBecause(hosting, now);
    if (closed) return { ok: false, reason: closed } as const;
    if (mine.substituteId === substituteId) return { ok: true, changed: false } as const;
    if (substituteId === memberId || !(await isFreeToHost(trx, { sessionId, memberId: substituteId })))
      return { ok: false, reason: "substitute_busy" } as const;
    if (mine.substituteId)
      await withdraw(trx, jobs, { sessionId, memberId, substituteId: mine.substituteId, now });
    await trx
      .insertInto("session_host")
      .values({
        session_id: sessionId,
        member_id: substituteId,
        state: "asked",
        asked_at: now,
        stands_in_for: memberId,
      })
      .execute();
    const said = word.trim();
    await setHost(trx, sessionId, memberId, {
      state: "substitute_asked",
      substitute_id: substituteId,
      resumes_as: mine.state === "substitute_asked" ? mine.resumesAs : mine.state,
      word: said,
    });
    await openHostEntries(trx, sessionId, [substituteId], jobs.mailDomain);
    const step = { sessionId, memberId, what: "substitute_named", word: said } as const;
    await writeHostSteps(trx, [{ ...step, aboutMemberId: substituteId }], now);
    await writeHostLetters(trx, jobs, {
      letter: "host_asked",
      sessionId,
      memberIds: [substituteId],
      details: { by: memberId, word: said },
      now,
    });
    return { ok: true, changed: true } as const;
  });
}

/** The earlier choice hears that somebody else is asked. */
async function withdraw(trx: Db, jobs: Jobs, naming: Omit<Naming, "word">) {
  const { sessionId, memberId, substituteId, now } = naming;
  await trx
    .deleteFrom("session_host")
    .where("session_id", "=", sessionId)
    .where("member_id", "=", substituteId)
    .where("state", "=", "asked")
    .execute();
  await closeHostEntries(trx, sessionId, [substituteId]);
  const step = { sessionId, memberId, aboutMemberId: substituteId } as const;
  await writeHostSteps(trx, [{ ...step, what: "substitute_withdrawn" }], now);
  await writeHostLetters(trx, jobs, {
    letter: "host_removed",
    sessionId,
    memberIds: [substituteId],
    details: { reason: "kept", by: memberId },
    now,
  });
}
