// How long and how large a matching of 500 candidates, 60 hosts and 200 slots is: run in a process of its own, as it is in use.
//   node --import ./bin/typescript.js tests/bench/matching-bench.ts
import type { Person, Slot } from "~/features/matching/matching.ts";
import { boundOf, openSolver, solve } from "~/features/matching/solve.server.ts";

let seed = 7;
const chance = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed / 2 ** 31;
};
const whole = (below: number) => Math.floor(chance() * below);
const some = (kind: string, of: number, count: number) => [
  ...new Set(Array.from({ length: count }, () => kind + whole(of))),
];

const slots = Array.from({ length: 200 }, (_, at): Slot => {
  const hostId = `host${at % 60}`;
  const seats = chance() < 0.5 ? 1 : 2 + whole(4);
  return {
    ...{ sessionId: `slot${at}`, hostId, load: hostId, seats, from: at * 10, until: at * 10 + 8 },
    ...{ unitId: `unit${at % 5}`, school: `school${at % 20}`, regions: some("region", 12, 2) },
    ...{ languages: some("language", 3, 2), topics: some("topic", 24, 4) },
  };
});
const people = Array.from({ length: 500 }, (_, at): Person => {
  const said = slots.filter(() => chance() < 0.5);
  const mark = () => (chance() < 0.5 ? "yes" : chance() < 0.5 ? "maybe" : "no");
  return {
    ...{ candidateId: `person${at}`, invitationId: `person${at}`, unitId: `unit${whole(5)}` },
    ...{ school: `school${whole(40)}`, regions: some("region", 12, 1), languages: [], busy: [] },
    topics: some("topic", 24, 3),
    wishes: new Map(
      said.map((slot, rank) => [slot.sessionId, { mark: mark(), wish: rank < 3 ? rank + 1 : null }]),
    ),
    wasLeftOut: chance() < 0.1,
  };
});
const room = new Map(Array.from({ length: 60 }, (_, at) => [`host${at}`, 2 + (at % 3)]));
const problem = { people, slots, room, weights: { leftOut: 5, evenLoad: 3 } };

const begun = performance.now();
const highs = await openSolver();
const solved = solve(highs, problem);
const solvedAt = performance.now();
const bound = boundOf(highs, problem);
const boundAt = performance.now();
process.stdout.write(
  `${JSON.stringify({
    solveMs: Math.round(solvedAt - begun),
    boundMs: Math.round(boundAt - solvedAt),
    placed: solved.slotOf.filter((at) => at >= 0).length,
    gapPercent: Number(((100 * ((bound ?? 0) - solved.worth)) / (bound ?? 1)).toFixed(2)),
    memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  })}\n`,
);
