// Words that may not decide who gets something, in three languages. Families are known from the note check; here stands
// what else fair selection keeps out, and what labour law keeps out of any gift: paying back, having to stay.
import { any } from "~/features/notes/note-rule.ts";

export const fairReasons = [
  "family",
  "gender",
  "age",
  "health",
  "nationality",
  "school",
  "private",
  "choice",
  "vague",
  "repay",
  "rank",
] as const;
export type FairReason = (typeof fairReasons)[number];

type Rule = { reason: FairReason; words: RegExp };

export const unfair: Rule[] = [
  {
    reason: "family",
    words: any(
      "家庭|家計|世帯|扶養|独身|[既未]婚|結婚|婚姻|配偶|(?<!の)子ども|子育て中|長[男女]|ひとり親|母子|父子|保護者|実家(?:が|暮らし|から|住まい)|一人暮らし|自宅から(?:通|近)|(?:お住まい|居住地|住所)(?:が|の|で)",
      "\\b(?:parental|guardians?'?s?|household|famil(?:y|ies)|married|unmarried|marital|dependants?|dependents?|single (?:people|parents?|applicants|men|women)|(?:living|lives?) (?:at home|alone|near(?:by)?))\\b",
      "가정 ?(?:형편|환경)|가구|[기미]혼|결혼|혼인|부양|배우자|한부모|외동|장남|장녀|보호자|본가|자취|집이 ?(?:가까|멀)|거주(?:지|하)",
    ),
  },
  {
    reason: "gender",
    words: any(
      "男性|女性|男子|女子|性別|男女|ジェンダー|(?<![一-龠])[男女](?=のみ|だけ|に限)",
      "\\b(?:males?|females?|m[ae]n|wom[ae]n|gender|sex|boys?|girls?|ladies|gentlemen)\\b",
      "남성|여성|남자|여자|성별|남녀|[남여]학생|군필|미필|병역|군 ?복무",
    ),
  },
  {
    reason: "age",
    words: any(
      "年齢|[0-9一二三四五]+\\s*[歳才](?!月)|[二三四][十〇]+[歳才]|生年月日|[0-9]{4}年(?:[0-9]{1,2}月)?(?:以降|以前)?生まれ|若(?:い|手)|浪人|現役(?:入学|合格)",
      "\\bage[ds]?\\b|years? old|years? of age|\\b(?:younger|older|young)\\b|\\b(?:under|over|below|above)[- ](?:the age|\\d{2}s?\\b(?!\\s*(?:%|percent|points?|minutes|hours|people|words|pages|days|on )))|date of birth|born (?:in|after|before) (?:19|20)",
      "나이|연령|[0-9]+ ?(?:세|살)(?: ?(?:이상|이하|미만|까지|이내|만)|[가-힣]?(?= |$|\\.))|[0-9]{2,4} ?년생|생년월일|젊은",
    ),
  },
  {
    reason: "health",
    words: any(
      "健康(?!保険|管理士|経営|科学)|病(?:気|歴|院)|持病|既往|(?<!システム|通信)障(?:害|がい)(?!物)|体力|妊娠|通院|服薬|メンタル|アレルギー|血液型|身長|体重|視力|五体|うつ(?:病|症|の)|鬱|精神(?:疾患|科|的)|喫煙(?:者|しな|する|の)|(?:たばこ|タバコ)を",
      "\\bhealth(?:y)?\\b(?! insurance)|\\b(?:illness|disease|disab\\w+|medical(?:ly)?|pregnan\\w+|physical(?:ly)? (?:fit\\w*|strong|strength)|fitness|allerg\\w+|chronic|medication|blood type|eyesight|depress\\w+|mental(?:ly)?|(?:non-?)?smok(?:ers?|ing)|(?:n't|not|who) smoke|body (?:height|weight))\\b",
      "건강(?! ?보험)|질병|질환|병력|(?<!시스템 |통신 )장애(?!물)|체력|임신|복용|알레르기|혈액형|체중|시력|지병|신체|우울증|정신 ?(?:질환|건강)|흡연(?:자|하|을)|담배를",
    ),
  },
  {
    reason: "nationality",
    words: any(
      "国籍|日本人|外国人|(?:韓国|中国|ベトナム|インド|台湾|欧米|アジア)(?:人|系)|留学生|在留資格|ビザ|査証|出身(?:国|地)|母国(?!語)|帰化|人種|民族|ネイティブ|本籍",
      "\\b(?:national(?:s|ity|ities)|citizen\\w*|passport holders?|native[- ](?:speakers?|level)|foreign(?:ers?)\\b|(?:japanese|korean|chinese|vietnamese) (?:only|people|persons?|applicants|students)|visas?|residence status|ethnic\\w*|races?|immigra\\w+|country of (?:origin|birth))\\b",
      "국적|내국인|외국인|(?:한국|일본|중국|베트남)인|유학생|시민권|영주권|비자|체류 ?자격|원어민|인종|민족|출신 ?(?:국|지역)|본적|출생지",
    ),
  },
  {
    reason: "school",
    words: any(
      "(?<!在籍|在学|所属|通学|卒業|進学|本人の)(?<=[一-龠々ァ-ヴーA-Za-z]{2})(?:大学(?!院進|生|等|側)|高校|高専|学院|短大|高等学校)",
      "旧帝|早慶|march(?=以上|レベル|クラス)|関関同立|日東駒専|(?:東|京|阪|名|九|東工|一橋|早稲田|慶[應応]|上智|立教|明治|法政|同志社|立命館)大(?:卒|生|出身|学)|学校名|大学名|学歴|偏差値|出身(?:校|大学)|母校|指定校|(?:有名|難関|上位|名門|国公?立|私立)(?:大|校)|(?:学校|大学|教授|先生|ゼミ|研究室)(?:の|から(?:の)?)?推薦(?!図書|書籍|本|の本)|推薦入[学試]|(?:修士|博士)(?!論文|研究|の研究)|学部卒|院卒|大学院(?:生|卒|修了)|体育会|部活(?:動)?(?:に所属|の(?:主将|部長|実績)|経験|出身)",
      "\\b(?:partner|target|designated|elite|leading|prestigious|top(?:-tier)?|national|private|public) (?:universit(?:y|ies)|colleges?|schools?)\\b|\\brecommended by (?:your |the |a )?(?:school|university|college|professor|teacher)|\\b(?:school|university|college|professor'?s?) recommendations?\\b|\\b(?:master'?s|bachelor'?s|doctoral|postgraduate) (?:degree|students?|only)\\b",
      "(?<!\\b(?:your|the|their|any|every|each|our|own) )\\b(?!your|the|their|any|every|each|our|own)[a-z]+ (?:university|college|institute of technology|high school)\\b|university of [a-z]+|\\b(?:ivy league|alma mater|names? of (?:the |your )?(?:school|university))\\b",
      "(?<!재학|소속|졸업|각|해당|모든)(?<=[가-힣]{2})(?:대학교|여대|고등학교)|(?:서울|연세|고려|연|고|한양|부산|경북|와세다|게이오|도쿄)대(?:학|생| |$)|인서울|명문대|명문 ?대학|지방대|국립대|사립대|학벌|출신 ?(?:학교|대학|교)|학교 ?이름|모교|(?:학교|대학|교수)(?:님)?(?:의)? ?추천|(?:^| )sky(?: |대)|(?:석사|박사)(?! ?(?:논문|연구))|학부 ?졸업|대학원(?:생| ?졸업)",
    ),
  },
  {
    reason: "private",
    words: any(
      "宗教|信仰|思想(?:信条|が|を|で|や)|信条|政治(?:的|信条|活動|思想|団体)|支持政党|労働組合|組合員|クリスチャン|彼氏|彼女|恋人|交際|縁故|コネ(?!ク)|社員の(?:紹介|知り合い|知人|友人)|タトゥー|入れ墨|性的指向|LGBT",
      "\\b(?:religio\\w+|christians?|muslims?|buddhists?|political (?:views?|beliefs?|part(?:y|ies)|activit\\w+)|union members?|(?:boy|girl)friends?|tattoos?|sexual orientation|lgbt\\w*|knows? (?:an? |one of our )?employees?|referred by (?:an? |our )?employees?|referrals?)\\b",
      "종교|신앙|신념|사상|정치(?:적|색|성향|활동)|노조|노동조합|기독교|불교|남자친구|여자친구|애인|연인|인맥|연줄|(?:직원|사원)(?:의)? ?(?:소개|지인)|문신|성적 ?지향",
    ),
  },
  {
    reason: "choice",
    words: any(
      "(?:他社|他の会社|ほかの会社)(?:の|を|に)?(?:内定|内々定|選考|面接|応募|辞退|オファー|断)|併願|第[一1]志望|(?:就活|(?:就職|求職)活動)を?(?:終|や?め|完了|続けて(?:い)?な|して(?:い)?な)|(?:内定|内々定)を?承諾|承諾(?:書|済|した|いただ)|入社(?:の)?意[思志]|入社を(?:決め|決意|約束)|誓約",
      "\\b(?:(?:no|any|declined|other) (?:other )?offers?|(?:other|elsewhere|another) (?:companies|company|employers?)'? offers?|appl(?:y|ied|ying) (?:elsewhere|to other)|first choice|(?:finished|stopped|ended|end|stop) (?:their |your |the )?(?:job[- ]?(?:hunt|search)\\w*|looking|applying)|(?:accepted|accepting|accepts?) (?:the|our|your) offer|signed (?:the|our|your|an?) \\w*|pledge\\w*|committed to join\\w*)\\b",
      "(?:타사|다른 ?회사)(?:의|를|에)? ?(?:합격|입사|전형|면접|지원|제안|오퍼|포기|거절)|(?:1|일|제1) ?지망|(?:취업 ?활동|구직(?: ?활동)?|취준)[을를]? ?(?:끝|마|종료|그만|중단)|입사 ?(?:의사|승낙|확약|결심)|승낙(?:서|한|하신)|서약",
    ),
  },
];

