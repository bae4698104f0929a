import loadHighs, {
  type Highs,
  type Model,
  type ModelData,
  type ModelStatusCode,
  type ObjectiveSense,
} from "highs";
import { factsOf, meetingWorth, type Person, type Slot, type Weights, worthOf } from "./matching.ts";

// The exact programme: x = this person in this slot. At most one slot a person, the seats of each slot, what each host offers
// a month. A slot of several seats counts once for its host, when anybody is in it (y). The k-th slot of a host costs k − 1
// times the weight of an even load (t), which keeps the whole linear.

export type Problem = {
  people: readonly Person[];
  slots: readonly Slot[];
  /** How many more slots each host may lead, by Slot.load; absent: as many as there are. */
  room: ReadonlyMap<string, number>;
  weights: Weights;
};

export type Solved = {
  /** The place of the slot of each person; −1: none. */
  slotOf: number[];
  worth: number;
};

/** Slots that are looked at for each person; the bound looks at all. */
const bestOfEach = 40;
const limits = { time_limit: 6, mip_rel_gap: 0.0005, output_flag: false, random_seed: 1 } as const;

type Pair = { person: number; slot: number; worth: number };

export async function openSolver(): Promise<Highs> {
  return loadHighs();
}

/** The best assignment over the 40 best slots of each person. The same problem gives the same answer. */
export function solve(highs: Highs, problem: Problem): Solved {
  const pairs = pairsOf(problem, bestOfEach);
  const model = modelOf(highs, problem, pairs, true);
  return highs.withModel(model, (solver): Solved => {
    run(highs, solver);
    const { colValue } = solver.getSolution();
    const slotOf = problem.people.map(() => -1);
    pairs.forEach(({ person, slot }, column) => {
      if ((colValue[column] ?? 0) > 0.5) slotOf[person] = slot;
    });
    return { slotOf, worth: solver.getObjectiveValue() };
  });
}

/** More than this no assignment can be worth: the linear programme over all pairs. Undefined when time ran out. */
export function boundOf(highs: Highs, problem: Problem): number | undefined {
  const model = modelOf(highs, problem, pairsOf(problem, Number.POSITIVE_INFINITY), false);
  return highs.withModel(model, (solver) =>
    run(highs, solver) === highs.constants.modelStatus.optimal ? solver.getObjectiveValue() : undefined,
  );
}

/** Nobody in no slot always fits: where presolve says that nothing does (HiGHS 1.15, some small ones), it is left out. */
function run(highs: Highs, solver: Model): ModelStatusCode {
  for (const [name, value] of Object.entries(limits)) solver.options.set({ [name]: value });
  solver.run();
  const { optimal, timeLimit } = highs.constants.modelStatus;
  const status = solver.getModelStatus();
  if (status === optimal || status === timeLimit) return status;
  solver.clearSolver();
  solver.options.set({ presolve: "off" });
  solver.run();
  return solver.getModelStatus();
}

function pairsOf({ people, slots, weights }: Problem, most: number): Pair[] {
  return people.flatMap((person, place) => {
    const fair = person.wasLeftOut ? weights.leftOut * 2 : 0;
    const mine = slots.flatMap((slot, at): Pair[] => {
      const facts = factsOf(person, slot);
      return facts ? [{ person: place, slot: at, worth: meetingWorth + fair + worthOf(facts) }] : [];
    });
    return mine.length <= most
      ? mine
      : mine.sort((a, b) => b.worth - a.worth || a.slot - b.slot).slice(0, most);
  });
}

function modelOf(
  highs: Highs,
  { people, slots, room, weights }: Problem,
  pairs: Pair[],
  isWhole: boolean,
): ModelData {
  const sense = highs.constants.objectiveSense.maximize;
  const columns = new Columns();
  const rows = new Rows();
  const personRow = people.map(() => rows.add(0, 1));
  // A slot of one seat needs no y: its people are its use.
  const isParty = slots.map((slot) => slot.seats > 1);
  const slotRow = slots.map((_, at) => rows.add(-Infinity, isParty[at] ? 0 : 1));
  const hosts = [...new Set(slots.map((slot) => slot.hostId))];
  const hostRow = new Map(hosts.map((host) => [host, rows.add(0, 0)]));
  const roomRow = new Map([...room].map(([load, count]) => [load, rows.add(-Infinity, count)]));
  const entriesOf = (slot: Slot): [number, number][] => {
    const entries: [number, number][] = [[hostRow.get(slot.hostId) ?? 0, 1]];
    const limit = roomRow.get(slot.load);
    return limit === undefined ? entries : [...entries, [limit, 1]];
  };
  for (const { person, slot, worth } of pairs) {
    const at = slots[slot];
    if (!at) continue;
    const use = isParty[slot] ? [] : entriesOf(at);
    columns.add(worth, 1, isWhole, [[personRow[person] ?? 0, 1], [slotRow[slot] ?? 0, 1], ...use]);
  }
  slots.forEach((slot, at) => {
    if (isParty[at]) columns.add(0, 1, isWhole, [[slotRow[at] ?? 0, -slot.seats], ...entriesOf(slot)]);
  });
  for (const host of hosts) {
    const row = hostRow.get(host) ?? 0;
    const count = slots.filter((slot) => slot.hostId === host).length;
    for (let k = 0; k < count; k += 1) columns.add(-weights.evenLoad * k, 1, false, [[row, -1]]);
  }
  return columns.model(rows, sense);
}

class Rows {
  lower: number[] = [];
  upper: number[] = [];
  add(lower: number, upper: number): number {
    this.lower.push(lower);
    this.upper.push(upper);
    return this.lower.length - 1;
  }
}

class Columns {
  cost: number[] = [];
  upper: number[] = [];
  whole: (0 | 1)[] = [];
  starts: number[] = [0];
  indices: number[] = [];
  values: number[] = [];
  add(cost: number, upper: number, isWhole: boolean, entries: [number, number][]): void {
    this.cost.push(cost);
    this.upper.push(upper);
    this.whole.push(isWhole ? 1 : 0);
    for (const [row, value] of entries) {
      this.indices.push(row);
      this.values.push(value);
    }
    this.starts.push(this.indices.length);
  }
  model(rows: Rows, sense: ObjectiveSense): ModelData {
    const numCols = this.cost.length;
    const numRows = rows.lower.length;
    return {
      numCols,
      numRows,
      sense,
      colCost: Float64Array.from(this.cost),
      colLower: new Float64Array(numCols),
      colUpper: Float64Array.from(this.upper),
      rowLower: Float64Array.from(rows.lower),
      rowUpper: Float64Array.from(rows.upper),
      matrix: {
        format: "csc",
        numRows,
        numCols,
        starts: Int32Array.from(this.starts),
        indices: Int32Array.from(this.indices),
        values: Float64Array.from(this.values),
      },
      integrality: this.whole,
    };
  }
}
