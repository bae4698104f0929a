import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import type { Result } from "~/lib/result.ts";
import { companyToday } from "./audience.server.ts";

export type PublishRefusal = "not_draft" | "no_criteria" | "past";

/** From now on it stands on the pages of those it is for. By what it is decided has to be written first. */
export async function publishPerk(
  db: Db,
  { perkId, now }: { perkId: string; now: Date },
): Promise<Result<object, PublishRefusal>> {
  return db.transaction().execute(async (trx) => {
    const perk = await trx
      .selectFrom("perk")
      .select(["state", "criteria", "apply_by as applyBy"])
      .where("id", "=", perkId)
      .forUpdate()
      .executeTakeFirst();
    if (perk?.state !== "draft") return { ok: false, reason: "not_draft" };
    if (!Object.values(perk.criteria as Texts).some(Boolean)) return { ok: false, reason: "no_criteria" };
    if (perk.applyBy !== null && perk.applyBy < (await companyToday(trx, now)))
      return { ok: false, reason: "past" };
    await trx
      .updateTable("perk")
      .set({ state: "published", published_at: now, changed_at: now })
      .where("id", "=", perkId)
      .execute();
    return { ok: true };
  });
}
