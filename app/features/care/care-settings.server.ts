import type { Db } from "#db/client.server.ts";
import { type CareRule, careDefaults, careRules } from "./care.ts";

export type CareSetting = { rule: CareRule; isOn: boolean; days: number | null; isOwn: boolean };

/** How the company has set each rule, in their order. */
export async function listCareSettings(db: Db): Promise<CareSetting[]> {
  const changed = await db.selectFrom("care_rule").select(["rule", "is_on", "days"]).execute();
  return careRules.map((rule) => {
    const own = changed.find((each) => each.rule === rule);
    const usual = careDefaults[rule].days;
    return {
      rule,
      isOn: own?.is_on ?? true,
      days: usual === null ? null : (own?.days ?? usual),
      isOwn: own !== undefined,
    };
  });
}

/**
 * Keeps how a rule is set. Turned on or made earlier, it looks at the past again; turned off, its open signals disappear.
 */
export async function saveCareSetting(
  db: Db,
  input: { rule: CareRule; isOn: boolean; days: number; by: string; now: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const values = { is_on: input.isOn, days: input.days, changed_by: input.by, changed_at: input.now };
    await trx
      .insertInto("care_rule")
      .values({ rule: input.rule, ...values })
      .onConflict((conflict) => conflict.column("rule").doUpdateSet(values))
      .execute();
    await trx.deleteFrom("care_cursor").where("rule", "=", input.rule).execute();
    if (input.isOn) return;
    await trx
      .updateTable("care_signal")
      .set({ closed_at: input.now, closed_because: "settled", closed_by: input.by })
      .where("rule", "=", input.rule)
      .where("closed_at", "is", null)
      .execute();
  });
}
