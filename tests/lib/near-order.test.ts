import fc from "fast-check";
import { expect, test } from "vitest";
import { inNearOrder } from "~/lib/near-order.ts";

test("near order takes each text once, and no text is far from its place", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 400 }), (texts) => {
      const taken = [...inNearOrder(texts)];
      expect([...taken].sort((a, b) => a - b)).toEqual([...texts.keys()]);
      const inPlace = [...texts].sort();
      const near = taken.map((place) => texts[place] ?? "");
      // who stands at a place begins like those sorted there, but for the last few of a group
      for (let at = 0; at < near.length; at++)
        expect(inPlace.slice(Math.max(0, at - 40), at + 41)).toContain(near[at]);
    }),
  );
});

test("thousands of names come out almost sorted", () => {
  const texts = Array.from(
    { length: 5_000 },
    (_, at) => `タカ${"アカサタナハマヤラワ"[at % 10]}${(at * 7_919) % 5_003}`,
  );
  const near = [...inNearOrder(texts)].map((place) => texts[place] ?? "");
  const inPlace = new Map([...texts].sort().map((text, at) => [text, at]));
  for (const [at, text] of near.entries())
    expect(Math.abs((inPlace.get(text) ?? -1_000) - at)).toBeLessThan(40);
});

test("texts that are all alike end too", () => {
  const texts = Array.from({ length: 5_000 }, () => "佐藤".repeat(40));
  expect([...inNearOrder(texts)]).toHaveLength(5_000);
});
