// Calendars break in ways that are known; each has a number, and a test whose name begins with it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

function testNames(): string[] {
  const files = readdirSync("tests", { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => [...readFileSync(join("tests", file), "utf8").matchAll(/\("((?:\\.|[^"\\])+)", /g)])
    .map(([, name = ""]) => name);
}

/** How the test of each thing that must hold for mail begins. */
const mailPoints = [
  "a server that says later gets it again later, with the same Message-ID",
  "each letter leaves with an envelope sender that names its delivery",
  "headers are whole characters in short lines, and say that a program wrote this",
  "one click stops such letters without cookie or redirect",
  "a scanner that opens the address changes nothing",
  "a letter is signed as our domain",
  "the records to publish are exact",
  "there are at least thirty bounces, each with its source",
  "delayed, relayed and delivered reports change nothing",
  "an envelope that we didn't make names nothing",
  "a full mailbox rests after three letters in a row",
  "who stays silent is asked",
  "what becomes due at night",
  "no letter loads anything, so opening one tells nobody",
];

test("each numbered point of invitations has a test that names it; answers and feeds have theirs", () => {
  const names = testNames();
  const points = Array.from({ length: 12 }, (_, at) => `invitations ${at + 1}: `);
  expect(points.filter((point) => !names.some((name) => name.startsWith(point)))).toEqual([]);
  const ofMail = mailPoints.filter((point) => !names.some((name) => name.startsWith(`mail: ${point}`)));
  expect(ofMail).toEqual([]);
  expect(names.filter((name) => name.startsWith("answers: ")).length).toBeGreaterThan(20);
  expect(names.filter((name) => name.startsWith("feeds: ")).length).toBeGreaterThan(6);
});
