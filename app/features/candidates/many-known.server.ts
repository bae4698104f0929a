import type { Db } from "#db/client.server.ts";
import type { Counted } from "./candidate-list.server.ts";

/** For so long a number that was beyond what is counted is taken to be so still. */
const knownForMs = 10_000;
const mostKnown = 500;
const known = new WeakMap<Db, Map<string, number>>();

/**
 * Whether a filter was found a moment ago to mean more people than are counted. "1,000 or more" stays true for a while, and
 * counting up to it is half of what a page of the list costs; smaller numbers are counted each time.
 */
export function isKnownBeyond(db: Db, list: Counted): boolean {
  return (known.get(db)?.get(keyOf(list)) ?? 0) > performance.now();
}

export function noteBeyond(db: Db, list: Counted): void {
  const until = known.get(db) ?? new Map<string, number>();
  if (until.size >= mostKnown) until.clear();
  known.set(db, until.set(keyOf(list), performance.now() + knownForMs));
}

function keyOf({ filter, clock }: Counted): string {
  return JSON.stringify([filter, clock.today]);
}
