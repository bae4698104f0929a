import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commitmentOf, drawFormat, drawOrder, numbersHashOf, seedFrom } from "~/features/trips/draw.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "enishi-draw-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = join(import.meta.dirname, "../../../public/draw-check.mjs");
const someSeed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(seedFrom);
const someNumbers = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 60 });

function fileOf(seed: string, numbers: number[]) {
  return {
    ...{ format: drawFormat, seed, numbers, order: drawOrder(seed, numbers) },
    commitment: commitmentOf(seed),
    numbersHash: numbersHashOf(numbers),
  };
}

function check(draw: object): { order: number[]; complaint: string } {
  const file = join(folder, "draw.json");
  writeFileSync(file, JSON.stringify(draw));
  try {
    const out = execFileSync(process.execPath, [script, file], { encoding: "utf8", stdio: "pipe" });
    return { order: out.trim().split("\n").filter(Boolean).map(Number), complaint: "" };
  } catch (error) {
    return { order: [], complaint: String((error as { stderr?: string }).stderr) };
  }
}

test("a draw is the same whoever makes it, loses nobody and doesn't ask in which order the numbers came", () => {
  fc.assert(
    fc.property(someSeed, someNumbers, (seed, numbers) => {
      const order = drawOrder(seed, numbers);
      expect(drawOrder(seed, [...numbers].reverse())).toEqual(order);
      expect([...order].sort((a, b) => a - b)).toEqual([...numbers].sort((a, b) => a - b));
      expect(numbersHashOf([...numbers].reverse())).toBe(numbersHashOf(numbers));
      // One more applicant pushes nobody in front of anybody else.
      const more = drawOrder(seed, [...numbers, 5001]);
      expect(more.filter((number) => number !== 5001)).toEqual(order);
    }),
    { numRuns: 200 },
  );
});

test("the script that anybody may run gives the order of the product, and says what was tampered with", () => {
  for (const [seed, numbers] of fc.sample(fc.tuple(someSeed, someNumbers), { numRuns: 4, seed: 11 })) {
    const draw = fileOf(seed, numbers);
    expect(check(draw).order).toEqual(draw.order);
  }
  const draw = fileOf("ab".repeat(32), [3, 1, 2, 9]);
  expect(check({ ...draw, seed: "cd".repeat(32) }).complaint).toContain("the seed is the one");
  expect(check({ ...draw, numbers: [3, 1, 2] }).complaint).toContain("the list is the one");
  expect(check({ ...draw, order: [...draw.order].reverse() }).complaint).toContain("the order follows");
  const alternative = { firstWish: drawOrder(draw.seed, [1, 7, 9], "alternative "), secondWish: [2] };
  expect(check({ ...draw, alternative })).toEqual({ order: draw.order, complaint: "" });
  const turned = { ...alternative, firstWish: [...alternative.firstWish].reverse() };
  expect(check({ ...draw, alternative: turned }).complaint).toContain("NOT SO: the order of the alternative");
  expect(check({ ...draw, seed: null }).complaint).toContain("hasn't been revealed");
});

test("every first place is about as likely as another", () => {
  const numbers = [1, 2, 3, 4, 5];
  const first = new Map<number, number>();
  for (let round = 0; round < 2000; round++) {
    const [winner = 0] = drawOrder(seedFrom(Buffer.from(`round ${round}`)), numbers);
    first.set(winner, (first.get(winner) ?? 0) + 1);
  }
  for (const number of numbers) expect(first.get(number)).toBeGreaterThan(330);
});

test("the documented example comes out", () => {
  const seed = "00".repeat(32);
  expect(commitmentOf(seed)).toBe("60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55");
  expect(numbersHashOf([5, 4, 3, 2, 1])).toBe(
    "b5584a1464119498204d2bffb86944984de652acb277cb0d2a6810944ee13350",
  );
  expect(drawOrder(seed, [1, 2, 3, 4, 5])).toEqual([4, 3, 1, 2, 5]);
});
