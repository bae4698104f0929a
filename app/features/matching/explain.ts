import { type Fact, factsOf, factWeights, type Person, type Slot, worthOf } from "./matching.ts";

/**
 * Why this host and not the next best: a fact that the second best host lacks. only: nobody else could · even: both fit
 * alike, and this one leads less, or had the seat.
 */
export type Reason =
  | (Fact & { second: string })
  | { kind: "only" }
  | { kind: "even"; second: string }
  | { kind: "none" };

export function reasonOf(person: Person, chosen: Slot | undefined, slots: readonly Slot[]): Reason {
  if (!chosen) return { kind: "none" };
  const mine = factsOf(person, chosen) ?? [];
  let second: { slot: Slot; facts: Fact[]; worth: number } | undefined;
  for (const slot of slots) {
    if (slot.hostId === chosen.hostId) continue;
    const facts = factsOf(person, slot);
    if (!facts) continue;
    const worth = worthOf(facts);
    if (!second || worth > second.worth) second = { slot, facts, worth };
  }
  if (!second) return { kind: "only" };
  const theirs = second.facts;
  const [best] = mine
    .filter((fact) => !theirs.some((other) => isAsGood(other, fact)))
    .sort((a, b) => factWeights[b.kind] - factWeights[a.kind]);
  return best ? { ...best, second: second.slot.hostId } : { kind: "even", second: second.slot.hostId };
}

/** The second has the same to say: for a wish, one as dear. */
function isAsGood(other: Fact, fact: Fact): boolean {
  if (other.kind !== fact.kind) return false;
  if (fact.kind !== "wish" && fact.kind !== "maybe") return other.value === fact.value;
  return Number(other.value || 99) <= Number(fact.value || 99);
}
