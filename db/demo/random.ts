// One small generator for the whole demo: the same seed gives the same company, whoever loads it.

export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Index of `weights`, each as likely as its weight. */
  weighted(weights: readonly number[]): number;
  shuffled<T>(items: readonly T[]): T[];
  normal(): number;
  poisson(mean: number): number;
  /** An independent generator; drawing from it leaves this one where it is. */
  fork(salt: number): Random;
};

/** sfc32 (Chris Doty-Humphrey, PractRand, public domain), seeded with one whole number. */
export function random(seed: number): Random {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9, 0x243f6a88, 1];
  function next() {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  }
  for (let i = 0; i < 15; i++) next();
  const self: Random = {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error("Nothing to pick from");
      return item;
    },
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const index = weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
      return index < 0 ? weights.length - 1 : index;
    },
    shuffled(items) {
      const keyed = items.map((item) => ({ item, key: next() }));
      return keyed.sort((x, y) => x.key - y.key).map(({ item }) => item);
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    poisson(mean) {
      const limit = Math.exp(-mean);
      let [count, product] = [0, next()];
      while (product > limit) {
        count++;
        product *= next();
      }
      return count;
    },
    fork: (salt) => random(Math.imul(seed ^ salt, 0x85ebca6b) + salt),
  };
  return self;
}

/** A uuid of version 7 for this instant: same generator, same ids. */
export function demoId(at: Date, rng: Random): string {
  const time = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  const hex = (digits: number) =>
    Math.floor(rng.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${"89ab"[rng.int(0, 3)]}${hex(3)}-${hex(6)}${hex(6)}`;
}
