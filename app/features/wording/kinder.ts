import type { WordingLanguage, WordingReason } from "./rule.ts";

/** What may stand there instead, in the language of the text. */
export const kinderSentences: Record<WordingReason, Record<WordingLanguage, string>> = {
  revoke: {
    ja: "お返事はお待ちしています。期日を過ぎても、内々定がなくなることはありません。",
    en: "We'll wait for your reply. Your offer stays open if you need more time.",
    ko: "답변을 기다리겠습니다. 시간이 더 필요하시면 말씀해 주세요.",
  },
  damages: {
    ja: "辞退されても、費用をいただくことはありません。",
    en: "If you decide against it, nothing has to be paid.",
    ko: "사양하셔도 비용을 청구하지 않습니다.",
  },
  end_search: {
    ja: "ほかの会社と比べて、ゆっくりお考えください。",
    en: "Take your time, and feel free to compare us with others.",
    ko: "다른 회사와 비교하시며 천천히 생각해 주세요.",
  },
  parents: {
    ja: "ご家族にお決めいただくことや、お書きいただく書類はありません。",
    en: "There is nothing for your family to decide or to sign.",
    ko: "가족분이 정하시거나 쓰실 서류는 없습니다.",
  },
  secrecy: {
    ja: "ご家族や大学の方とも、どうぞご相談ください。",
    en: "You are welcome to talk this over with whomever you like.",
    ko: "가족이나 학교와도 편하게 상의해 주세요.",
  },
  deadline: {
    ja: "7月16日(木)までにお聞かせいただけると助かります。",
    en: "It would help us to hear by Thu 16 July.",
    ko: "7월 16일(목)까지 알려 주시면 도움이 됩니다.",
  },
  must: {
    ja: "参加は自由です。参加しなくても、内々定や配属に影響はありません。",
    en: "Coming is up to you. It has no effect on your offer.",
    ko: "참석은 자유입니다. 오지 않으셔도 영향이 없습니다.",
  },
  scarce: {
    ja: "席の数は12です。ご都合のよい日をお選びください。",
    en: "There are 12 seats. Choose the day that suits you.",
    ko: "자리는 12석입니다. 편하신 날을 골라 주세요.",
  },
  others: {
    ja: "迷っていることがあれば、よろしければお聞かせください。",
    en: "If something makes you hesitate, you are welcome to tell us.",
    ko: "고민되는 점이 있으시면 편하게 말씀해 주세요.",
  },
  why: {
    ja: "お時間がもっと必要なときは、お知らせください。",
    en: "If you need more time, just let us know.",
    ko: "시간이 더 필요하시면 알려 주세요.",
  },
  presumes: {
    ja: "来春の入社を考えている同期",
    en: "others who are considering joining next spring",
    ko: "내년 봄 입사를 생각하는 동기",
  },
  guilt: {
    ja: "教えてくださってありがとうございます。いつでもご連絡ください。",
    en: "Thank you for telling us. You are always welcome to write.",
    ko: "알려 주셔서 감사합니다. 언제든지 연락 주세요.",
  },
  crowd: {
    ja: "参加は自由です。ご都合のよいときにお越しください。",
    en: "Coming is up to you.",
    ko: "참석은 자유입니다.",
  },
  address: { ja: "皆さま", en: "Hello", ko: "안녕하세요" },
};
