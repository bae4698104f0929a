import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Result } from "~/lib/result.ts";
import type { CareDeed } from "./care.ts";

type Finish = { signalId: string; memberId: string; deed: CareDeed; now: Date };

/** Something was done about it: the signal closes, with what and by whom. Takes a transaction, so that callers can add to it. */
export async function finishSignal(trx: Db, finish: Finish): Promise<Result<object, "gone">> {
  if (!isId(finish.signalId)) return { ok: false, reason: "gone" };
  const done = await trx
    .updateTable("care_signal")
    .set({
      closed_at: finish.now,
      closed_because: "done",
      closed_by: finish.memberId,
      done_what: finish.deed,
    })
    .where("id", "=", finish.signalId)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: "gone" };
}

/** Takes "done" back. What the person stopped or corrected stays closed: that is theirs. */
export async function reopenSignal(trx: Db, signalId: string): Promise<Result<object, "gone">> {
  if (!isId(signalId)) return { ok: false, reason: "gone" };
  const opened = await trx
    .updateTable("care_signal")
    .set({ closed_at: null, closed_because: null, closed_by: null, done_what: null })
    .where("id", "=", signalId)
    .where("closed_because", "=", "done")
    .executeTakeFirst();
  return opened.numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: "gone" };
}
