// One form for every way of writing the same: width, small letters, katakana as hiragana, composed letters. Each folded
// character knows where it stood, so that a finding can point into the text as it was typed.

export type Folded = { text: string; from: number[]; until: number[] };

const cluster =
  /[\uff66-\uff9d][\uff9e\uff9f]?|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|\P{M}\p{M}*|\p{M}+/gsu;
const invisible = /^[\u00ad\u200b-\u200f\u2060\ufeff]+$/u;

export function foldText(typed: string): Folded {
  const folded: Folded = { text: "", from: [], until: [] };
  for (const match of typed.matchAll(cluster)) {
    if (invisible.test(match[0])) continue;
    const plain = foldWord(match[0]);
    folded.text += plain;
    for (let unit = 0; unit < plain.length; unit += 1) {
      folded.from.push(match.index);
      folded.until.push(match.index + match[0].length);
    }
  }
  return folded;
}

/** The same without its blanks; each letter still knows where it stood. */
export function withoutBlanks({ text, from, until }: Folded): Folded {
  const kept = [...text].flatMap((letter, at) => (letter === " " ? [] : [at]));
  const of = (places: number[]) => kept.map((at) => places[at] ?? 0);
  return { text: text.replaceAll(" ", ""), from: of(from), until: of(until) };
}

/** For the words of the rules too: they may be written in either kana. */
export function foldWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
