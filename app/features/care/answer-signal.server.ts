import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Result } from "~/lib/result.ts";
import { isCareRule } from "./care.ts";

type Own = { candidateId: string; signalId: string; now: Date };

/** The person stops a signal: it closes, and its rule opens none for them any more. */
export async function muteSignal(db: Db, own: Own): Promise<Result<object, "gone">> {
  if (!isId(own.signalId)) return { ok: false, reason: "gone" };
  return db.transaction().execute(async (trx) => {
    const signal = await trx
      .selectFrom("care_signal")
      .select("rule")
      .where("id", "=", own.signalId)
      .where("candidate_id", "=", own.candidateId)
      .executeTakeFirst();
    if (!signal) return { ok: false, reason: "gone" };
    await trx
      .insertInto("care_mute")
      .values({ candidate_id: own.candidateId, rule: signal.rule, muted_at: own.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx
      .updateTable("care_signal")
      .set({ closed_at: own.now, closed_because: "muted" })
      .where("candidate_id", "=", own.candidateId)
      .where("rule", "=", signal.rule)
      .where("closed_at", "is", null)
      .execute();
    return { ok: true };
  });
}

/** The person says that it is wrong: it closes at once, with their words for whoever corrects the record. */
export async function disputeSignal(db: Db, own: Own & { word: string }): Promise<Result<object, "gone">> {
  if (!isId(own.signalId)) return { ok: false, reason: "gone" };
  const closed = await db
    .updateTable("care_signal")
    .set({ closed_at: own.now, closed_because: "disputed", dispute_word: own.word.trim().slice(0, 500) })
    .where("id", "=", own.signalId)
    .where("candidate_id", "=", own.candidateId)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: "gone" };
}

/** Lets a stopped rule speak again, about new facts. */
export async function allowRule(db: Db, candidateId: string, rule: string): Promise<void> {
  if (!isCareRule(rule)) return;
  await db.deleteFrom("care_mute").where("candidate_id", "=", candidateId).where("rule", "=", rule).execute();
}