/** "Whatever your age": said after the word, as Japanese and Korean do, or before it, as English does. */
export const isFree = any(
  "^[^。]{0,24}?(?:を?問(?:い|わ)|不問|関係(?:は)?(?:なく|ない|ありません)|(?:かかわ|関わ)ら?(?:ず|りません|らない)|制限(?:は)?(?:なし|ありません))",
  "^[^.]{0,30}?(?:doesn't matter|does not matter|(?:is|are) not (?:asked|considered|a criterion)|makes? no difference|plays? no (?:part|role))",
  "^[^.]{0,24}?(?:무관|관계 ?없|상관 ?없|불문|따지지 ?않|묻지 ?않|제한 ?없)",
);
export const isFreeBefore =
  /\b(?:regardless of|irrespective of|whatever your|no matter|without regard to)\b[^.;]{0,60}$/iu;
/** … unless a limit stands between. */
export const isLimit =
  /のみ|だけ|限(?:る|り|定)|以上|以下|未満|対象|\bonly\b|\bmust\b|\bunder\b|만 |한정|이상|이하|미만/iu;

export const excellence = any(
  "優秀|優れた|すぐれた|(?<![一-龠])上位|成績上位|上位者|トップ(?:クラス|[0-9]|の成績)|gpa|評定平均|学業成績|好成績|成績(?:が|の)?(?:良|よ)|高成績|卓越|抜群",
  "\\b(?:excellent|excellence|outstanding|exceptional|superior|best|top|high(?:est)?)[- ](?:\\w+[- ])?(?:results?|performers?|performance|achievers?|marks?|grades?|scores?|students?|people|candidates?|\\d+)\\b|\\b(?:top|best) \\d+|\\b(?:did|do|does|performed|perform) (?:very well|excellently|best)\\b|\\b(?:is|are|was|were) (?:excellent|outstanding)\\b|\\bgpa\\b|\\bgrade point\\b|\\bstraight[- ]a\\b|\\bacademic (?:record|standing|excellence|achievement)",
  "우수(?!성)|뛰어난|탁월|최상위|상위 ?\\d|고득점|성적이 ?좋|성적 ?상위|상위자|학점|평점",
);
/** What can be assessed: a test, a thesis prize. 成績 alone doesn't say of what. */
export const assessed = any(
  "テスト|試験|検定|toeic|toefl|ielts|jlpt|topik|英検|論文|卒論|(?<!秀)賞|コンテスト|コンペ|大会|発表|プレゼン|課題|作品|レポート|研究|ハッカソン|資格|面談",
  "\\b(?:tests?|exams?|examinations?|thesis|theses|dissertation|paper|contest|competition|hackathon|presentations?|assignments?|essays?|portfolio|prizes? (?:for|of)|certificat\\w+|project|reports?|quiz|interview)\\b",
  "시험|테스트|토익|토플|토픽|자격증|논문|공모전|대회|발표|과제|작품|보고서|연구|해커톤|경진|면담",
);

