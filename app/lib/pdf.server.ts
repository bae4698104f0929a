import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Locale } from "./locale.ts";

export type PdfBlock =
  | { kind: "title" | "heading" | "text" | "strong" | "small"; text: string }
  | { kind: "points"; points: string[] }
  | { kind: "facts"; rows: [label: string, value: string][] }
  | { kind: "rule" };

/** One document on A4. The same sheet gives the same text; `at` stands as its date inside the file. */
export type PdfSheet = { locale: Locale; title: string; author: string; at: Date; blocks: PdfBlock[] };

const patienceMs = 30_000;

/** Draws a sheet with Noto Sans embedded (kanji as 髙 and 﨑, hangul), in a process of its own. */
export function renderPdf(sheet: PdfSheet): Promise<Buffer> {
  const child = spawn(process.execPath, [program()], {
    stdio: ["pipe", "pipe", "pipe"],
    timeout: patienceMs,
  });
  const parts: Buffer[] = [];
  let complaint = "";
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  child.stdin.on("error", () => {}); // the child ended before it had read all: its exit code says so
  child.stdin.end(JSON.stringify(sheet));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => {
      if (code === 0) done(Buffer.concat(parts));
      else fail(new Error(`The PDF could not be drawn (${code}): ${complaint.slice(0, 500)}`));
    });
  });
}

/** bin/pdf.js lies beside the build, and beside the folder of whoever runs from the sources. */
function program(): string {
  const places = [dirname(process.argv[1] ?? ""), process.cwd()].flatMap((folder) =>
    ["pdf.js", "bin/pdf.js", "../bin/pdf.js", "../../bin/pdf.js"].map((name) => join(folder, name)),
  );
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error("bin/pdf.js is missing");
  return found;
}
