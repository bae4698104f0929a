// Learns the wording check's second opinion from the letters in app/features/wording/practice and writes learned.json.
//   npm run learn-wording     after a letter was added there; the same letters give the same file
import { readFileSync, writeFileSync } from "node:fs";
import { gramsOf } from "../app/features/wording/grams.ts";
import { practiceHash, readPractice } from "../app/features/wording/practice.server.ts";
import { type WordingLanguage, wordingLanguages } from "../app/features/wording/rule.ts";

type Sample = { kind: number; grams: string[] };
const rounds = 300;
const decay = 0.0015; // of large weights, so that no single run of characters decides
const kept = 5000; // runs of characters per language

const practice = Object.fromEntries(
  wordingLanguages.map((language) => [language, [...readPractice(language), ...ourOwn(language)]]),
);
const names = [...new Set(Object.values(practice).flatMap((lines) => lines.map(({ kind }) => kind)))].sort();
const tongues = Object.fromEntries(wordingLanguages.map((language) => [language, learn(language)]));
const kinds = names.map((name) => {
  const [grade, reason] = name.split(" ");
  return grade === "ok" ? "ok" : { grade, reason };
});
const target = new URL("../app/features/wording/learned.json", import.meta.url);
writeFileSync(target, `${JSON.stringify({ practice: practiceHash(), kinds, tongues }, null, 1)}\n`);

function learn(language: WordingLanguage) {
  const samples = (practice[language] ?? []).map(({ kind, text }) => ({
    kind: names.indexOf(kind),
    grams: [...gramsOf(text)],
  }));
  const first = fitTo(samples, runsOf(samples));
  const strongest = [...first.rows.keys()]
    .map((gram, row) => ({ gram, strength: Math.max(...weightsOf(first, row).map(Math.abs)) }))
    .sort((a, b) => b.strength - a.strength || (a.gram < b.gram ? -1 : 1))
    .slice(0, kept)
    .map(({ gram }) => gram)
    .sort();
  const { weights, bias } = fitTo(samples, strongest);
  const scale = Math.max(...weights.map(Math.abs)) / 127;
  return {
    grams: strongest.join("\t"),
    weights: Buffer.from(Int8Array.from(weights, (weight) => Math.round(weight / scale))).toString("base64"),
    scale: Number(scale.toPrecision(6)),
    bias: [...bias].map((one) => Number(one.toPrecision(6))),
  };
}

/** What Enishi itself says is harmless, sentence by sentence. */
function ourOwn(language: WordingLanguage): { kind: string; text: string }[] {
  const words: Record<string, unknown> = JSON.parse(
    readFileSync(new URL(`../app/messages/${language}.json`, import.meta.url), "utf8"),
  );
  return Object.values(words)
    .filter((text) => typeof text === "string")
    .flatMap((text) => [text, text.replace(/\{[^}]*\}/g, "0")]) // as a letter that is edited, and as it is read
    .flatMap((text) => text.split(/(?<=[。.!?])\s*/))
    .filter((text) => text.length >= 10)
    .map((text) => ({ kind: "ok", text }));
}

/** Every run of characters that stands in two letters or more. */
function runsOf(samples: Sample[]): string[] {
  const counts = new Map<string, number>();
  for (const { grams } of samples) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([gram]) => gram);
}

type Fit = { rows: Map<string, number>; weights: Float64Array; bias: Float64Array };

function weightsOf({ weights }: Fit, row: number): number[] {
  return [...weights.subarray(row * names.length, (row + 1) * names.length)];
}

/** Multinomial logistic regression on the whole practice at each step, by Adam (Kingma and Ba, 2015). */
function fitTo(samples: Sample[], grams: string[]): Fit {
  const size = names.length;
  const rows = new Map(grams.map((gram, row) => [gram, row]));
  const inputs = samples.map(({ kind, grams: own }) => ({
    kind,
    share: 1 / Math.sqrt(own.length),
    at: own.flatMap((gram) => rows.get(gram) ?? []).map((row) => row * size),
  }));
  const parameters = new Float64Array(grams.length * size + size);
  const biasAt = grams.length * size;
  const [mean, spread] = [new Float64Array(parameters.length), new Float64Array(parameters.length)];
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(parameters.length);
    for (const { kind, share, at } of inputs) {
      const chances = softmax(parameters, biasAt, size, at, share);
      for (let k = 0; k < size; k++) {
        const miss = ((chances[k] ?? 0) - (k === kind ? 1 : 0)) / inputs.length;
        for (const start of at) slope[start + k] = (slope[start + k] ?? 0) + miss * share;
        slope[biasAt + k] = (slope[biasAt + k] ?? 0) + miss;
      }
    }
    for (let p = 0; p < parameters.length; p++) {
      const value = parameters[p] ?? 0;
      const step = (slope[p] ?? 0) + (p < biasAt ? (decay * value) / inputs.length : 0);
      mean[p] = 0.9 * (mean[p] ?? 0) + 0.1 * step;
      spread[p] = 0.999 * (spread[p] ?? 0) + 0.001 * step * step;
      const rate = 0.1 / (1 - 0.9 ** round);
      parameters[p] =
        value - (rate * (mean[p] ?? 0)) / (Math.sqrt((spread[p] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
    }
  }
  return { rows, weights: parameters.slice(0, biasAt), bias: parameters.slice(biasAt) };
}

function softmax(
  parameters: Float64Array,
  biasAt: number,
  size: number,
  at: number[],
  share: number,
): number[] {
  const sums = Array.from({ length: size }, (_, k) => parameters[biasAt + k] ?? 0);
  for (const start of at)
    for (let k = 0; k < size; k++) sums[k] = (sums[k] ?? 0) + share * (parameters[start + k] ?? 0);
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((one, other) => one + other, 0);
  return powers.map((power) => power / total);
}