export const repaying = any(
  "返(?:金|還|済|納|却)|弁[済償]|償還|払い?戻して(?:いただ|もら)|(?:お)?返し(?:て?(?:いただ|もら|くだ)|願)|違約|損害賠償|(?:全額|費用)を?(?:ご)?請求(?:し|いた|させ)|全額(?:自己|ご?本人)?負担(?:して|いただ|となり|に)|勤続|(?:入社後|最低|少なくとも)[^。]{0,10}(?:[0-9一二三四五]+(?:年|(?:か|ヶ|カ)月))[^。]{0,14}(?:勤務|在籍|働|辞め|退職|続け)|(?:退職|辞退)(?:した|する|された)場合[^。]{0,20}(?:負担|支払|請求)",
  "\\brepa(?:y|id|ys|ying|yment|yable)\\b|\\bpa(?:y|id|ys) (?:\\w+ ){0,4}back\\b|\\bpayback\\b|claw ?back|\\brefund(?:ed)? (?:to )?(?:us|the company)|\\breturn (?:the |all |any )?(?:money|costs?|amount|fees?)|\\breimburse (?:us|the company)|\\bpenalt(?:y|ies)\\b|\\b(?:stay|remain|work|serve)s?\\b[^.]{0,30}\\b(?:at least|minimum|for) (?:\\d+|one|two|three|five) (?:years?|months?)|minimum (?:term|period) of (?:service|employment)|\\bleav(?:e|es|ing) (?:us |the company )?(?:within|before)\\b",
  "반환|환수|상환|갚|돌려 ?(?:주셔|줘|내|받)|토해|뱉어|위약|배상|변상|의무 ?(?:근무|재직|복무)|최소 ?[0-9]+ ?(?:년|개월)[^.]{0,8}(?:근무|재직)|(?:입사 ?후|퇴사 ?시|포기 ?시)[^.]{0,20}(?:부담|청구|납부)",
);
export const isNotAsked = any(
  "^[^。]{0,20}?(?:不要|必要(?:は)?(?:ありません|ない|なし)|(?:いり|要り|求め|いたし|し|いただき|ござい|あり)ません|求めない|しない|なし)",
  "^[^.]{0,16}?(?:않|없|안 ?[하받])",
);
export const isNotAskedBefore = /\b(?:no|not|never|nothing|none|without|don't|won't|needn't)\b[^.;]{0,40}$/iu;

/** How one person compares with others: nobody is told so, whatever the criteria were. */
export const ranked = any(
  "[0-9一二三四五六七八九十]+\\s*(?:番目(?!の(?:課題|問題|科目|テスト|試験|希望|質問))|位(?!置|相))|順位|ランキング|最下位|ほかの(?:方|人|応募者)(?:のほうが|より|と比べ)",
  "\\brank(?:ed|ing|s)?\\b|\\bcame (?:first|second|third|fourth|fifth|last|\\d+(?:st|nd|rd|th))\\b|\\b(?:first|second|third|fourth|fifth|last|\\d+(?:st|nd|rd|th)) (?:place\\b|(?:out )?of (?:the )?(?:\\d+|all|two|three|four|five|six|seven|eight|nine|ten|applicants|people)|among\\b|in the (?:list|line)\\b)|\\b(?:other|another) (?:applicants?|people|candidates?|persons?) (?:was|were|is|are|did|had|scored)\\b|\\b(?:better|worse|higher|lower|stronger|weaker) than (?:you|others?|the others|other)\\b",
  "[0-9]+ ?(?:위(?!치|원)|등(?=[ .,]|을|으로|이|$)|번째(?! ?(?:과제|시험|문제)))|순위|석차|꼴찌|다른 (?:분|사람|지원자)(?:이|보다|들이|들보다)",
);
