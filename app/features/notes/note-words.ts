// How a sentence speaks of a relative, what in it is the person's own matter, and what a family may ask.
import { any, type WishTopic } from "./note-rule.ts";

/** A relative as the one a sentence speaks about; what follows decides. Given the rest of the sentence after the relative. */
export const isSpokenOf = any(
  "^(?:たち|ら)?(?:は|が|も|とも|的には|、|:|だけ|みんな|全員|そろって|揃って|ともに|共に|[=→/・(]| (?=[ぁ-んァ-ヴ一-龠])(?![^。]{0,4}(?:説明会|席|用)))",
  "^ (?:is|was|are|were|has|had|have|does|did|can|could|will|would|keeps?|used|seems?|lives?|[a-z]+(?:s|ed)|own|gave|got|went|said|say|think|thought|want|work|run|ran|came|made|lost|left|kept|knew|felt|need|sat|paid|told|fell|broke|met|grew|drove|taught|both|all|just|never|always|prob(?:ably)?|currently|also|still|no longer)\\b|^(?: ?[=:(/→–-])",
  "^(?:들)?(?:이|가|은|는|께서|께서는|도|만)(?: |,)|^(?:들)? ?[=:(/→]|^(?:들)? [^.]{2,40}(?:이?라(?:고)?(?: ?(?:함|하심|한다|합니다))?|다고(?: ?함)?|하심|이심|임|했음|셨음)[.]?$",
);

/** "Dad's in hospital", where "dad's car" says nothing of him. */
export const isContracted =
  /^ (?:an?|the|in|on|at|not|been|got|gone|really|very|with|out|from|still|now|just|quite|too|against|for|dead|ill)\b/i;

/** The same where a sentence or its part begins with the relative, as notes in a hurry do: "Dad branch manager", "할아버지 독립유공자". */
export const isNotedOf = any("^[=:] ?", "^ (?!of |with |and )[a-z]", "^(?:들)? (?:[가-힣]|[0-9])");
export const opensPart = /(?:^|[,;:/&(·、。・-] ?|\b(?:and|but|so|both) |^(?:his|her|their) )$/iu;

/** Said of a relative and yet the person's own matter: they visit, travel, come along, ask or are told. */
export const ownMatter = any(
  "聞かれ|質問|尋ね|結婚式|卒業式|入学式|運動会|誕生日|迎えに|送り迎え|出迎え|相談(?:して|する|のうえ)|旅行|帰省|里帰り|来てもよい|来社|参加|見学|伝え(?:る|て|た)|話して(?:おく|から|みる)|連絡(?:しない|をひかえ)|送らない|知りた|と同じ|案内|郵送|送付|送って|発送|資料|パンフ|席|人数|来場|出席|欠席|同伴|連れて|写真|お土産|よろしく|宛|住所|呼び(?:方|名)|アレルギー",
  "\\b(?:ask(?:s|ed)?|wonder(?:s|ed)?|would like|wants? to|(?:may|might|will|could) (?:visit|come|join|attend|bring|stay over)|visit(?:s|ed|ing)?|trip|holiday|join(?:s|ed)?|attend(?:s|ed)?|come(?:s)? along|questions?|q (?:from|re)|weddings?|graduation|birthday|airport|pick(?:s|ing|ed)? (?:\\w+ )?up|drop(?:s|ping)? (?:\\w+ )?off|driv(?:e|es|ing) (?:him|her|them)|talk(?:s|ing)? it over|discuss\\w*|tell|told|seats?|leaflet|brochure|briefing|send|sent|bring(?:s|ing)?|photos?|say hi|greetings)\\b",
  "물어|궁금|알고 싶|질문|졸업식|결혼식|입학식|생일|마중|불참|상의|여행|방문|참석|참가|견학|말씀드|보내|발송|초대|보여|요청|부탁|희망|문의|듣고 싶|설명회|자료|동반|좌석|안내|팸플릿|책자|선물|사진|인사|주소",
);

/** What a family asks about may sound like what mustn't be kept of them: 海外勤務の治安, rent support. */
export const askedAbout =
  /勤務|治安|仕事内容|家賃|給料|収入|住宅|work|job|rent|salary|wage|근무|월급|수당|치안|주택|기숙사/iu;

/** A family's question or wish, which is kept as one of these. */
export const topicWords = {
  asking: any(
    "聞かれ|聞きたい|見たい|ほしがって|問い合わせ|質問|知りた|尋ね|希望|ほしい|欲しい|見せ|参加したい|気になって|教えて",
    "\\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|would like|want(?:s|ed)? (?:to|the|a)|questions?|q re|interested|keen to (?:know|see|read)|curious|enquir\\w+|inquir\\w+|request(?:s|ed)?|something to show)\\b",
    "물어|궁금|알고 싶|원한|원하|받고 싶|듣고 싶|보고 싶|받아 보|참석하고 싶|보여|질문|문의|요청|달라고",
  ),
  topics: [
    { topic: "transfer", words: any("転勤|異動", "\\btransfers?\\b", "전근|발령") },
    {
      topic: "place",
      words: any(
        "勤務地|配属先|どこで働",
        "where .{0,20}(?:based|work|placed)|place of work|location",
        "근무지|어디서 일",
      ),
    },
    { topic: "safety", words: any("安全|事故|治安", "\\bsafe(?:ty)?\\b", "안전|사고") },
    { topic: "pay", words: any("給与|給料|手当|賃金|初任給", "\\b(?:pay|salary|wage)\\b", "급여|월급|수당") },
    {
      topic: "leaflet",
      words: any(
        "パンフレット|資料|会社案内|冊子|リーフレット",
        "leaflet|brochure|something to show",
        "책자|자료|안내서|팸플릿",
      ),
    },
    { topic: "briefing", words: any("説明会", "briefing", "설명회") },
  ] satisfies { topic: WishTopic; words: RegExp }[],
};
