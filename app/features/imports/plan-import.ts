import { candidateKeys, fold as foldAnew, foldEmail, foldPhone } from "~/lib/fold.ts";
import { remembered } from "~/lib/memo.ts";
import { PeopleIndex } from "./find-likeness.ts";
import type { Fault, PersonRow } from "./import-field.ts";
import type { Change, Decisions, ImportPlan, KnownPerson, Outcome, Remark, RowPlan } from "./import-plan.ts";
import { planMove, planOffer } from "./plan-offer.ts";
import type { ReadRow } from "./read-people.ts";

// Departments and names of staff are few and stand in every row.
const fold = remembered(foldAnew);

export type PlanSetting = {
  /** The class of rows that don't say theirs. */
  cohortYear: number;
  /** Formal day by class; a class we don't have yet gets 1 October before it. */
  formalOn: ReadonlyMap<number, string>;
  units: readonly { id: string; name: string }[];
  members: readonly { id: string; name: string }[];
  today: string;
};

/** What an import would do, row by row: nothing is stored. Deterministic, so a dry run and the import after it agree. */
export function planImport(
  rows: readonly ReadRow[],
  known: readonly KnownPerson[],
  decisions: Decisions,
  setting: PlanSetting,
): ImportPlan {
  const index = new PeopleIndex();
  for (const person of known) index.addKnown(person);
  const units = new Map(setting.units.map((unit) => [fold(unit.name), unit]));
  const unitNames = new Map(setting.units.map((unit) => [unit.id, unit.name]));
  const members = new Map(setting.members.map((member) => [fold(member.name), member.id]));
  const newUnits = new Map<string, { name: string; count: number }>();
  const taken = new Set<string>();

  const plans = rows.map(({ person, faults }): RowPlan => {
    const cohortYear = person.year ?? setting.cohortYear;
    const plan: RowPlan = {
      person,
      cohortYear,
      faults,
      remarks: [],
      outcome: "faulty",
      known: null,
      likeness: null,
      mergesIntoLine: null,
      changes: [],
      offer: null,
      keys: null,
    };
    if (faults.length > 0) return plan;
    plan.keys = candidateKeys(person);
    const match = index.match(person, plan.keys);
    const decision = decisions.get(person.line);
    plan.likeness = match.likeness;
    plan.known = match.known ?? (decision === "merge" ? (match.likeness?.known ?? null) : null);
    if (plan.known && taken.has(plan.known.id)) {
      // A second row of the file for somebody the file has changed already.
      plan.likeness = {
        reason: "email",
        known: plan.known,
        line: null,
        name: `${plan.known.family_name} ${plan.known.given_name}`.trim(),
      };
      plan.known = null;
      plan.outcome = "duplicate";
      return plan;
    }
    if (!plan.known && match.likeness && decision === undefined) {
      plan.outcome = "duplicate";
      return plan;
    }
    if (!plan.known && decision === "merge" && match.likeness?.line) {
      plan.mergesIntoLine = match.likeness.line;
      plan.outcome = "unchanged";
      return plan;
    }
    plan.remarks = remarksOf(person, members);
    if (plan.known) {
      taken.add(plan.known.id);
      const change = changesOf(person, plan.known, { units, unitNames, members });
      plan.faults = change.faults;
      plan.changes = change.changes;
      plan.outcome =
        change.faults.length > 0 ? "faulty" : change.changes.length > 0 ? "changed" : "unchanged";
    } else {
      const formalOn = setting.formalOn.get(cohortYear) ?? `${cohortYear - 1}-10-01`;
      const { offer, remarks } = planOffer(person, formalOn, setting.today);
      plan.offer = offer;
      plan.remarks.push(...remarks);
      plan.outcome = "added";
      index.addRow(person, plan.keys);
    }
    if (plan.outcome !== "faulty" && person.unit && !units.has(fold(person.unit))) {
      const key = fold(person.unit);
      newUnits.set(key, {
        name: newUnits.get(key)?.name ?? person.unit,
        count: (newUnits.get(key)?.count ?? 0) + 1,
      });
    }
    return plan;
  });
  return {
    rows: plans,
    counts: countBy(plans),
    mergedCount: plans.filter((row) => row.likeness && row.known && row.outcome === "changed").length,
    newUnits: [...newUnits.values()],
    newYears: [...new Set(plans.map((plan) => plan.cohortYear))]
      .filter((year) => !setting.formalOn.has(year))
      .sort(),
    remarks: remarkCounts(plans),
  };
}

