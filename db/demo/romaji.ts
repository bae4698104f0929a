const syllables: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    (
      "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to " +
      "ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri " +
      "ル ru レ re ロ ro ワ wa ヲ o ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de ド do " +
      "バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po キャ kya キュ kyu キョ kyo シャ sha シュ shu ショ sho " +
      "チャ cha チュ chu チョ cho ヒャ hya ヒュ hyu ヒョ hyo リャ rya リュ ryu リョ ryo ギャ gya ギュ gyu ギョ gyo ジャ ja ジュ ju ジョ jo"
    ).matchAll(/(\S+) (\S+)/g),
    ([, kana, roman]) => [kana, roman],
  ),
);

/** Hepburn as in a Japanese passport: long vowels short, ッ doubles, ン before b, m, p is m. "ユウイチロウ" → "Yuichiro" */
export function romanised(kana: string): string {
  let out = "";
  for (let i = 0; i < kana.length; i++) {
    const two = syllables[kana.slice(i, i + 2)];
    if (two) i++;
    out += two ?? syllables[kana[i] ?? ""] ?? (kana[i] === "ッ" ? "ッ" : "");
  }
  const text = out
    .replace(/ッch/g, "tch")
    .replace(/ッ(.)/g, "$1$1")
    .replace(/oo|ou/g, "o")
    .replace(/uu/g, "u")
    .replace(/n(?=[bmp])/g, "m");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
