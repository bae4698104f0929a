import type { Db } from "#db/client.server.ts";

export type OpenTalk = { startsAt: Date; topic: string };

/** The talk a candidate is waiting for; one that was found is an event of theirs. */
export async function findOpenTalk(db: Db, candidateId: string, now: Date): Promise<OpenTalk | undefined> {
  return db
    .selectFrom("senior_talk")
    .innerJoin("session", "session.id", "senior_talk.session_id")
    .select(["session.starts_at as startsAt", "senior_talk.topic"])
    .where("candidate_id", "=", candidateId)
    .where("senior_talk.state", "=", "asking")
    .where("session.starts_at", ">", now)
    .executeTakeFirst();
}
