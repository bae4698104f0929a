import { readFileSync } from "node:fs";
import { join } from "node:path";

export type BounceMail = { file: string; address: string; kind: string; source: string };

export function mailFile(name: string): string {
  return join(import.meta.dirname, "mails", name);
}

export const bounceMails: BounceMail[] = JSON.parse(readFileSync(mailFile("expected.json"), "utf8"));
