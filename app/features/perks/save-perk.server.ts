import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { giveInOrder } from "./give-in-order.server.ts";
import { holdPerk } from "./hold-perk.server.ts";
import type { PerkPlan } from "./perk.ts";
import { passPerk, type TextRefusal } from "./perk-texts.server.ts";

type Saved = {
  /** undefined makes a new one, which nobody sees before it is published. */
  id: string | undefined;
  plan: PerkPlan;
  memberId: string;
  secondLook?: string | undefined;
  now: Date;
};

export type SaveRefusal = TextRefusal | { ok: false; reason: "not_found" | "closed" | "fixed" };

/**
 * Keeps a perk. Once somebody has applied, whom it is for and how it is decided stay as they were published, applications
 * don't end earlier and places don't become fewer: "fixed". More places go to whoever waits in line for them.
 */
export async function savePerk(
  db: Db,
  jobs: Jobs,
  saved: Saved,
): Promise<{ ok: true; id: string } | SaveRefusal> {
  const { id, plan, memberId, now } = saved;
  return db.transaction().execute(async (trx) => {
    const passed = await passPerk(trx, saved);
    if (!passed.ok) return passed;
    const row = {
      cohort_year: plan.cohortYear,
      kind: plan.kind,
      title: JSON.stringify(plan.title),
      body: JSON.stringify(plan.body),
      criteria: JSON.stringify(plan.criteria),
      from_on: plan.fromOn,
      until_on: plan.untilOn,
      apply_by: plan.applyBy,
      amount_yen: plan.amountYen,
      giving: plan.giving,
      seats: plan.seats,
      changed_at: now,
    };
    if (id === undefined) {
      const perkId = uuidv7();
      await trx
        .insertInto("perk")
        .values({ ...row, id: perkId, created_by: memberId, created_at: now })
        .execute();
      await writeUnits(trx, perkId, plan.unitIds);
      return { ok: true, id: perkId } as const;
    }
    const refusal = await whyNot(trx, id, plan);
    if (refusal) return { ok: false, reason: refusal } as const;
    await trx.updateTable("perk").set(row).where("id", "=", id).execute();
    await trx.deleteFrom("perk_unit").where("perk_id", "=", id).execute();
    await writeUnits(trx, id, plan.unitIds);
    const perk = await holdPerk(trx, id);
    if (perk) await giveInOrder(trx, jobs, perk, now);
    return { ok: true, id } as const;
  });
}

async function whyNot(trx: Db, id: string, plan: PerkPlan) {
  const known = await trx
    .selectFrom("perk")
    .select(["state", "cohort_year", "kind", "criteria", "apply_by", "amount_yen", "giving", "seats"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!known) return "not_found";
  if (known.state === "closed") return "closed";
  const applied = await trx
    .selectFrom("perk_application")
    .select("id")
    .where("perk_id", "=", id)
    .limit(1)
    .executeTakeFirst();
  if (!applied) return undefined;
  const units = await trx.selectFrom("perk_unit").select("unit_id").where("perk_id", "=", id).execute();
  const was = [known.cohort_year, known.kind, inOrder(known.criteria), known.amount_yen, known.giving];
  const is = [plan.cohortYear, plan.kind, inOrder(plan.criteria), plan.amountYen, plan.giving];
  const isSameUnits =
    units
      .map((unit) => unit.unit_id)
      .sort()
      .join() === [...plan.unitIds].sort().join();
  const endsEarlier = plan.applyBy !== null && (known.apply_by === null || plan.applyBy < known.apply_by);
  const hasFewer = plan.seats !== null && (known.seats === null || plan.seats < known.seats);
  const isSame = JSON.stringify(was) === JSON.stringify(is) && isSameUnits;
  return isSame && !endsEarlier && !hasFewer ? undefined : "fixed";
}

/** Languages in one order, to be compared. */
function inOrder(texts: unknown): string {
  return JSON.stringify(Object.entries(Object(texts)).sort());
}

async function writeUnits(trx: Db, perkId: string, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length === 0) return;
  const rows = unitIds.map((unitId) => ({ perk_id: perkId, unit_id: unitId }));
  await trx.insertInto("perk_unit").values(rows).execute();
}
