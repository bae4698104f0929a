import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Result } from "~/lib/result.ts";

type Gone = Result<object, "gone" | "taken">;

/** Makes a member the owner of an open signal. "taken": a colleague was faster. */
export async function ownSignal(
  db: Db,
  { signalId, memberId, now }: { signalId: string; memberId: string; now: Date },
): Promise<Gone> {
  if (!isId(signalId)) return { ok: false, reason: "gone" };
  return db.transaction().execute(async (trx) => {
    const signal = await trx
      .selectFrom("care_signal")
      .select(["owner_id"])
      .where("id", "=", signalId)
      .where("closed_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!signal) return { ok: false, reason: "gone" };
    if (signal.owner_id && signal.owner_id !== memberId) return { ok: false, reason: "taken" };
    await trx
      .updateTable("care_signal")
      .set({ owner_id: memberId, owned_at: now })
      .where("id", "=", signalId)
      .execute();
    return { ok: true };
  });
}

/** Gives a signal back: it has no owner any more and stands on Today again. */
export async function giveBackSignal(db: Db, signalId: string, memberId: string): Promise<Gone> {
  if (!isId(signalId)) return { ok: false, reason: "gone" };
  const given = await db
    .updateTable("care_signal")
    .set({ owner_id: null, owned_at: null })
    .where("id", "=", signalId)
    .where("owner_id", "=", memberId)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return given.numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: "gone" };
}
