import iconv from "iconv-lite";

/** What CP932 writes in place of a character it has no place for: visible, and found by searching. */
export const geta = "〓";

// The same sign under another number: what a Mac or a phone types, and what Windows has.
const twins = new Map(
  [..."〜～−－—―‖∥¢￠£￡¬￢\u00a0 "].reduce<[string, string][]>((pairs, sign, at, all) => {
    if (at % 2 === 0) pairs.push([sign, all[at + 1] ?? sign]);
    return pairs;
  }, []),
);

const plain = /^[\t\n\r -~\u3041-\u3093\u30a1-\u30f6ー、。]*$/;
const known = new Map<string, string>();

/** The text as CP932 can carry it; what it lacks becomes 〓 and is reported, each time it occurs. */
export function forCp932(text: string, report: (character: string) => void): string {
  if (plain.test(text)) return text;
  let carried = "";
  for (const character of text) {
    let sign = known.get(character);
    if (sign === undefined) {
      sign = signFor(character);
      known.set(character, sign);
    }
    if (sign === geta && character !== geta) report(character);
    carried += sign;
  }
  return carried;
}

export function encodeCp932(text: string): Buffer {
  return iconv.encode(text, "cp932");
}

function signFor(character: string): string {
  const twin = twins.get(character) ?? character;
  return iconv.decode(iconv.encode(twin, "cp932"), "cp932") === twin ? twin : geta;
}
