import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../../app/ui/tokens.css", import.meta.url), "utf8");
const [light = "", followed = "", chosen = ""] = css.split(
  /@media \(prefers-color-scheme: dark\)|:root\[data-theme="dark"\]/,
);
const themes = { light: colours(light), dark: { ...colours(light), ...colours(followed) } };

test("choosing dark by hand gives the same colours as a dark system", () => {
  expect(colours(chosen)).toEqual(colours(followed));
});

test("every colour of the light theme that changes is there in the dark one", () => {
  const same = Object.keys(colours(light)).filter((name) => !(name in colours(followed)));
  expect(same).toEqual(["white"]);
});

const grounds = ["paper", "surface", "sunken", "side"];
/** Text on its ground: WCAG AA 4.5, AAA 7 for everything a family page uses. */
const pairs: [string, string, number][] = [
  ...["ink", "ink-2", "ink-3", "ai", "shu-ink"].flatMap((text) =>
    grounds.map((ground): [string, string, number] => [text, ground, 4.5]),
  ),
  ...["paper", "surface", "ai-tint"].flatMap((ground) =>
    ["ink", "ink-2", "ai"].map((text): [string, string, number] => [text, ground, 7]),
  ),
  ["on-ai", "ai", 7],
  ["on-ai", "ai-strong", 7],
  ["paper", "ink", 7],
  ["shu-ink", "shu-tint", 4.5],
  ...["matsu", "yama", "fuji", "enji"].map((name): [string, string, number] => [name, `${name}-tint`, 4.5]),
  ...["matsu-tint", "yama-tint"].map((ground): [string, string, number] => ["ink", ground, 7]),
  ["ink-3", "ai-tint", 4.5],
  ["ink-2", "matsu-tint", 4.5],
  ["enji", "surface", 4.5],
  ["enji", "paper", 4.5],
  ["surface", "enji", 4.5],
  ...grounds.flatMap((ground): [string, string, number][] => [
    ["edge", ground, 3],
    ["shu", ground, 3],
  ]),
  ...[1, 2, 3, 4, 5].map((series): [string, string, number] => [`chart-${series}`, "surface", 3]),
  ["focus", "halo", 3],
];

for (const theme of ["light", "dark"] as const)
  test(`text and controls stand out enough from their ground in the ${theme} theme`, () => {
    const palette = themes[theme];
    const weak = pairs
      .map(([front, ground, floor]) => ({
        pair: `${front} on ${ground}`,
        floor,
        ratio: contrast(palette[front], palette[ground]),
      }))
      .filter(({ floor, ratio }) => ratio < floor);
    expect(weak).toEqual([]);
  });

test("the contrasts are those that look.md states", () => {
  const { light: day, dark: night } = themes;
  expect(contrast(day.ink, day.paper).toFixed(1)).toBe("15.3");
  expect(contrast(night["shu-ink"], night["shu-tint"]).toFixed(1)).toBe("7.2");
});

function colours(part: string): Record<string, string> {
  return Object.fromEntries(
    [...part.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, value]) => [name, value]),
  );
}

function contrast(first: string | undefined, second: string | undefined): number {
  if (!first || !second) throw new Error("A colour of this pair is not in tokens.css");
  const [dim = 0, bright = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(hex.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
