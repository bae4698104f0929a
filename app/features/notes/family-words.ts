// Which words of a sentence mean a relative of the person the note is about. Most of the work is in what doesn't:
// 家族手当, 父の日, お母さんのような先輩, 母校, parent company, mother tongue, 자매회사.

/** isOne: a single person, of whom the next sentence may go on without naming them. */
export type Mention = { index: number; word: string; isOne: boolean };

/** Taken out before looking: words that only contain a relative's. */
const harmless = new RegExp(
  [
    // Japanese
    "家族(?:手当|寮|休暇|向け(?:の)?(?:社宅|寮|住宅)|(?:の)?ような|みたい|的|経営企画)",
    "(?:父|母|敬老)の日",
    "父島|母島|祖父江|母袋|兄部|姉川|弟子(?:屈|丸|入)?|師弟|舎弟",
    "母(?:校|国(?:語)?|語|集団|数|体|屋|港|艦)",
    "父(?:母会|兄参観|子手当|性(?:休暇)?)|母(?:性|子手帳)|育(?:児|休)",
    "兄弟(?:会社|姉妹会社)|姉妹(?:都市|校|会社|店|ブランド)",
    "親(?:会社|睦|身|切|交|友|密|和|善|しい|しみ|しく|日|機|規程|子会社)",
    "(?:お)?(?:父|母|兄|姉|おじい|おばあ|じい|ばあ)(?:さん|ちゃん|様)?(?:の|み)?(?:ような|ように|みたい|的な?|代わり|貴分|世代|肌)",
    "兄貴分|姉御肌|お母さん役|お父さん役",
    "子会社|孫請|従兄弟会社",
    "(?:両)親(?:指|方向|族会社)|両(?:立|方|者)",
    "(?:娘|息子|お子)さんが描い|(?:父|母)親学級|家庭(?:教師|科|用|菜園|料理|環境科)|家族(?:向け|社会学|割|心理学|法|経営|信託|葬|風呂|湯|連れ|写真館|ドラマ|映画)|旦那衆|親父ギャグ|おやじギャグ",
    "(?:教授|先生|社員|先輩|部長|課長|店長|オーナー|友人|同期|友達)の(?:お?父(?:さん|様)?|お?母(?:さん|様)?|ご?両親|お嬢さん|娘(?:さん)?|息子(?:さん)?|奥(?:さん|様)|ご?家族|ご?主人|お?子さん)",
    "(?:娘|息子|お子)さんのいる",
    "家族を大切|家族(?:参加|見学)(?:会|日|デー)|ファミリー(?:デー|カー)",
    // English
    "(?:family|parental|maternity|paternity|child(?:care)?) (?:allowance|housing|leave|benefits?|room|dormitor(?:y|ies)|day|event|friendly)",
    "(?:mother|father)(?:'|’)?s(?:'|’)? day",
    "mother (?:tongue|language|board)|motherboard|father christmas|grandfather(?:ed|ing)|parent (?:company|firm|group)|sister (?:compan(?:y|ies)|school|city|cities|plant)|brother(?: |-)?(?:company|printer)",
    "(?:like|as) (?:a |an )?(?:big |older |little )?(?:family|mother|father|brother|sister|mom|mum|dad)\\b(?: to \\w+)?",
    "(?:working )?(?:fathers|mothers|parents|moms|mums|dads) (?:at|in|among|on|who work at) (?:the|our|this) (?:company|firm|office|team)|working parents",
    "(?:할머니|어머니|엄마|집) ?손(?:맛|은 약손)",
    "(?:parents|mothers|fathers|families) (?:of|with) (?:young|small|little|school|babies|children|kids|patients|users)|famil(?:y|ies) of (?!his|her|their|the)|(?:dad|mum|mom) (?:jokes?|bod|group)|mum's the word|family (?:website|page|app|plan|portal|letter|restaurant|car|tree software|medicine|sociology|law|therapy)",
    "\\b(?:parent|mother|father|mom|mum|dad|son|daughter|brother|sister|family)-(?!in-law)[a-z]+(?:-[a-z]+)?",
    "어머니회(?:관)?|언니네|누나네",
    "famil(?:y|iar|iarise|iarize)(?:-friendly|-run test| name| size)|familiar\\w*",
    "(?:professor|supervisor|teacher|colleague|host|manager|friend)(?:'|’)s (?:mother|father|parents|son|daughter|wife|husband|family)",
    // Korean
    "가족 ?(?:요금|할인|앱|페이지|초청|사진관|영화|드라마|사회학|기업|수당|기숙사|사택|휴가|의 날)|가족 ?(?:같|처럼|적인)",
    "(?:어버이|어머니|아버지) ?날|모(?:회사|국어|교|집단)|자매 ?(?:회사|결연|도시|교)|형제 ?회사",
    "(?:친)?(?:형|누나|언니|오빠|엄마|아빠|어머니|아버지|할머니|할아버지) ?(?:같|처럼)",
    "부모 ?(?:교육|휴가)|육아 ?휴직|모성|부성",
    "(?:교수|선생|선배|부장|과장|친구|동기)(?:님)?의 ?(?:아버지|어머니|부모님|딸|아들|가족)",
  ].join("|"),
  "giu",
);

