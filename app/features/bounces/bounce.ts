/**
 * hard: nobody reads there · soft: not today (full, busy) · filtered: somebody is there, but lets our mail not in ·
 * policy: the server minds us or the letter, not the address · complaint: the reader called it spam.
 */
export const bounceKinds = ["hard", "soft", "filtered", "policy", "complaint"] as const;
export type BounceKind = (typeof bounceKinds)[number];

/** Where a server said no: to the sender, to the address, to the whole letter, or in a report afterwards. */
export type BounceStage = "mail" | "rcpt" | "data" | "report";

export type SuppressionReason = Exclude<BounceKind, "policy">;

const day = 86_400_000;
/** So many letters in a row must fail softly before an address rests. */
export const softLimit = 3;

/** How long an address gets no letters; undefined where it isn't the address that is at fault. */
export function restOf(kind: BounceKind, softInARow: number): number | undefined {
  switch (kind) {
    case "hard":
      return 400 * day;
    case "filtered":
      return 90 * day;
    case "complaint":
      return 800 * day;
    case "soft":
      return softInARow < softLimit ? undefined : Math.min(7 * 2 ** (softInARow - softLimit), 56) * day;
    case "policy":
      return undefined;
  }
}
