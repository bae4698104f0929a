import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Result } from "~/lib/result.ts";

/** Ticks a task off; whoever did it, it is done. */
export async function finishTask(
  trx: Db,
  { taskId, memberId, now }: { taskId: string; memberId: string; now: Date },
): Promise<Result<object, "gone">> {
  if (!isId(taskId)) return { ok: false, reason: "gone" };
  const done = await trx
    .updateTable("task")
    .set({ done_at: now, done_by: memberId })
    .where("id", "=", taskId)
    .where("done_at", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: "gone" };
}

export async function reopenTask(trx: Db, taskId: string): Promise<Result<object, "gone">> {
  if (!isId(taskId)) return { ok: false, reason: "gone" };
  const opened = await trx
    .updateTable("task")
    .set({ done_at: null, done_by: null })
    .where("id", "=", taskId)
    .where("done_at", "is not", null)
    .executeTakeFirst();
  return opened.numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: "gone" };
}