const relative = new RegExp(
  [
    "ご?両親|(?<![一-龠々])(?:お|ご)?(?:親御|親)(?:さん|様|元)?(?![一-龠々])",
    "(?:お|ご)?(?:父|母|兄|姉|弟|妹|祖父|祖母|祖父母|叔父|伯父|叔母|伯母|父母|従兄弟|従姉妹)(?:さん|様|さま|上|親|方|君)?(?![校国語集体性島袋港])",
    "親父|おやじ|お袋(?!の味)|おふくろ(?!の味)|(?<![ァ-ヴー])(?:パパ|ママ)(?![友活ァ-ヴー])|義(?:父|母|兄|姉|弟|妹|両親)|[実継養](?:父|母)|(?:父|母)方|甥|姪|いとこ|(?:叔|伯)(?:父|母)|おじ(?:様|貴|が|は)|おば(?:様|が|は)|嫁(?:さん)?(?!入)|旦那|婚約者|彼女(?=、?(?:が|は)?(?:妊娠|出産|同棲|病|入院))|(?:彼氏|恋人|パートナー)(?=(?:さん)?(?:が|は|の|と|、)(?!企業))|じいじ|ばあば|曾?祖(?:父|母)|ひい(?:おじい|おばあ)|生家|育ての親",
    "おじい(?:さん|ちゃん)|お(?:じい|ばあ)(?:さま|様)|おばあ(?:さん|ちゃん)|(?:お)?じいちゃん|(?:お)?ばあちゃん|おじさん|おばさん",
    "ご?(?:家族|家庭|実家|親戚|親族|身内|きょうだい|兄弟|姉妹|遺族)|保護者|家の(?:人|方|者)",
    "(?<![一-龠])(?:奥さん|奥様|ご?主人様?|配偶者|(?:元)?(?:夫|妻)|息子|娘)(?:さん)?(?![一-龠])",
    "(?:お金持ちの)家(?![賃具電庭族])|(?<=[、。]|^)家(?:が|は|で)",
    "\\b(?:grand|step|god)?-?(?:parents?|mother|father|mum|mom|mam|dad|daddy|mummy|ma|pa)(?:s|'s|’s|s')?\\b(?!-in-law)|\\b(?:gran|granny|grann[ay]|nana?|grandpa|gramps|pops)(?:'s|’s)?\\b|\\b(?:mother|father|brother|sister|parents|son|daughter)s?-in-law\\b|\\bin-laws\\b",
    "\\b(?:hubby|sis|(?:younger|older|big|little|elder|baby|twin|his|her|their|kid) bro|(?:uncle|aunt(?:ie|y)?|cousin|nephew|niece)s?|(?:his|her|their) (?:partner|fianc[eé]e?|boyfriend|girlfriend|missus|hubby|kids?|baby))(?:'s|’s)?\\b",
    "\\b(?:(?:step|half-)?(?:brother|sister|sibling)s?|(?:his|her|their|the) (?:aunt|uncle|cousin|wife|husband|son|daughter|nephew|niece)s?|famil(?:y|ies)|relatives?|household|folks)(?:'s|’s)?\\b",
    "(?:부모(?:님)?|아버(?:지|님)|어머(?:니|님)|아빠|엄마|할아버(?:지|님)|할머(?:니|님)|조부모(?:님)?|(?:여|남)?동생|누나|언니|오빠|(?<![가-힣])형(?:님|제|(?=이 |은 |도 ))|이모(?:부)?|고모(?:부)?|삼촌|숙부|외삼촌|사촌|남편|아내|가족|집안|친척|보호자|본가|부친(?!상)|모친(?!상)|(?<![가-힣])(?:부모|조부|조모)(?!상)|외(?:조부|조모|할머니|할아버지|숙모)|큰(?:아버지|어머니|집|아빠|엄마)|작은(?:아버지|어머니|아빠|엄마)|숙모|시댁|처가|친정|양친|형님|누이|조카|약혼자|여자 ?친구|남자 ?친구|(?<![가-힣])(?:여친|남친|와이프|신랑)|집사람|아부지|어무니|(?<![가-힣])[형](?= )|식구)",
    "(?<![가-힣])집에(?:서|서는)?(?= )|(?:잘사는|부유한|부자) 집",
  ].join("|"),
  "giu",
);

const several =
  /両親|家族|家庭|実家|親戚|親族|parents|famil|folks|relatives|household|부모|가족|집안|친척|집/iu;

/** The relatives a sentence names, in their order. */
export function familyIn(sentence: string): Mention[] {
  const plain = withoutHarmless(sentence);
  return [...plain.matchAll(relative)].map((match) => ({
    index: match.index,
    word: match[0],
    isOne: !several.test(match[0]),
  }));
}

/** The sentence with harmless words blanked, of the same length. */
export function withoutHarmless(sentence: string): string {
  return sentence.replace(harmless, (word) => "□".repeat(word.length));
}
