import fc from "fast-check";
import { expect, test } from "vitest";
import { reasonOf } from "~/features/matching/explain.ts";
import {
  defaultWeights,
  factsOf,
  meetingWorth,
  type Person,
  type Slot,
  worthOf,
} from "~/features/matching/matching.ts";
import { boundOf, openSolver, type Problem, solve } from "~/features/matching/solve.server.ts";

const highs = await openSolver();

const person = (candidateId: string, change: Partial<Person> = {}): Person => ({
  ...{
    candidateId,
    invitationId: candidateId,
    unitId: null,
    school: "",
    regions: [],
    languages: [],
    topics: [],
  },
  ...{ wishes: new Map(), busy: [], wasLeftOut: false },
  ...change,
});
const slot = (sessionId: string, hostId: string, change: Partial<Slot> = {}): Slot => ({
  ...{ sessionId, hostId, from: 0, until: 1, seats: 1, load: hostId, unitId: null, school: "" },
  ...{ regions: [], languages: [], topics: [] },
  ...change,
});
const problem = (people: Person[], slots: Slot[], change: Partial<Problem> = {}): Problem => ({
  ...{ people, slots, room: new Map(), weights: { leftOut: 5, evenLoad: 0 } },
  ...change,
});
const wish = (sessionId: string, mark: "yes" | "maybe" | "no", rank: number | null = null) =>
  [sessionId, { mark, wish: rank }] as const;

test("a pair's sentence names what the second best host lacks; without it the sentence changes", () => {
  const okamoto = slot("a", "okamoto", { topics: ["図面", "転勤"], languages: ["en"] });
  const nishimura = slot("b", "nishimura", { topics: ["転勤"], languages: ["en"] });
  const hana = person("hana", { topics: ["図面", "転勤"], languages: ["en"] });
  const why = (chosen: Slot, others: Slot[]) => reasonOf(hana, chosen, [chosen, ...others]);
  expect(why(okamoto, [nishimura])).toEqual({ kind: "topic", value: "図面", second: "nishimura" });
  const without = { ...okamoto, topics: ["転勤"] };
  expect(why(without, [nishimura])).toEqual({ kind: "even", second: "nishimura" });
  const monolingual = { ...nishimura, languages: [] };
  expect(why(without, [monolingual])).toEqual({ kind: "language", value: "en", second: "nishimura" });
  expect(why(okamoto, [])).toEqual({ kind: "only" });
  expect(reasonOf(hana, undefined, [okamoto])).toEqual({ kind: "none" });
});

test("a wish counts by its rank: the second best with a dearer one doesn't lack it", () => {
  const [a, b] = [slot("a", "okamoto"), slot("b", "nishimura")];
  const first = person("p", { wishes: new Map([wish("a", "yes", 1), wish("b", "yes", 2)]) });
  expect(reasonOf(first, a, [a, b])).toEqual({ kind: "wish", value: "1", second: "nishimura" });
  expect(reasonOf(first, b, [a, b])).toEqual({ kind: "even", second: "okamoto" });
});

test("nobody is given a time they said no to, or at which they are elsewhere", () => {
  const slots = [slot("a", "h", { from: 10, until: 20 }), slot("b", "h", { from: 20, until: 30 })];
  const no = person("no", { wishes: new Map([wish("a", "no")]) });
  const busy = person("busy", { busy: [{ from: 15, until: 25 }] });
  expect(slots.map((each) => factsOf(no, each) !== undefined)).toEqual([false, true]);
  expect(solve(highs, problem([busy], slots)).slotOf).toEqual([-1]);
  expect(solve(highs, problem([no], slots)).slotOf).toEqual([1]);
});

