import type { Db } from "#db/client.server.ts";
import { removeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Result } from "~/lib/result.ts";

/** The wrong row was pressed: they stand among those to be phoned again, and the call is off their timeline. */
export async function undoPhoned(
  db: Db,
  { stormId, personId }: { stormId: string; personId: string },
): Promise<Result<object, "unknown">> {
  if (!isId(stormId) || !isId(personId)) return { ok: false, reason: "unknown" };
  return db.transaction().execute(async (trx) => {
    const people = await trx
      .selectFrom("storm_person")
      .select(["id", "touchpoint_id"])
      .where("storm_id", "=", stormId)
      .where((is) =>
        is.or([
          is("candidate_id", "=", personId),
          is("member_id", "=", personId),
          is("relative_id", "=", personId),
        ]),
      )
      .where("phoned_at", "is not", null)
      .orderBy("id")
      .forUpdate()
      .execute();
    if (people.length === 0) return { ok: false, reason: "unknown" } as const;
    await trx
      .updateTable("storm_person")
      .set({ phoned_at: null, phoned_by: null, touchpoint_id: null })
      .where(
        "id",
        "in",
        people.map((person) => person.id),
      )
      .execute();
    for (const id of new Set(people.flatMap(({ touchpoint_id }) => touchpoint_id ?? [])))
      await removeTouchpoint(trx, id);
    return { ok: true } as const;
  });
}
