import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";

const mostViews = 8;

export type View = { id: string; name: string; query: string };

/** The tabs a member keeps above the list, in the order they were saved. */
export function viewsOf(db: Db, memberId: string) {
  return db
    .selectFrom("candidate_view")
    .select(["id", "name", "query"])
    .where("member_id", "=", memberId)
    .orderBy("created_at")
    .orderBy("id");
}

/** Keeps a filter under a name; saving under a name that exists replaces it. */
export async function saveView(
  db: Db,
  input: { memberId: string; name: string; query: string; now: Date },
): Promise<Result<object, "name_missing" | "too_many">> {
  const name = input.name.trim().slice(0, 40);
  if (name === "") return { ok: false, reason: "name_missing" };
  return db.transaction().execute(async (trx) => {
    const kept = await viewsOf(trx, input.memberId).execute();
    const isNew = !kept.some((view) => view.name === name);
    if (isNew && kept.length >= mostViews) return { ok: false, reason: "too_many" };
    await trx
      .insertInto("candidate_view")
      .values({ id: uuidv7(), member_id: input.memberId, name, query: input.query, created_at: input.now })
      .onConflict((conflict) => conflict.columns(["member_id", "name"]).doUpdateSet({ query: input.query }))
      .execute();
    return { ok: true };
  });
}

export async function renameView(
  db: Db,
  input: { memberId: string; viewId: string; name: string },
): Promise<Result<object, "name_missing" | "name_taken" | "not_found">> {
  const name = input.name.trim().slice(0, 40);
  if (name === "") return { ok: false, reason: "name_missing" };
  const taken = await db
    .selectFrom("candidate_view")
    .select("id")
    .where("member_id", "=", input.memberId)
    .where("name", "=", name)
    .where("id", "<>", input.viewId)
    .executeTakeFirst();
  if (taken) return { ok: false, reason: "name_taken" };
  const renamed = await db
    .updateTable("candidate_view")
    .set({ name })
    .where("id", "=", input.viewId)
    .where("member_id", "=", input.memberId)
    .returning("id")
    .executeTakeFirst();
  return renamed ? { ok: true } : { ok: false, reason: "not_found" };
}

export async function removeView(db: Db, input: { memberId: string; viewId: string }) {
  await db
    .deleteFrom("candidate_view")
    .where("id", "=", input.viewId)
    .where("member_id", "=", input.memberId)
    .execute();
}
