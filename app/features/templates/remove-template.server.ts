import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { isKind } from "./template-queries.server.ts";

/** Takes one of the company's own away, or goes back to ours for a kind. `rowId` brings it back (bringBackTemplate). */
export async function removeTemplate(
  db: Db,
  { id, now }: { id: string; now: Date },
): Promise<Result<{ rowId: string }, "unknown">> {
  const removed = await db
    .updateTable("event_template")
    .set({ removed_at: now })
    .where((is) =>
      isKind(id) ? is.and({ kind: id, is_standard: true }) : is.and({ id, is_standard: false }),
    )
    .where("removed_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return removed ? { ok: true, rowId: removed.id } : { ok: false, reason: "unknown" };
}
