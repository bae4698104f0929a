import { familyNames, rareSpellings } from "./family-names.ts";
import {
  feminineNames,
  koreanFamilyNames,
  koreanGivenNames,
  masculineNames,
  otherFamilyNames,
  otherGivenNames,
} from "./given-names.ts";
import type { Random } from "./random.ts";
import { romanised } from "./romaji.ts";

type NamePart = { text: string; kana: string; romaji: string };
export type PersonName = { family: NamePart; given: NamePart; locale: "ja" | "ko" | "en" };

const families = parse(familyNames);
const givens = [...parse(masculineNames), ...parse(feminineNames)];
const koreanFamilies = parse(koreanFamilyNames);
const koreanGivens = parse(koreanGivenNames);
const otherFamilies = parse(otherFamilyNames, true);
const otherGivens = parse(otherGivenNames, true);

// About 19 in 1,000 people are called 佐藤, 2 in 1,000 have the hundredth name: the curve fits both ends.
const familyWeights = families.map((_, rank) => 1 / (1 + 0.09 * (rank + 1)));

/** Japanese for 92 %, Korean for 4 %, other names for 4 %; about one in a hundred with characters only CP932 has. */
export function drawName(rng: Random): PersonName {
  const kind = rng.weighted([92, 4, 4]);
  if (kind === 1) return { family: rng.pick(koreanFamilies), given: rng.pick(koreanGivens), locale: "ko" };
  if (kind === 2) return { family: rng.pick(otherFamilies), given: rng.pick(otherGivens), locale: "en" };
  const family = families[rng.weighted(familyWeights)] ?? rng.pick(families);
  const rare = rareSpellings[family.text];
  return {
    family: rare && rng.chance(0.22) ? { ...family, text: rare } : family,
    given: rng.pick(givens),
    locale: "ja",
  };
}

/** Every name of the tables with its readings, for the check that kana read the name. */
export function readingsOf(part: "family" | "given"): Map<string, Set<string>> {
  const readings = new Map<string, Set<string>>();
  const tables =
    part === "family"
      ? [...families, ...koreanFamilies, ...otherFamilies]
      : [...givens, ...koreanGivens, ...otherGivens];
  for (const { text, kana } of tables) readings.set(text, (readings.get(text) ?? new Set()).add(kana));
  if (part === "family")
    for (const [common, rare] of Object.entries(rareSpellings)) {
      const kana = readings.get(common);
      if (kana) readings.set(rare, kana);
    }
  return readings;
}

/** "佐藤 サトウ" or, for names in Latin letters, everything before the first kana. */
function parse(table: string, isLatin = false): NamePart[] {
  return table
    .trim()
    .split(/[|\n]/)
    .map((line) => {
      if (isLatin) {
        const at = line.search(/ [\u30a0-\u30ff]/);
        const text = line.slice(0, at);
        return { text, kana: line.slice(at + 1), romaji: text };
      }
      const [text = "", kana = "", romaji] = line.split(" ");
      return { text, kana, romaji: romaji ?? romanised(kana) };
    });
}
