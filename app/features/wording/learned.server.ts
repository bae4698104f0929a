// What was learned from the letters in practice/: how much a sentence weighs towards each kind of pressure. It sees what
// the rules have no words for, and only ever asks for a second look: refusing stays with the rules, which can be read.
// learned.json is written by `npm run learn-wording`.
import { gramsOf, languageOf } from "./grams.ts";
import learned from "./learned.json" with { type: "json" };
import type { WordingGrade, WordingLanguage, WordingReason } from "./rule.ts";

/** From here on it asks; chosen on letters that were not learned from. */
const sureEnough = 0.6;

/** A heading or a greeting says too little to be judged. */
const fewestLetters = { ja: 10, en: 20, ko: 10 };

type Tongue = { grams: Map<string, number>; weights: Int8Array; scale: number; bias: number[] };
const kinds = learned.kinds as ("ok" | { grade: WordingGrade; reason: WordingReason })[];
const tongues = new Map<WordingLanguage, Tongue>();

/** The likeliest kind of pressure in a sentence, undefined when it seems to have none. */
export function pressureFelt(sentence: string): WordingReason | undefined {
  const language = languageOf(sentence);
  if (sentence.trim().length < fewestLetters[language]) return undefined;
  const chances = chancesOf(sentence, tongueOf(language));
  const pressing = kinds.map((kind, at) => (kind === "ok" || kind.grade === "hint" ? 0 : (chances[at] ?? 0)));
  if (pressing.reduce((all, chance) => all + chance, 0) < sureEnough) return undefined;
  const likeliest = kinds[pressing.indexOf(Math.max(...pressing))];
  return likeliest === "ok" ? undefined : likeliest?.reason;
}

function chancesOf(sentence: string, { grams, weights, scale, bias }: Tongue): number[] {
  const all = gramsOf(sentence);
  const sums = bias.map(() => 0);
  for (const gram of all) {
    const row = grams.get(gram);
    if (row === undefined) continue;
    for (let kind = 0; kind < sums.length; kind++)
      sums[kind] = (sums[kind] ?? 0) + (weights[row * sums.length + kind] ?? 0);
  }
  const powers = sums.map((sum, kind) =>
    Math.exp((sum * scale) / Math.sqrt(all.size || 1) + (bias[kind] ?? 0)),
  );
  const total = powers.reduce((one, other) => one + other, 0);
  return powers.map((power) => power / total);
}

function tongueOf(language: WordingLanguage): Tongue {
  const known = tongues.get(language);
  if (known) return known;
  const { grams, weights, scale, bias } = learned.tongues[language];
  const tongue = {
    grams: new Map(grams.split("\t").map((gram, row) => [gram, row])),
    weights: Int8Array.from(Buffer.from(weights, "base64")),
    ...{ scale, bias },
  };
  tongues.set(language, tongue);
  return tongue;
}
