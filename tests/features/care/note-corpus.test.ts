import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkNote } from "~/features/notes/check-note.ts";

type Note = { half: string; language: string; verdict: string; about: string; text: string };

// Written and committed before the check. Half b was left alone while its rules were made.
const notes = read("note-corpus.tsv").map(
  ([half = "", language = "", verdict = "", about = "", text = ""]) => {
    return { half, language, verdict, about, text };
  },
);
// Eighty more, written when the first version was done: what it hadn't been made for.
const later = read("note-corpus-later.tsv").map(([language = "", verdict = "", about = "", text = ""]) => {
  return { half: "later", language, verdict, about, text };
});

// By somebody who had never seen the rules. At the first look 36 of the 66 were stopped (35 of the 51 that are about relatives
// or guess at who will accept) and 3 of the 84 harmless ones. Only the odd lines of each group were looked at when the check
// was widened: 29 of their 33 are stopped now, the rest are about the person's own health or gender (docs/decisions/0016).
// The even lines were scored three times and never read: 25 of 33, and 2 of 42 harmless ones.
const blind = readBlind("notes-blind.txt");

function read(name: string): string[][] {
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
}

function readBlind(name: string): Note[] {
  let [language, verdict] = ["ja", "pass"];
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .flatMap((text) => {
      const [, tongue, asked] = /^# (\w+) (\w+)$/.exec(text) ?? [];
      if (tongue) [language, verdict] = [tongue, asked === "refuse" ? "stop" : "pass"];
      return tongue || text === "" ? [] : [{ half: "blind", language, verdict, about: "", text }];
    });
}

const wrong = (some: readonly Note[], verdict: "stop" | "pass") =>
  some.filter((note) => note.verdict === verdict && checkNote(note.text).ok !== (verdict === "pass"));

test("there are 400 notes, half of them harmless, in three languages and two halves", () => {
  expect(notes).toHaveLength(400);
  for (const half of ["a", "b"])
    for (const [language, count] of [
      ["ja", 50],
      ["en", 25],
      ["ko", 25],
    ] as const)
      for (const verdict of ["stop", "pass"])
        expect(
          notes.filter((n) => n.half === half && n.language === language && n.verdict === verdict),
        ).toHaveLength(count);
});

test("at most 2 % of harmless notes are stopped wrongly, in each half and in each language", () => {
  const isFew = (some: readonly Note[], share: number) => {
    const stopped = wrong(some, "pass");
    const all = some.filter((note) => note.verdict === "pass");
    expect(stopped.length / all.length, stopped.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(
      share,
    );
  };
  isFew(notes, 0.02);
  for (const half of ["a", "b"])
    isFew(
      notes.filter((note) => note.half === half),
      0.02,
    );
  for (const language of ["ja", "en", "ko"])
    isFew(
      notes.filter((note) => note.language === language),
      0.04,
    );
  isFew(later, 0.05);
});

test("at least 95 % of what may not be kept is stopped, and those that slip through are named", () => {
  const missed = wrong(notes, "stop");
  console.info(`note check misses: ${missed.map(({ text }) => text).join(" | ")}`);
  expect(missed.length).toBeLessThanOrEqual(10);
  const missedLater = wrong(later, "stop");
  console.info(`of the later ones: ${missedLater.map(({ text }) => text).join(" | ")}`);
  expect(missedLater.length).toBeLessThanOrEqual(6);
});

test("of blind notes hardly a harmless one is stopped; how many it finds is said, not promised", () => {
  expect(blind).toHaveLength(150);
  const stop = blind.filter(({ verdict }) => verdict === "stop").length;
  console.info(`blind notes: ${stop - wrong(blind, "stop").length} of ${stop} are stopped`);
  const stopped = wrong(blind, "pass");
  expect(stopped.length, stopped.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(2);
});

test.each(["承諾確度B+", "辞退可能性：高", "70% she'll accept", "수락 가능성 80%"])(
  "a guess at who will accept isn't kept: %s",
  (text) => {
    expect(checkNote(text)).toMatchObject({ ok: false, found: [{ reason: "ranking" }] });
  },
);

test.each([
  "TOEIC 820点",
  "卒論は80%できたとのこと",
  "足を骨折、車いすで参加。1階の部屋を手配",
  "Broke her leg, joins online",
  "논문 80% 완성",
])("results of a study and what somebody needs may be kept: %s", (text) => {
  expect(checkNote(text).ok).toBe(true);
});

test.each(["Dad branch mgr at a bank", "할아버지 독립유공자", "兄＝東大→商社", "Dad's in hospital"])(
  "a relative noted in a hurry is a relative: %s",
  (text) => {
    expect(checkNote(text).ok).toBe(false);
  },
);

test("a family's question or wish is offered as its topic, in each language", () => {
  const wishes = notes.filter((note) => note.verdict === "pass" && note.about !== "");
  expect(wishes.length).toBeGreaterThanOrEqual(20);
  for (const { text, about } of wishes) expect(checkNote(text), text).toMatchObject({ topics: [about] });
});

test("a stopped note says which part it was, and which wish in it may stay", () => {
  expect(checkNote("父親が入院中とのこと。ご家族から転勤があるか聞かれている。")).toMatchObject({
    ok: false,
    found: [{ reason: "health" }],
    topics: ["transfer"],
  });
  const check = checkNote("面談は和やか。お母様は看護師だそうです。配属は設計を希望。");
  expect(check).toMatchObject({ ok: false, found: [{ reason: "job" }] });
  expect(check.ok || check.found[0]?.quote).toContain("看護師");
});

test("what follows about a relative named before is understood too", () => {
  expect(checkNote("Spoke about the workshop. In hospital logistics since May.").ok).toBe(true);
  expect(checkNote("Spoke about his father. In hospital since May.").ok).toBe(false);
});
