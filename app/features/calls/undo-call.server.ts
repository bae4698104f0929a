import type { Db } from "#db/client.server.ts";
import { removeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Result } from "~/lib/result.ts";

/** Takes a result back, for the person who entered it: off the timeline, back on the call list. */
export async function undoCall(
  db: Db,
  callId: string,
  memberId: string,
): Promise<Result<object, "unknown_call">> {
  if (!isId(callId)) return { ok: false, reason: "unknown_call" };
  return db.transaction().execute(async (trx) => {
    const call = await trx
      .deleteFrom("call_result")
      .where("id", "=", callId)
      .where("member_id", "=", memberId)
      .returning(["touchpoint_id"])
      .executeTakeFirst();
    if (!call) return { ok: false as const, reason: "unknown_call" as const };
    if (call.touchpoint_id) await removeTouchpoint(trx, call.touchpoint_id);
    return { ok: true as const };
  });
}
