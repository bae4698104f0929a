import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { type ContactRefusal, mayBeOverridden } from "./contact-wish.ts";
import { whoWaits } from "./who-waits.server.ts";

type Asked = {
  candidateIds: string[];
  eventId?: string;
  place: "invitation" | "message" | "mailing" | "trip";
  memberId: string;
  /** Why people are written to although they should be spared; it is kept for each of them. */
  overrideReason: string | undefined;
  now: Date;
};

/**
 * Call it before writing letters that nobody has to send, in the same transaction: answers whom to spare. It holds
 * these people's rows until the end, so that two colleagues at the same moment can't both spend the last letter.
 */
export async function sparePeople(
  trx: Db,
  { candidateIds, eventId, place, memberId, overrideReason, now }: Asked,
): Promise<Set<string>> {
  const waits = await holdBudget(trx, candidateIds, now);
  const reason = (overrideReason ?? "").trim().slice(0, 500);
  const overridden = [...waits].filter(([, refusal]) => reason !== "" && mayBeOverridden(refusal));
  for (const [candidateId] of overridden) waits.delete(candidateId);
  if (overridden.length === 0) return new Set(waits.keys());
  await trx
    .insertInto("contact_override")
    .values(
      overridden.map(([candidateId, refusal]) => ({
        id: uuidv7(),
        candidate_id: candidateId,
        member_id: memberId,
        event_id: eventId ?? null,
        place,
        refusal,
        reason,
        at: now,
      })),
    )
    .execute();
  return new Set(waits.keys());
}

/** The same where nobody can be written to all the same: holds these people's rows, and answers who is spared and why. */
export async function holdBudget(
  trx: Db,
  candidateIds: string[],
  now: Date,
): Promise<Map<string, ContactRefusal>> {
  if (candidateIds.length === 0) return new Map();
  await trx
    .selectFrom("candidate")
    .select("id")
    .where("id", "in", candidateIds)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  return whoWaits(trx, candidateIds, now);
}
