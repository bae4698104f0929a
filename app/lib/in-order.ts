/**
 * Texts in their order, sorted no further than they are taken: who writes a million of them needn't wait for the last to
 * find its place. The array is rearranged.
 */
export function* inOrder(texts: string[]): Generator<string> {
  const waiting: [from: number, to: number][] = [[0, texts.length]];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const [from, to] = part;
    if (to - from <= sortedAtOnce) yield* texts.slice(from, to).sort();
    else {
      const middle = parted(texts, from, to);
      waiting.push([middle, to], [from, middle]);
    }
  }
}

const sortedAtOnce = 2_000;

/** Brings what is smaller before what is larger, as quicksort does (Hoare); returns where the larger ones begin. */
function parted(texts: string[], from: number, to: number): number {
  const pivot = medianOf(texts, from, to);
  let [left, right] = [from, to - 1];
  for (;;) {
    while ((texts[left] as string) < pivot) left++;
    while ((texts[right] as string) > pivot) right--;
    if (left >= right) return left > from ? left : left + 1;
    const moved = texts[left] as string;
    texts[left++] = texts[right] as string;
    texts[right--] = moved;
  }
}

function medianOf(texts: readonly string[], from: number, to: number): string {
  const step = Math.floor((to - from) / 9);
  const some = Array.from({ length: 9 }, (_, at) => texts[from + at * step] as string).sort();
  return some[4] as string;
}
