import { expect, test } from "vitest";
import en from "../../app/messages/en.json" with { type: "json" };
import ja from "../../app/messages/ja.json" with { type: "json" };
import ko from "../../app/messages/ko.json" with { type: "json" };
import { readHouse, type Source } from "./house.ts";

type Words = Record<string, unknown>;

const languages: Record<string, Words> = { ja, en, ko };
const speakers = readHouse("app", "db", "emails", "bin", "tests");

test("Japanese, English and Korean have the same words with the same gaps to fill", () => {
  expect(differences(languages)).toEqual([]);
});

test("a missing word and a missing gap are named", () => {
  const house = { ja: { a: "{name}さん", b: "はい" }, en: { a: "Hello" }, ko: { a: "{name} 님", b: "네" } };
  expect(differences(house)).toEqual(["en lacks b", "a: en fills (), ja fills (name)"]);
});

test("every word is spoken with an explicit language", () => {
  expect(readHouse("app", "emails").flatMap(withoutLocale)).toEqual([]);
});

test("a word without a language is named, however it is written", () => {
  const file = (text: string) => withoutLocale({ path: "app/ui/x.tsx", text });
  expect(file("m.event_title({ name })")).toHaveLength(1);
  expect(file("m.event_title()")).toHaveLength(1);
  expect(file("m.event_title({ name: m.other({}, { locale }) })")).toHaveLength(1);
  expect(file("m.event_title({ name: call(a, b) }, { locale })")).toEqual([]);
  expect(file("m.event_title(\n  {},\n  { locale: person.locale },\n)")).toEqual([]);
});

test("no word is unused", () => {
  expect(unused(Object.keys(ja), speakers)).toEqual([]);
});

test("a word that nobody speaks is named", () => {
  expect(unused(["ui_send"], [{ path: "app/ui/x.tsx", text: "m.ui_sending" }])).toEqual(["ui_send"]);
});

test("no sentence in Japanese or Korean stands in the pages themselves", () => {
  expect(readHouse("app").flatMap(foreignText)).toEqual([]);
});

test("a heading in kana inside a component is named, one in a comment isn't", () => {
  const file = (text: string) => foreignText({ path: "app/ui/x.tsx", text });
  expect(file("<h1>候補者の一覧</h1>")).toHaveLength(1);
  expect(file('// 候補者の一覧\n/** 承諾 */\nconst dot = "・";')).toEqual([]);
});

function differences(all: Record<string, Words>): string[] {
  const keys = [...new Set(Object.values(all).flatMap(Object.keys))]
    .filter((key) => !key.startsWith("$"))
    .sort();
  return keys
    .flatMap((key) => {
      const lacking = Object.entries(all).filter(
        ([, words]) => words[key] === undefined || words[key] === "",
      );
      if (lacking.length > 0) return lacking.map(([language]) => `${language} lacks ${key}`);
      const gaps = Object.entries(all).map(([language, words]) => ({ language, filled: gapsOf(words[key]) }));
      const wanted = gaps.find(({ language }) => language === "ja")?.filled;
      return gaps
        .filter(({ filled }) => filled !== wanted)
        .map(({ language, filled }) => `${key}: ${language} fills (${filled}), ja fills (${wanted})`);
    })
    .sort((a, b) => Number(a.includes(":")) - Number(b.includes(":")));
}

/** The names in braces; of a word with variants those of all its variants and declarations. */
function gapsOf(word: unknown): string {
  const names = [...JSON.stringify(word).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  return [...new Set(names)].sort().join(", ");
}

/** Reads the arguments of each m.…( call by counting brackets; the second must name a locale. */
function withoutLocale({ path, text }: Source): string[] {
  return [...text.matchAll(/(?<![\w.])m\.(\w+)\(/g)].flatMap((call) => {
    const after = text.slice(call.index + call[0].length);
    let depth = 1;
    let end = 0;
    let topCommas = 0;
    while (depth > 0 && end < after.length) {
      const letter = after[end++] ?? "";
      if ("([{".includes(letter)) depth++;
      if (")]}".includes(letter)) depth--;
      if (letter === "," && depth === 1) topCommas++;
    }
    const last = after
      .slice(0, end - 1)
      .replace(/,\s*$/, "")
      .trimEnd();
    return topCommas >= 1 && namesLocale(last) ? [] : [`${path}: m.${call[1]}`];
  });
}

/** `{ locale }` on the spot, or something by name: the compiler refuses a thing there that has no locale. */
function namesLocale(call: string): boolean {
  return /\{[^{}]*\blocale\b[^{}]*\}$/.test(call) || /,\s*[\w.]*[a-z]\w*$/.test(call);
}

/** Words are named in full somewhere: as m.key, m["key"] or as a text that a table of words holds. */
function unused(keys: string[], sources: Source[]): string[] {
  const spoken = new Set(sources.flatMap(({ text }) => text.match(/[a-z][a-z0-9]*(?:_[a-z0-9]+)+/g) ?? []));
  return keys.filter((key) => !key.startsWith("$") && !spoken.has(key));
}

/** Only what draws a page; a reader of spreadsheets must know how their headings are written. */
function foreignText({ path, text }: Source): string[] {
  if (!path.endsWith(".tsx")) return [];
  const code = text
    .replaceAll("縁 Enishi", "")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "");
  return [...code.matchAll(/[^\n]*[\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7af][^\n]*/g)].map(
    ([line]) => `${path}: ${line.trim()}`,
  );
}
