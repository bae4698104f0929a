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
  rows: Iterable<ReadRow>,
  known: readonly KnownPerson[],
  decisions: Decisions,
  setting: PlanSetting,
): ImportPlan {
  const planner = new Planner(known, decisions, setting);
  const plans = Array.from(rows, (row) => planner.plan(row));
  return {
    rows: plans,
    counts: planner.counts,
    mergedCount: plans.filter((row) => row.likeness && row.known && row.outcome === "changed").length,
    newUnits: [...planner.newUnits.values()],
    newYears: [...planner.newYears].sort(),
    remarks: remarkCounts(plans),
  };
}

/** Plans one row after the other, in the order of the file: what a row means depends on those before it alone. */
export class Planner {
  readonly counts: Record<Outcome, number> = { faulty: 0, duplicate: 0, changed: 0, added: 0, unchanged: 0 };
  /** What the rows so far name and we don't have, by folded name. */
  readonly newUnits = new Map<string, { name: string; count: number }>();
  readonly newYears = new Set<number>();
  private readonly index = new PeopleIndex();
  private readonly names: Names;
  private readonly taken = new Set<string>();
  private readonly decisions: Decisions;
  private readonly setting: PlanSetting;

  constructor(known: readonly KnownPerson[], decisions: Decisions, setting: PlanSetting) {
    this.decisions = decisions;
    this.setting = setting;
    for (const person of known) this.index.addKnown(person);
    this.names = {
      units: new Map(setting.units.map((unit) => [fold(unit.name), unit])),
      unitNames: new Map(setting.units.map((unit) => [unit.id, unit.name])),
      members: new Map(setting.members.map((member) => [fold(member.name), member.id])),
    };
  }

  plan(row: ReadRow): RowPlan {
    const plan = this.planned(row);
    this.counts[plan.outcome]++;
    if (!this.setting.formalOn.has(plan.cohortYear)) this.newYears.add(plan.cohortYear);
    return plan;
  }

  private planned({ person, faults }: ReadRow): RowPlan {
    const plan: RowPlan = {
      person,
      cohortYear: person.year ?? this.setting.cohortYear,
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
    const match = this.index.match(person, plan.keys);
    const decision = this.decisions.get(person.line);
    plan.likeness = match.likeness;
    plan.known = match.known ?? (decision === "merge" ? (match.likeness?.known ?? null) : null);
    if (plan.known && this.taken.has(plan.known.id)) {
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
    plan.remarks = remarksOf(person, this.names.members);
    if (plan.known) this.change(plan, plan.known);
    else this.add(plan, plan.keys);
    if (plan.outcome !== "faulty") this.countUnit(person.unit);
    return plan;
  }

  private change(plan: RowPlan, known: KnownPerson): void {
    this.taken.add(known.id);
    const { faults, changes } = changesOf(plan.person, known, this.names);
    plan.faults = faults;
    plan.changes = changes;
    plan.outcome = faults.length > 0 ? "faulty" : changes.length > 0 ? "changed" : "unchanged";
  }

  private add(plan: RowPlan, keys: NonNullable<RowPlan["keys"]>): void {
    const { person, cohortYear } = plan;
    const formalOn = this.setting.formalOn.get(cohortYear) ?? `${cohortYear - 1}-10-01`;
    const { offer, remarks } = planOffer(person, formalOn, this.setting.today);
    plan.offer = offer;
    plan.remarks.push(...remarks);
    plan.outcome = "added";
    this.index.addRow(person, keys);
  }

  private countUnit(name: string): void {
    const key = fold(name);
    if (!name || this.names.units.has(key)) return;
    const found = this.newUnits.get(key);
    this.newUnits.set(key, { name: found?.name ?? name, count: (found?.count ?? 0) + 1 });
  }
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

function remarkCounts(plans: readonly RowPlan[]): { remark: Remark; count: number }[] {
  const counts = new Map<Remark, number>();
  for (const plan of plans)
    if (plan.outcome === "added" || plan.outcome === "changed")
      for (const remark of plan.remarks) counts.set(remark, (counts.get(remark) ?? 0) + 1);
  return [...counts].map(([remark, count]) => ({ remark, count }));
}
