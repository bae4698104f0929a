import type { Db } from "#db/client.server.ts";
import { holdAllAnswers } from "~/features/events/seat-locks.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { TalkState } from "./talk.ts";
import { endTalk } from "./tend-talks.server.ts";

/** The candidate doesn't need the talk they asked for any more; whoever was asked is told. False where there is none. */
export async function withdrawTalk(
  db: Db,
  jobs: Jobs,
  { candidateId, now }: { candidateId: string; now: Date },
): Promise<boolean> {
  const isDone = await db.transaction().execute(async (trx) => {
    await holdAllAnswers(trx);
    const talk = await trx
      .selectFrom("senior_talk")
      .innerJoin("session", "session.id", "senior_talk.session_id")
      .select(["senior_talk.id", "senior_talk.state", "session.event_id as eventId"])
      .select(["session.id as sessionId", "session.starts_at as startsAt"])
      .where("candidate_id", "=", candidateId)
      .where("senior_talk.state", "=", "asking")
      .forUpdate(["senior_talk"])
      .executeTakeFirst();
    if (!talk) return false;
    return endTalk(trx, jobs, { ...talk, state: talk.state as TalkState, candidateId }, "withdrawn", now);
  });
  if (isDone) jobs.wake();
  return isDone;
}
