import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { checkNote } from "~/features/notes/check-note.ts";
import { reportWrongStop } from "~/features/notes/wrong-stops.server.ts";
import { startOfDay, todayIn } from "~/lib/dates.ts";
import type { Result } from "~/lib/result.ts";
import { type CallResult, restsUntil } from "./call.ts";

type Call = {
  candidateId: string;
  memberId: string;
  result: CallResult;
  line: string;
  /** Only for call_back: a day of the company's zone. */
  callBackOn?: string;
  zone: string;
  now: Date;
  /** The caller says that the note check is wrong about the line. */
  isStoppedWrongly?: boolean;
};

/** Notes what came of a call: on the timeline (reached counts as contact), and the person rests from the list. */
export async function recordCall(
  db: Db,
  call: Call,
): Promise<Result<{ callId: string }, "unknown_candidate" | "day_passed" | "stopped">> {
  const today = todayIn(call.zone, call.now);
  if (call.callBackOn && call.callBackOn < today) return { ok: false, reason: "day_passed" };
  const check = checkNote(call.line);
  if (!check.ok && !call.isStoppedWrongly) return { ok: false, reason: "stopped" };
  return db.transaction().execute(async (trx) => {
    const candidate = await trx
      .selectFrom("candidate")
      .select(["id", "reply_on"])
      .where("id", "=", call.candidateId)
      .where("merged_into_id", "is", null)
      .executeTakeFirst();
    if (!candidate) return { ok: false as const, reason: "unknown_candidate" as const };
    const until = restsUntil(call.result, today, {
      replyOn: candidate.reply_on,
      ...(call.callBackOn ? { callBackOn: call.callBackOn } : {}),
    });
    const { touchpointId } = await writeTouchpoint(trx, {
      candidateId: call.candidateId,
      kind: "call",
      happenedAt: call.now,
      fromCandidate: false,
      isContact: call.result === "reached",
      memberId: call.memberId,
      body: call.line,
      details: { result: call.result, ...(call.callBackOn ? { callBackOn: call.callBackOn } : {}) },
    });
    if (!check.ok)
      await reportWrongStop(trx, {
        memberId: call.memberId,
        candidateId: candidate.id,
        touchpointId,
        place: "call",
        text: call.line,
        found: check.found,
        now: call.now,
      });
    const callId = uuidv7();
    await trx
      .insertInto("call_result")
      .values({
        id: callId,
        candidate_id: call.candidateId,
        member_id: call.memberId,
        touchpoint_id: touchpointId,
        called_at: call.now,
        result: call.result,
        line: call.line,
        quiet_until: startOfDay(until, call.zone),
      })
      .execute();
    return { ok: true as const, callId };
  });
}
