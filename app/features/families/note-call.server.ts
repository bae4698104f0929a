import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import type { Result } from "~/lib/result.ts";
import { type AboutTopic, callKeptDays } from "./family.ts";

type Call = {
  topic: AboutTopic;
  /** Where to call back; empty when they don't want that. */
  phone: string;
  /** Known when they said so; never confirmed to them. */
  candidateId: string | null;
  memberId: string;
  now: Date;
};

/** Notes that a relative called or wrote first: the topic and a number, for 30 days. There is no room for more. */
export async function noteCall(db: Db, call: Call): Promise<Result<{ callId: string }, "not_found">> {
  const { topic, phone, candidateId, memberId, now } = call;
  if (candidateId) {
    const person = await db
      .selectFrom("candidate")
      .select("id")
      .where("id", "=", candidateId)
      .where("merged_into_id", "is", null)
      .executeTakeFirst();
    if (!person) return { ok: false, reason: "not_found" } as const;
  }
  const callId = uuidv7();
  await db
    .insertInto("family_call")
    .values({
      id: callId,
      topic,
      phone,
      candidate_id: candidateId,
      noted_by: memberId,
      noted_at: now,
      delete_on: addDays(todayIn("Asia/Tokyo", now), callKeptDays),
    })
    .execute();
  return { ok: true, callId } as const;
}

export async function finishCall(db: Db, { callId, now }: { callId: string; now: Date }): Promise<void> {
  await db
    .updateTable("family_call")
    .set({ done_at: now })
    .where("id", "=", callId)
    .where("done_at", "is", null)
    .execute();
}

/** After the candidate was told that somebody called: whom it was about. */
export async function linkCall(
  db: Db,
  { callId, candidateId }: { callId: string; candidateId: string },
): Promise<void> {
  await db.updateTable("family_call").set({ candidate_id: candidateId }).where("id", "=", callId).execute();
}
