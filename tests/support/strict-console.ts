// A test that writes to console.error fails: React's warnings and swallowed errors end there.
import { afterEach, beforeEach } from "vitest";

let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  console.error = (...parts: unknown[]) => {
    complaints.push(parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(" "));
  };
});

afterEach(() => {
  if (complaints.length > 0) throw new Error(`console.error was called:\n${complaints.join("\n")}`);
});

/** For a test that expects them: takes what was written so far. */
export function takeComplaints(): string[] {
  return complaints.splice(0);
}
