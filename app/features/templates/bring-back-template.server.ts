import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";

/** Undoes a removal; not where the kind has been changed anew meanwhile. */
export async function bringBackTemplate(db: Db, rowId: string): Promise<Result<object, "gone">> {
  const back = await db
    .updateTable("event_template as template")
    .set({ removed_at: null })
    .where("template.id", "=", rowId)
    .where("template.removed_at", "is not", null)
    .where((is) =>
      is.or([
        is("template.is_standard", "=", false),
        is.not(
          is.exists(
            is
              .selectFrom("event_template as newer")
              .select("newer.id")
              .whereRef("newer.kind", "=", "template.kind")
              .where("newer.is_standard", "=", true)
              .where("newer.removed_at", "is", null),
          ),
        ),
      ]),
    )
    .executeTakeFirst();
  return back.numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: "gone" };
}
