// What people write themselves, read for three plain wishes. Only answers and questions they sent us; the signal always shows
// the sentence it comes from, so everybody sees what was understood, and the person can say that it is wrong.
import type { CareRule } from "./care.ts";

export type WordRule = Extract<CareRule, "unsure" | "housing" | "asked_to_talk">;

const spoken: Record<WordRule, RegExp[]> = {
  unsure: [
    /(?<!道に|バスに|電車に)迷って(?:い|る|ます)|迷いが|悩んで|悩みが|不安|心配|決めかね|決められ|決心がつ|自信が(?:ない|持て|なく)|やっていけるか/,
    /\b(?:un(?:sure|certain|decided)|not (?:quite |so |really )?(?:sure|certain|ready)|hesita\w+|worried|worry|anxious|nervous|doubts?|in two minds|second thoughts|can(?:'|no)?t decide)\b/i,
    /불안|고민|망설|걱정(?!(?:하지|은|은 안|이) ?(?:마|없|안))|확신이 (?:없|안|서지)|자신이 없|결정을 못|갈피/,
  ],
  housing: [
    /引っ?越し|引越|転居|住まい|社宅|独身寮|(?<!大学の)寮(?:の|に|は|が|を|や|へ|と)|部屋探し|家賃|物件|住宅(?:手当|補助)/,
    /\b(?:hous(?:ing|e hunting)|dorm(?:itory|s)?|apartment|flat|relocat\w+|moving (?:to|house|in|costs?)|place to live|rent (?:support|allowance|subsidy))\b/i,
    /이사(?:를|하|비|가| )|기숙사|사택|자취|집을 (?:구|알아)|방을 구|월세|주거/,
  ],
  asked_to_talk: [
    /(?:お話|話|相談|面談)(?:し|させて|をし|ができ|でき|を聞いて|を伺)[^。]{0,8}(?:たい|いただけ|もらえ|ほしい|欲しい|ますか|でしょうか)|(?:お電話|電話)(?:を)?(?:ください|いただけ|もらえ|ほしい)|話を聞いて(?:ほしい|もらえ|いただけ)|相談に(?:乗|の)っ/,
    /\b(?:(?:can|could|may) (?:i|we) (?:talk|speak|call|meet)|(?:would|'d) (?:like|love) to (?:talk|speak|discuss)|(?:want|need|hope) to (?:talk|speak|discuss)|(?:please|could you|can you) (?:call|phone|ring) me|give me a call)\b/i,
    /(?:이야기|얘기|상담|면담|통화)(?:를|을)? ?(?:하고|나누고|받고|할 수|해 주|나눌 수)[^.]{0,6}(?:싶|있|시)|전화(?:를|를 좀|해| 좀)? ?(?:주|부탁)/,
  ],
};

/** Which of the three somebody wrote; the rules look for words and know nothing about the person. */
export function heardIn(text: string): WordRule[] {
  const plain = text.normalize("NFKC");
  return (Object.keys(spoken) as WordRule[]).filter((rule) =>
    spoken[rule].some((words) => words.test(plain)),
  );
}

/** The sentence of a longer text that a rule heard, at most 120 characters: what the signal shows as its quote. */
export function sentenceWith(text: string, rule: WordRule): string {
  const sentences = text
    .split(/(?<=[。．！？!?\n])|(?<=\.)\s/)
    .map((part) => part.trim())
    .filter(Boolean);
  const heard = sentences.find((part) => heardIn(part).includes(rule)) ?? text.trim();
  return heard.length > 120 ? `${heard.slice(0, 119)}…` : heard;
}

export function isWordRule(rule: CareRule): rule is WordRule {
  return rule in spoken;
}