function remarksOf(person: PersonRow, members: ReadonlyMap<string, string>): Remark[] {
  const remarks: Remark[] = [];
  if (person.hasMendedPhone) remarks.push("phone_mended");
  if (person.given_name === "") remarks.push("name_not_split");
  if (person.email === "") remarks.push("no_email");
  if (person.recruiter && !members.has(fold(person.recruiter))) remarks.push("recruiter_unknown");
  return remarks;
}

type Names = {
  units: ReadonlyMap<string, { id: string; name: string }>;
  unitNames: ReadonlyMap<string, string>;
  members: ReadonlyMap<string, string>;
};

/** An empty cell erases nothing, and a plainer spelling (高橋 for 髙橋) doesn't replace the one we have. */
function changesOf(
  person: PersonRow,
  known: KnownPerson,
  names: Names,
): { changes: Change[]; faults: Fault[] } {
  const changes: Change[] = [];
  const compare = (
    field: Change["field"] & keyof KnownPerson & keyof PersonRow,
    same: (a: string, b: string) => boolean,
  ) => {
    const [from, to] = [String(known[field] ?? ""), String(person[field] ?? "")];
    if (to !== "" && to !== from && !same(from, to)) changes.push({ field, from, to });
  };
  const folded = (a: string, b: string) => a !== "" && fold(a) === fold(b);
  const exact = (a: string, b: string) => a === b;
  compare("reference", exact);
  compare("family_name", folded);
  compare("given_name", folded);
  compare("family_kana", folded);
  compare("given_kana", folded);
  compare("romaji", folded);
  compare("email", (a, b) => foldEmail(a) === foldEmail(b));
  compare("phone", (a, b) => foldPhone(a) === foldPhone(b));
  compare("school", folded);
  compare("faculty", folded);
  compare("note", exact);
  compare("locale", exact);
  const unitId = names.units.get(fold(person.unit))?.id;
  if (person.unit && (!unitId || unitId !== known.unitId))
    changes.push({ field: "unit", from: names.unitNames.get(known.unitId ?? "") ?? "", to: person.unit });
  const recruiterId = names.members.get(fold(person.recruiter));
  if (recruiterId && recruiterId !== known.recruiterId)
    changes.push({ field: "recruiter", from: "", to: person.recruiter });
  return withOfferChanges(person, known, changes);
}

function withOfferChanges(person: PersonRow, known: KnownPerson, changes: Change[]) {
  const faults: Fault[] = [];
  const move = planMove(person, known);
  if (move === "refused")
    faults.push({
      field: "state",
      kind: "move_not_allowed",
      value: person.state ?? "",
      other: known.offerState ?? "",
    });
  else if (move) changes.push({ field: "state", from: known.offerState ?? "", to: move });
  if (person.offeredOn && known.offeredOn && person.offeredOn !== known.offeredOn)
    changes.push({ field: "offeredOn", from: known.offeredOn, to: person.offeredOn });
  const isOpen = known.offerState === "informal" || known.offerState === "considering";
  if (isOpen && !move && person.replyOn && person.replyOn !== known.replyOn)
    changes.push({ field: "replyOn", from: known.replyOn ?? "", to: person.replyOn });
  return { changes, faults };
}

function countBy(plans: readonly RowPlan[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { faulty: 0, duplicate: 0, changed: 0, added: 0, unchanged: 0 };
  for (const plan of plans) counts[plan.outcome]++;
  return counts;
}

function remarkCounts(plans: readonly RowPlan[]): { remark: Remark; count: number }[] {
  const counts = new Map<Remark, number>();
  for (const plan of plans)
    if (plan.outcome === "added" || plan.outcome === "changed")
      for (const remark of plan.remarks) counts.set(remark, (counts.get(remark) ?? 0) + 1);
  return [...counts].map(([remark, count]) => ({ remark, count }));
}