test("what a host offers a month holds, also over several slots of several seats", () => {
  const slots = [slot("a", "h", { seats: 3 }), slot("b", "h", { seats: 3 }), slot("c", "h")];
  const people = ["1", "2", "3", "4", "5"].map((id) => person(id));
  const { slotOf } = solve(highs, problem(people, slots, { room: new Map([["h", 1]]) }));
  expect(new Set(slotOf.filter((at) => at >= 0)).size).toBe(1);
  expect(slotOf.filter((at) => at >= 0)).toHaveLength(3);
  const none = solve(highs, problem(people, slots, { room: new Map([["h", 0]]) }));
  expect(none.slotOf).toEqual([-1, -1, -1, -1, -1]);
});

test("where seats are short whoever was left out last time comes first; an even load spreads the rest", () => {
  const one = [slot("a", "h")];
  const [first, again] = [person("a"), person("b", { wasLeftOut: true })];
  expect(solve(highs, problem([first, again], one)).slotOf).toEqual([-1, 0]);
  const four = [slot("a", "h"), slot("b", "h"), slot("c", "i"), slot("d", "i")];
  const loved = person("1", { wishes: new Map([wish("a", "maybe"), wish("b", "maybe")]) });
  const weights = (evenLoad: number) => ({ weights: { leftOut: 0, evenLoad } });
  const pair = [loved, person("2", { wishes: new Map([wish("a", "maybe"), wish("b", "maybe")]) })];
  const hosts = (evenLoad: number) =>
    new Set(solve(highs, problem(pair, four, weights(evenLoad))).slotOf.map((at) => four[at]?.hostId));
  expect(hosts(0)).toEqual(new Set(["h"]));
  expect(hosts(10)).toEqual(new Set(["h", "i"]));
});

test("where the solver's shortcut finds no answer, there is one all the same", () => {
  const slots = [slot("0", "h", { seats: 2 }), slot("1", "i", { seats: 2 }), slot("2", "h")];
  const solved = solve(highs, problem([person("a"), person("b")], slots));
  expect(solved.slotOf.every((at) => at >= 0)).toBe(true);
  expect(solved.worth).toBe(2 * meetingWorth);
});

test("on small problems nothing better exists, the bound is never below, and the answer repeats", () => {
  const tags = ["x", "y", "z"];
  const some = fc.subarray(tags);
  const people = fc.array(fc.record({ topics: some, wasLeftOut: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  });
  const slots = fc.array(
    fc.record({ topics: some, host: fc.constantFrom("h", "i"), seats: fc.integer({ min: 1, max: 2 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(people, slots, (them, times) => {
      const given = problem(
        them.map((each, at) => person(String(at), each)),
        times.map(({ host, ...each }, at) => slot(String(at), host, each)),
        { weights: { ...defaultWeights, evenLoad: 0 } },
      );
      const found = solve(highs, given);
      const best = bruteForce(given);
      expect(found.worth).toBeGreaterThanOrEqual(best * 0.999 - 1e-6);
      expect(boundOf(highs, given) ?? 0).toBeGreaterThanOrEqual(found.worth - 1e-6);
      expect(solve(highs, given)).toEqual(found);
      for (const [at, each] of given.slots.entries())
        expect(found.slotOf.filter((place) => place === at).length).toBeLessThanOrEqual(each.seats);
    }),
    { numRuns: 25 },
  );
});

/** The best there is without what is fair between hosts, by trying everything. */
function bruteForce({ people, slots, weights }: Problem): number {
  const go = (at: number, left: number[]): number => {
    const one = people[at];
    if (!one) return 0;
    const fair = one.wasLeftOut ? weights.leftOut * 2 : 0;
    const choices = slots.map((each, place) => {
      const facts = factsOf(one, each);
      if (!facts || !left[place]) return Number.NEGATIVE_INFINITY;
      const after = left.map((count, other) => (other === place ? count - 1 : count));
      return meetingWorth + fair + worthOf(facts) + go(at + 1, after);
    });
    return Math.max(go(at + 1, left), ...choices);
  };
  return go(
    0,
    slots.map((each) => each.seats),
  );
}
