import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";

type Plan = {
  cohortYear: number;
  /** Planned hires by unit id; 0 takes the unit out of the plan. */
  targets: Record<string, number>;
  /** Names of departments to add, each with its planned hires. */
  added: { name: string; target: number }[];
  /** New names by unit id. */
  names: Record<string, string>;
};

/** Writes a class's hiring plan, adding and renaming departments on the way. A class that doesn't exist yet is opened. */
export async function savePlan(db: Db, plan: Plan): Promise<Result<object, "name_taken">> {
  return db.transaction().execute(async (trx) => {
    const names = [...Object.values(plan.names), ...plan.added.map((unit) => unit.name)];
    if (new Set(names).size < names.length) return { ok: false as const, reason: "name_taken" as const };
    const taken = await trx
      .selectFrom("unit")
      .select("id")
      .where("name", "in", ["", ...names])
      .where("id", "not in", ["00000000-0000-0000-0000-000000000000", ...Object.keys(plan.names)])
      .executeTakeFirst();
    if (taken) return { ok: false as const, reason: "name_taken" as const };
    await trx
      .insertInto("cohort")
      .values({
        year: plan.cohortYear,
        formal_on: `${plan.cohortYear - 1}-10-01`,
        joins_on: `${plan.cohortYear}-04-01`,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    // Swapping two names must not trip over the unique index half-way: all renames are one statement after a detour.
    for (const [id, name] of Object.entries(plan.names))
      await trx
        .updateTable("unit")
        .set({ name: `${id}:${name}` })
        .where("id", "=", id)
        .execute();
    for (const [id, name] of Object.entries(plan.names))
      await trx.updateTable("unit").set({ name }).where("id", "=", id).execute();
    const targets = { ...plan.targets };
    for (const unit of plan.added) {
      const id = uuidv7();
      await trx
        .insertInto("unit")
        .values({
          id,
          name: unit.name,
          position: sql<number>`(select coalesce(max(position), 0) + 1 from unit)`,
        })
        .execute();
      targets[id] = unit.target;
    }
    for (const [unitId, target] of Object.entries(targets))
      await trx
        .insertInto("hiring_target")
        .values({ cohort_year: plan.cohortYear, unit_id: unitId, target })
        .onConflict((conflict) => conflict.columns(["cohort_year", "unit_id"]).doUpdateSet({ target }))
        .execute();
    return { ok: true as const };
  });
}
