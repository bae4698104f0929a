// What is written about a person and in whose words. No text is used for two people: see `once`.
import type { Answer } from "./meetings.ts";
import type { Random } from "./random.ts";
import { answerWords, closings, fillings, labOpenings, middles, openings } from "./story-words.ts";

/** What stays the same in everything told about one person. */
export type Traits = { theme: string; isLab: boolean; club: string };

export type Storyteller = {
  /** A line about one talk; different from every other line told so far. */
  note(rng: Random, traits: Traits): string;
};

export function storyteller(): Storyteller {
  const told = new Set<string>();
  return {
    note: (rng, traits) =>
      once(told, () => {
        const parts = [
          rng.chance(0.85) && (traits.isLab && rng.chance(0.2) ? labOpenings : openings),
          rng.chance(0.75) && middles,
          closings,
        ].filter((part) => part !== false);
        const chosen = parts.length > 1 ? parts : [openings, closings];
        return chosen.map((part) => fill(rng, rng.pick(part), traits)).join("");
      }),
  };
}

/** A word beside an answer, in the person's language; three in four write none. */
export function answerWord(rng: Random, answer: Answer, locale: "ja" | "ko" | "en", club: string): string {
  if (answer === "other_date" || rng.chance(answer === "maybe" ? 0.6 : 0.25))
    return fill(rng, rng.pick(answerWords[locale][answer]), { theme: "", isLab: false, club });
  return "";
}

function fill(rng: Random, sentence: string, traits: Traits): string {
  const own: Readonly<Record<string, string>> = { theme: traits.theme, club: traits.club };
  return sentence.replace(
    /\{(\w+?)(2?)\}/g,
    (_, name: string) => own[name] ?? rng.pick(fillings[name] ?? [""]),
  );
}

function once(told: Set<string>, tell: () => string): string {
  for (let tries = 0; tries < 200; tries++) {
    const text = tell();
    if (!told.has(text)) {
      told.add(text);
      return text;
    }
  }
  throw new Error("The demo ran out of things to tell: add sentences to story-words.ts");
}

/** The club somebody was in: one of those the sentences know. */
export function drawClub(rng: Random): string {
  return rng.pick(fillings.club ?? [""]);
}
