// Answers as seven programs write them (mails/*.eml, mails/expected.json), where each peculiarity is known from, and what must come of it.
// The person: 山田花, hana@example.ac.jp, whose entry is at SEQUENCE 1; a host okamoto@aoba.example.jp; a relative
// mother@example.jp. It is 2 July 2026. The unseen ones (unseen/) have the same shape in JSON.

import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Fixture = {
  file: string;
  client: string;
  why: string;
  /** RFC section, issue or file that shows it. */
  source: string;
  expect: Expected;
};

export type Expected = {
  state: string;
  reason?: string;
  answer?: string;
  word?: string;
  /** ISO instant of a proposed start. */
  proposal?: string;
  whose?: "candidate" | "host" | "relative";
};

const file = join(import.meta.dirname, "mails/expected.json");
export const fixtures: Fixture[] = JSON.parse(readFileSync(file, "utf8"));
