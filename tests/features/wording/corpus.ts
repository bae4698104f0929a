import { readFileSync } from "node:fs";
import type { WordingGrade, WordingLanguage } from "~/features/wording/rule.ts";

export type Sample = { language: WordingLanguage; grade: WordingGrade | "ok"; text: string };

/** "# ja never" opens a group; each line below is one letter. */
export function readLetters(name: string): Sample[] {
  let [language, grade] = ["ja", "ok"];
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("# ")) [, language = "", grade = ""] = line.split(" ");
      return line === "" || line.startsWith("# ") ? [] : [{ language, grade, text: line } as Sample];
    });
}
