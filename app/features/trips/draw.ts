// The draw, pure: what is committed to, how it is re-computed. docs/decisions/0018-a-trip-is-an-event-with-days.md describes
// it, public/draw-check.mjs does the same without any code of ours.
import { createHash, createHmac } from "node:crypto";

export const drawFormat = "enishi-draw-1";

/** 64 hexadecimal digits, made when a trip is published. */
export function seedFrom(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** SHA-256 of the seed's digits as text: shown before anybody applies. */
export function commitmentOf(seed: string): string {
  return createHash("sha256").update(seed, "utf8").digest("hex");
}

/** SHA-256 of the numbers, ascending, one a line without an end of line after the last: shown before the seed is. */
export function numbersHashOf(numbers: readonly number[]): string {
  const list = [...numbers].sort((one, other) => one - other).join("\n");
  return createHash("sha256").update(list, "utf8").digest("hex");
}

/**
 * The numbers in the order of HMAC-SHA-256(seed, number), ascending: whoever comes first has the first seat. Few places of
 * the alternative are drawn by themselves, of "alternative 7" instead of "7": one is never last in both by one and the same draw.
 */
export function drawOrder(seed: string, numbers: readonly number[], of: "" | "alternative " = ""): number[] {
  const key = new Map(
    numbers.map((number) => [number, createHmac("sha256", seed).update(`${of}${number}`).digest("hex")]),
  );
  return [...numbers].sort((one, other) => {
    const [first = "", second = ""] = [key.get(one), key.get(other)];
    return first < second ? -1 : first > second ? 1 : one - other;
  });
}
