import { createHash } from "node:crypto";

/** What is kept of the key to a nameless report's answer. */
export function hashOfKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
