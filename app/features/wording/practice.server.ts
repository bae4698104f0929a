// The letters that the learned check learned from: "# ja never revoke" opens a group, each line below is one letter.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type WordingLanguage, wordingLanguages } from "./rule.ts";

/** `kind` is "never revoke", "ask must", … or "ok". */
export function readPractice(language: WordingLanguage): { kind: string; text: string }[] {
  let kind = "";
  return linesOf(language).flatMap((line) => {
    if (!line.startsWith("# ")) return line === "" ? [] : [{ kind, text: line }];
    const [, , grade = "", reason = ""] = line.split(" ");
    kind = grade === "ok" ? "ok" : `${grade} ${reason}`;
    return [];
  });
}

/** Tells whether learned.json was learned from these letters. */
export function practiceHash(): string {
  return createHash("sha256").update(wordingLanguages.flatMap(linesOf).join("\n")).digest("hex").slice(0, 16);
}

function linesOf(language: WordingLanguage): string[] {
  return readFileSync(new URL(`practice/${language}.txt`, import.meta.url), "utf8").split("\n");
}
