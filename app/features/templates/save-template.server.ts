import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { eventWords } from "~/features/events/event-texts.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Result } from "~/lib/result.ts";
import type { TemplatePlan } from "./template.ts";
import { isKind } from "./template-queries.server.ts";

type Kept = { id: string; plan: TemplatePlan; memberId: string; secondLook?: string; now: Date };

/** Keeps a template: of a kind's name the company's own version of ours, else one of its own, which keeps its kind. */
export async function saveTemplate(
  db: Db,
  { id, plan, memberId, secondLook, now }: Kept,
): Promise<Result<object, "unknown" | "wording">> {
  return db.transaction().execute(async (trx) => {
    const passed = { texts: eventWords(plan, plan.sessions), place: "template", memberId, now } as const;
    const words = await passWording(trx, { ...passed, secondLook });
    return words.ok ? writeTemplate(trx, { id, plan, memberId, now }) : words;
  });
}

async function writeTemplate(
  db: Db,
  { id, plan, memberId, now }: Omit<Kept, "secondLook">,
): Promise<Result<object, "unknown">> {
  const text = JSON.stringify(plan);
  if (isKind(id)) {
    await db
      .insertInto("event_template")
      .values({
        id: uuidv7(),
        kind: id,
        is_standard: true,
        plan: JSON.stringify({ ...plan, kind: id }),
        made_by: memberId,
        made_at: now,
        changed_at: now,
      })
      .onConflict((conflict) =>
        conflict
          .column("kind")
          .where(sql<boolean>`is_standard and removed_at is null`)
          .doUpdateSet({ plan: JSON.stringify({ ...plan, kind: id }), changed_at: now }),
      )
      .execute();
    return { ok: true };
  }
  const changed = await db
    .updateTable("event_template")
    .set({ plan: text, kind: plan.kind, changed_at: now })
    .where("id", "=", id)
    .where("is_standard", "=", false)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: "unknown" };
}
