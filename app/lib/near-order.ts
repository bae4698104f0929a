/** Texts with whom they belong to, place by place. */
export type Pairs = { texts: string[]; owners: string[] };

/**
 * The places of texts, so that neighbours in the order of their code units come together: sorted but for the last few, which an
 * index puts on one page anyway. Sorted no further than they are taken, and several times faster than by comparing.
 */
export function* inNearOrder(texts: readonly string[]): Generator<number> {
  const waiting = [{ places: [...texts.keys()], depth: 0 }];
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    const { places, depth } = group;
    if (places.length <= fewEnough || depth > deepest) {
      yield* places;
      continue;
    }
    const groups = new Map<number, number[]>();
    for (const place of places) {
      const text = texts[place] as string;
      const sign = depth < text.length ? text.charCodeAt(depth) : -1;
      const others = groups.get(sign);
      if (others) others.push(place);
      else groups.set(sign, [place]);
    }
    const signs = [...groups.keys()].sort((a, b) => b - a);
    for (const sign of signs) waiting.push({ places: groups.get(sign) ?? [], depth: depth + 1 });
  }
}

const fewEnough = 40;
/** Texts so long alike are as good as the same. */
const deepest = 40;
