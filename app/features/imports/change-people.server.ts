import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { holdOffers } from "~/features/candidates/hold-offers.server.ts";
import { addTerms, writeTerms } from "~/features/candidates/write-candidate.server.ts";
import { moveOffer } from "~/features/offers/move-offer.server.ts";
import { candidateKeys, fold } from "~/lib/fold.ts";
import type { ImportSetting } from "./add-people.server.ts";
import type { ChangedField, KnownPerson, RowPlan } from "./import-plan.ts";

/** What undo needs to put back: the columns as they were. */
export type Before = {
  candidate: Record<string, string | null>;
  offer: Record<string, string | number | null> | null;
};

const plainFields = [
  "reference",
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "romaji",
  "email",
  "phone",
  "school",
  "faculty",
  "note",
  "locale",
] as const satisfies readonly ChangedField[];

/** Changes people we know as planned, one after the other. Throws when an offer moved since the plan was made. */
export async function changePeople(
  trx: Db,
  plans: readonly RowPlan[],
  setting: ImportSetting & { today: string },
): Promise<void> {
  for (const plan of plans) await changePerson(trx, plan, setting);
}

export class MovedMeanwhile extends Error {}

async function changePerson(
  trx: Db,
  plan: RowPlan,
  setting: ImportSetting & { today: string },
): Promise<void> {
  const { known } = plan;
  if (!known) throw new Error(`line ${plan.person.line} has nobody to change`);
  const to = new Map(plan.changes.map((change) => [change.field, change.to]));
  const before: Before = { candidate: {}, offer: null };

  const columns: Record<string, string | null> = {};
  for (const field of plainFields) {
    const value = to.get(field);
    if (value === undefined) continue;
    columns[field] = value;
    before.candidate[field] = known[field];
  }
  if (to.has("recruiter")) {
    await holdOffers(trx, sql`${known.id}::uuid`);
    columns["recruiter_id"] = setting.memberIds.get(fold(plan.person.recruiter)) ?? known.recruiterId;
    before.candidate["recruiter_id"] = known.recruiterId;
  }
  if (Object.keys(columns).length > 0) {
    await trx
      .updateTable("candidate")
      .set({ ...columns, ...candidateKeys({ ...known, ...columns }), updated_at: setting.now })
      .where("id", "=", known.id)
      .execute();
    await keepOldAddress(trx, known, columns["email"]);
  }
  before.offer = await changeOffer(trx, plan, known, to, setting);
  await trx
    .insertInto("touchpoint")
    .values({
      id: uuidv7(),
      candidate_id: known.id,
      happened_at: setting.now,
      kind: "imported",
      member_id: setting.by,
      details: JSON.stringify({ runId: setting.runId, fields: [...to.keys()] }),
    })
    .execute();
  await trx
    .insertInto("import_change")
    .values({
      run_id: setting.runId,
      row_number: plan.person.line,
      candidate_id: known.id,
      before: JSON.stringify(before),
      after: JSON.stringify(Object.fromEntries(to)),
    })
    .execute();
}

/** Who wrote from the old address is still found by it. */
async function keepOldAddress(trx: Db, known: KnownPerson, email: string | null | undefined): Promise<void> {
  await writeTerms(trx, known.id);
  if (!email || !known.email_key) return;
  await addTerms(trx, known.id, [fold(known.email)]);
}

async function changeOffer(
  trx: Db,
  plan: RowPlan,
  known: KnownPerson,
  to: ReadonlyMap<ChangedField, string>,
  setting: ImportSetting & { today: string },
): Promise<Before["offer"]> {
  const touchesOffer = ["unit", "state", "offeredOn", "replyOn"].some((field) =>
    to.has(field as ChangedField),
  );
  if (!touchesOffer || !known.offerId || !known.offerState) return null;
  const before = await trx
    .selectFrom("offer")
    .select([
      "state",
      "unit_id",
      "offered_on",
      "reply_on",
      "accepted_on",
      "formal_on",
      "ended_on",
      "extended_count",
    ])
    .where("id", "=", known.offerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (before.state !== known.offerState) throw new MovedMeanwhile();
  const unitId = to.has("unit") ? setting.unitIds.get(fold(plan.person.unit)) : undefined;
  await trx
    .updateTable("offer")
    .set({
      ...(unitId ? { unit_id: unitId } : {}),
      ...(to.has("offeredOn") ? { offered_on: to.get("offeredOn") ?? before.offered_on } : {}),
      ...(to.has("replyOn") ? { reply_on: to.get("replyOn") ?? null } : {}),
      updated_at: setting.now,
    })
    .where("id", "=", known.offerId)
    .execute();
  if (to.has("replyOn"))
    await trx
      .insertInto("offer_move")
      .values({
        id: uuidv7(),
        offer_id: known.offerId,
        candidate_id: known.id,
        from_state: before.state,
        to_state: before.state,
        happened_on: setting.today,
        recorded_at: setting.now,
        recorded_by: setting.by,
        heard_by: "import",
        reply_on_before: before.reply_on,
        reply_on_after: to.get("replyOn") ?? null,
      })
      .execute();
  if (to.has("state")) await moveByFile(trx, plan, known, setting);
  return before;
}

async function moveByFile(
  trx: Db,
  plan: RowPlan,
  known: KnownPerson,
  setting: ImportSetting & { today: string },
): Promise<void> {
  const wanted = plan.changes.find((change) => change.field === "state")?.to;
  if (!known.offerId || !known.offerState || !wanted) return;
  const { acceptedOn, declinedOn, replyOn } = plan.person;
  const isDecline = wanted === "declined_before" || wanted === "declined_after";
  const moved = await moveOffer(trx, {
    offerId: known.offerId,
    from: known.offerState,
    to: wanted as typeof known.offerState,
    happenedOn: (isDecline ? declinedOn : wanted === "accepted" ? acceptedOn : null) ?? setting.today,
    reason: "",
    heardBy: "import",
    ...(wanted === "considering" && replyOn ? { replyOn } : {}),
    by: setting.by,
    isByCandidate: false, // a list tells of it; nobody spoke with anybody just now
    now: setting.now,
  });
  if (!moved.ok) throw new MovedMeanwhile(moved.reason);
}
