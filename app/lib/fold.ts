// Folding makes texts that a person would call the same the same: width, kana kind, small kana, long marks, variant kanji.
// Folded text is compared and searched, never shown.

// The variant on the left is written like the character on the right when somebody types quickly or a system lacks it.
const variants = new Map(
  [
    "髙高﨑崎碕崎嵜崎邊辺邉辺齋斎齊斎斉斎澤沢濵浜濱浜渕淵國国廣広櫻桜嶋島嶌島龍竜瀧滝澁渋德徳惠恵眞真槇槙",
    "冨富曾曽藪薮薗園圓円榮栄黑黒峯峰舩船靜静壽寿萬万藏蔵縣県實実學学關関與与條条禮礼穗穂埜野餘余來来會会兒児寬寛彌弥",
    "淸清增増戶戸橫横歷歴犾狄瀨瀬狹狭獨独祿禄絲糸緣縁莊荘藝芸衞衛覺覚豐豊賴頼郞郎鄕郷",
    "鷗鴎鷆鷏麴麹黃黄凜凛剱剣劍剣卷巻堯尭孃嬢巖巌晄晃曻昇栁柳桒桑槗橋𣘺橋𠮷吉",
  ].flatMap((pairs) => {
    const signs = [...pairs];
    return Array.from(
      { length: signs.length / 2 },
      (_, at) => [signs[2 * at], signs[2 * at + 1]] as [string, string],
    );
  }),
);
const smallKana = new Map(
  [..."ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケ"].reduce<[string, string][]>(
    (pairs, sign, at, all) => {
      if (at % 2 === 0) pairs.push([sign, all[at + 1] ?? sign]);
      return pairs;
    },
    [],
  ),
);
const dropped = /[\s\u3000・･.,'’‘`"“”\-‐‑‒–—―−ーｰ〜~～_()（）]|[\u{FE00}-\u{FE0F}]|[\u{E0100}-\u{E01EF}]/gu;
const accented = /[\u00c0-\u024f\u1e00-\u1eff]/;
const plainAscii = /^[a-z0-9]*$/;
/** Signs below U+0080 alone. */
const ascii = /^\p{ASCII}*$/u;
const droppedAscii = /[\s.,'`"\-~_()]/g;

/**
 * Folds a name, a school or what was typed into a search: "ﾀｶﾊｼ　ﾚﾝ", "たかはし れん" and "タカハシレン" become one text,
 * so do 髙橋 and 高橋, きょうこ and きようこ, コーヒー and コヒ. Never longer than a few times its input.
 */
export function fold(text: string): string {
  if (plainAscii.test(text) || isFolded(text)) return text;
  if (ascii.test(text)) return text.toLowerCase().replace(droppedAscii, "");
  const plain = text.normalize("NFKC").toLowerCase().replace(dropped, "");
  if (plainAscii.test(plain)) return plain;
  // taking a space out can bring an accent to its letter
  const composed = plain.normalize("NFKC");
  if (composed !== plain) return fold(composed);
  if (accented.test(plain)) return fold(withoutAccents(plain));
  let folded = "";
  for (const sign of plain) {
    const code = sign.codePointAt(0) ?? 0;
    const katakana = code >= 0x3041 && code <= 0x3096 ? String.fromCodePoint(code + 0x60) : sign;
    folded += smallKana.get(katakana) ?? variants.get(katakana) ?? katakana;
  }
  return folded;
}

/** Whether every sign is a kanji, a large katakana, a Latin letter or a digit that folding leaves as it is: most names. */
function isFolded(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (foldedSigns[text.charCodeAt(at)] !== 1) return false;
  return true;
}

// 1: stays as it is, whatever stands beside it
const foldedSigns = new Uint8Array(0x10000);
for (const range of ["09", "az", "ァヺ", "一\u9fff"]) {
  for (let code = range.charCodeAt(0); code <= range.charCodeAt(1); code++) {
    const sign = String.fromCharCode(code);
    if (!smallKana.has(sign) && !variants.has(sign)) foldedSigns[code] = 1;
  }
}

/** "nguyễn" → "nguyen", "đ" → "d"; letters that only look accented (ß, ø) become their plain neighbours. */
function withoutAccents(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  return plain.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => plainLetters[letter] ?? "");
}

const plainLetters: Record<string, string> = {
  đ: "d",
  ø: "o",
  ł: "l",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ð: "d",
  þ: "th",
};

/** Digits alone, in the national form: "+81 90-0000-0123" and "０９０（００００）０１２３" are "09000000123". */
export function foldPhone(text: string): string {
  const plain = text.normalize("NFKC");
  const digits = plain.replace(/\D/g, "");
  const isAbroad = plain.trim().startsWith("+") || digits.startsWith("0081");
  if (isAbroad && /^(00)?81/.test(digits)) return digits.replace(/^(00)?81\(?0?/, "0");
  return digits;
}

/** Mail addresses are compared without width, spaces and case. */
export function foldEmail(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
}

export type FoldedPerson = {
  family_name: string;
  given_name?: string | undefined;
  family_kana?: string | undefined;
  given_kana?: string | undefined;
  romaji?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  school?: string | undefined;
  reference?: string | undefined;
};

/** The columns of `candidate` by which lists sort and duplicates are found. Without kana the name itself sorts, after the kana. */
export function candidateKeys(person: FoldedPerson) {
  const name_key = fold(person.family_name + (person.given_name ?? ""));
  const kana_key = fold((person.family_kana ?? "") + (person.given_kana ?? ""));
  return {
    sort_key: kana_key || fold(person.romaji ?? "") || name_key,
    name_key,
    kana_key,
    email_key: foldEmail(person.email ?? ""),
    phone_key: foldPhone(person.phone ?? ""),
  };
}

/** What a person is found by, folded, each once: a search is a prefix of one of these. `keys` saves folding the names again. */
export function candidateTerms(person: FoldedPerson, keys = candidateKeys(person)): string[] {
  const { given_name = "", given_kana = "", romaji = "", email = "" } = person;
  const words = romaji.trim().split(/\s+/);
  const terms = [
    keys.name_key,
    fold(given_name),
    keys.kana_key,
    fold(given_kana),
    fold(romaji),
    fold([...words].reverse().join("")),
    fold(person.school ?? ""),
    fold(email),
    fold(person.reference ?? ""),
  ];
  return [...new Set(terms)].filter((term) => term !== "");
}
