// Korean particles follow the sound before them: 지수를 but 이준을. Messages name both, and whoever compiles the words
// (bin/words.js) has them chosen here, once the name or figure in front is known.

const pairs: Record<string, [afterConsonant: string, afterVowel: string]> = {
  "을(를)": ["을", "를"],
  "이(가)": ["이", "가"],
  "은(는)": ["은", "는"],
  "과(와)": ["과", "와"],
  "(으)로": ["으로", "로"],
};
const particle = /(\S)([’”"'」』)\]]*)(을\(를\)|이\(가\)|은\(는\)|과\(와\)|\(으\)로)/gu;

/** The text with each pair of particles decided; where the sound isn't known (Latin, kanji) both stay. */
export function josa(text: string): string {
  return text.replace(particle, (all, before: string, closing: string, pair: string) => {
    const end = endOf(before);
    const choice = pairs[pair];
    if (end === undefined || !choice) return all;
    const isVowel = end === "vowel" || (pair === "(으)로" && end === "ㄹ");
    return `${before}${closing}${choice[isVowel ? 1 : 0]}`;
  });
}

/** 영 일 이 삼 사 오 육 칠 팔 구 */
const digits = ["consonant", "ㄹ", "vowel", "consonant", "vowel", "vowel", "consonant", "ㄹ", "ㄹ", "vowel"];

function endOf(sign: string): string | undefined {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    return final === 0 ? "vowel" : final === 8 ? "ㄹ" : "consonant";
  }
  if (/[0-9]/.test(sign)) return digits[Number(sign)];
  if (/[んン]/.test(sign)) return "consonant";
  return /[ぁ-ゖァ-ヺー]/.test(sign) ? "vowel" : undefined;
}
