// What may not be kept about a relative, as words of three languages. Each list means: beside a relative, in one sentence.

export const noteReasons = [
  "job",
  "income",
  "standing",
  "belief",
  "home",
  "health",
  "makeup",
  "view",
  "relative",
] as const;
export type NoteReason = (typeof noteReasons)[number];

export const wishTopics = ["place", "transfer", "safety", "pay", "leaflet", "briefing"] as const;
export type WishTopic = (typeof wishTopics)[number];

type Rule = { reason: NoteReason; words: RegExp; except?: RegExp; isAlsoNext?: boolean };

const any = (...parts: string[]) => new RegExp(parts.join("|"), "iu");

/** Said of a relative. */
export const aboutFamily: Rule[] = [
  {
    reason: "job",
    words: any(
      "(?:銀行|会社|役所|企業|商社|工場|病院|学校|メーカー|[一-龠ァ-ヴーA-Z]社)(?:員|に|で|の)?(?:お)?(?:勤め|勤務|働い)|お?勤め(?:先|の|して|で|と)|勤務(?:先|して|の|、|。|で|中)(?!地)",
      "働いて|職業|仕事(?:は|を|が|の大変)|公務員(?:、|で|だ|の(?!な)|$|。|・)|会社員|教(?:員|師|諭)|看護師|医師|医者|弁護士|税理士|警察|消防|自衛(?:官|隊)|保育士|歯(?:医者|科)|薬剤師|エンジニア|技術者|研究者|美容師|パイロット|議員|税関|共働き|開業|店員|銀行員|職員|運転手|大工|職人|漁師|役員|社長|経営(?:して|者)|自営|農家|農業を|町工場|旅館|店を|商売|専業主婦|主婦|パート|単身赴任|失業|無職|定年|転職|元・?(?:当社|社員)|社員だっ|営業を|継ぐ|家業",
      "\\b(?:work(?:s|ed|ing)?|employ(?:ed|ee|er)|job|occupation|profession|retired|unemployed|laid off|self-employed|runs?|owns? (?:a |the )?(?:shop|business|company|restaurant|firm|factory)|business|farm(?:er|ers|ing)?|nurse|pharmacists?|dentist|accountants?|carpenter|soldier|officer|nurse|teachers?|doctor|lawyer|engineer|clerk|driver|civil servant|policeman|director at|manager (?:at|of)|stays? at home|housewife|homemaker)\\b",
      "다니(?:시|신|던|고|는)(?!며)|근무(?! ?지)|일하|직업|직장|공무원(?!이 되)|회사원|약사|택시|학원을 (?:하|운영)|가게를|교사|간호사|의사|변호사|경찰|소방|군인|기사라|자영업|운영|장사|식당을|농사|농업|사업을|임원|사장|주부|은퇴|퇴직|실직|무직",
    ),
    except: any(
      "勤務地|働き方|転勤の有無|公務員にな",
      "work(?:s|ing)? (?:so |that |too )?(?:far|abroad|overtime)|working (?:hours|style)|where (?:he|she|they) (?:might|will|would) work|how .{0,20}works?\\b|rather .{0,20}public servant|wants? (?:him|her)",
      "근무지|공무원이 되",
    ),
  },
  {
    reason: "income",
    words: any(
      "年収|収入|給料|毎月\\d+万|学費|稼|所得|家計|お金(?:に|が|持ち|の)|裕福|貧し|貧困|借金|ローン|仕送り|生活(?:保護|費|が苦し)|経済(?:的|状況)|財産|資産|年金|学費(?:は|を)?(?:親|出)|(?:留学)?費用も?(?:親|.{0,4}出し)|苦しい(?:よう|家)",
      "\\b(?:income|tuition|salary of|earn(?:s|ed|ing)? (?:well|little|a lot|good)|wealth\\w*|rich|poor|money|debts?|financ\\w+|pensions?|afford|paid for|welfare|mortgage|inheritance)\\b",
      "소득|연봉|등록금|학비|수입|형편|가난|부유|잘사는|빚|돈 ?(?:걱정|이 많|이 없)|생활비|재산|경제적|유학비|학비를|기초생활|연금|대출",
    ),
    except: any(
      "給与|賃金(?:制度)?|初任給の(?:しくみ|仕組み)",
      "pay (?:scheme|system)|payslip|pay the (?:fee|fare)",
      "급여",
    ),
  },
  {
    reason: "standing",
    words: any(
      "議員|知事|市長|町長|大臣|名士|名家|家柄|良家|旧家|血筋|社会的地位|学歴|(?:中|高|大)卒|出身(?:大学|校)|(?:大学?|女子大|高校|短大)の?ご?(?:出身|卒)|大学教授|取引先の|有名(?:な(?:方|人)|人)|顔が広|育ちの|お育ち|偉い",
      "\\b(?:member of parliament|politician|mayor|governor|judge|well-known|famous|big name|influential|prominent|elite|prestigious|noble|upper class|working class|high school|university|college|degree|went to)\\b",
      "국회의원|시장(?:이|을)|도지사|장관|판사|검사(?:라|이|로)|명문|가문|유명|고졸|중졸|대졸|학벌|학력|대학을 ?나|대를 나|거래처|집안이 좋",
    ),
    except: any("見学|説明会", "briefing|at university (?:he|she)", "설명회"),
  },
  {
    reason: "belief",
    words: any(
      "宗教|宗派|信仰|拝ん|信者|信心|入信|教会|(?<!寺)お?寺(?:の|で|に|なの|だ|、)|神社の|(?:仏|キリスト|イスラム|神|〇〇|新興宗)教|クリスチャン|檀家|政党|〇?〇?党(?:を|の|員)|支持政党|選挙|労働?組合|思想|信条|主義者|市民運動|デモ|偏って",
      "\\b(?:religio\\w+|faith|church|mosque|temple|catholics?|protestants?|christian|muslim|buddhist|catholic|jehovah\\S*|sect|cult|believers?|pray\\w*|trade union|union (?:activist|member)|political|politics|(?:opposition|ruling|communist|liberal|conservative|socialist|democratic|republican) party|votes? for|activist)\\b",
      "종교|신앙|신자|교회|성당|절에|불교|기독교|천주교|이슬람|통일교|교인|(?:여|야)당|정당|정치|노동조합|노조|사상|이념",
    ),
    except: any("宗教(?:学|社会学)", "religious (?:studies|architecture)", "종교학"),
  },
  {
    reason: "home",
    words: any(
      "持ち家|一戸建て|戸建て|借家|賃貸|アパート|マンション|団地|社宅住まい|間取り|\\d?LDK|部屋(?:は|が)?(?:な|の)|同室|本籍|戸籍|部落|集落|住宅ローン|家は|治安|地域(?:らしい|だ)|家の(?:広さ|様子|まわり)|借りている家",
      "\\b(?:own(?:s|ed)? (?:a |the |their )?(?:house|home|flat|apartment)|rent(?:ed|s)?|flat|apartment|council estate|public housing|bedrooms?|neighbou?rhood|shares? a room|slum|registered domicile)\\b",
      "자가|전세|월세|반지하|아파트라|아파트(?:이|에 살)|단독주택|빌라|방이 하나|본적|동네가|집이 (?:좁|넓|멀)",
    ),
    except: any(
      "(?:実家から通う|寮に入る|初期費用|補助|手当)",
      "rent (?:support|allowance)|near the office|looking for",
      "집을 구|기숙사",
    ),
  },
  {
    reason: "health",
    words: any(
      "入院|退院|脳(?:梗塞|卒中|出血)|心臓|リハビリ|糖尿|不登校|発達障害|自閉|妊娠|出産|通院|病気|病(?:で|の|に|と|を)|闘病|難病|がん(?:の|で|に|を|、)|癌|うつ|鬱|精神(?:的|疾患)|認知症|介護|看病|手術|障害|障がい|具合|体調|倒れ|持病|療養|休職|治療|亡くなりそう|要支援|寝たきり|ヘルパー|医療費|健康(?:に不安|状態|面|を害)",
      "\\b(?:sick leave|autis\\w+|rehab\\w*|pregnan\\w+|ill|illness|sick|hospital|cancer|stroke|dementia|depress\\w+|disab\\w+|surgery|operation|disease|injur\\w+|health (?:problem|issue|condition)s?|suffers?|mental\\w*|caregiver|looks? after|takes? care of|needs? (?:a lot of )?(?:help|care)|wheelchair|heart attack|diabetes)\\b",
      "입원|퇴원|뇌졸중|재활|당뇨|임신|출산|자폐|병원에|병으로|아프|편찮|암(?: |에|으로|이|을|투)|치매|우울증|수술|장애(?!물|인 고용)|쓰러지|간병|돌봐|돌보|요양|투병|지병|건강이|정신과|치료",
    ),
    except: any("介護(?:休業|休暇|ロボット)", "돌봄 로봇"),
    isAlsoNext: true,
  },
  {
    reason: "makeup",
    words: any(
      "離婚|再婚|死別|他界|亡くな(?:っ|り|ら)|別居|別々に(?:住|暮)|二人暮らし|同居|未婚|既婚|結婚|独身|[二三四五六七八2-8]人(?:きょうだい|兄弟|姉妹|家族|暮らし)|二人い|\\d人(?:い|家族)|家族構成|(?:父|母)、(?:父|母|兄|姉|弟|妹)|(?:長|次|三)[男女]|末っ子|一人っ子|養子|育てられ|面倒(?:も|を)み|まだ(?:小|中|高)学?生|[一二三四五1-5]番目|[がは][二三四五六2-6]人|双子|小学生|中学生|高校生|大学生の",
      "\\b(?:divorced?|separated|remarried|widow\\w*|passed away|died|deceased|dead|orphan|adopted|lost (?:his|her|their)|lives? with (?:his|her|their)|(?:two|three|four|five|several|younger|older|elder|twin|only|no) (?:younger |older |elder )?(?:brothers?|sisters?|siblings?|child\\w*)|raised by|grew up with|twin|single (?:mother|father|mum|mom|dad|parent)|married|unmarried|step(?:father|mother))\\b",
      "이혼|재혼|별거|사별|돌아가(?:시|셨|신)|여의|둘이 ?(?:삼|살)|같이 살|함께 살|두 명|세 명|네 명|명(?:이)? 있|한부모|결혼|미혼|남매|둘째|셋째|첫째|따로 ?(?:삼|산|살)|쌍둥이|외동|장남|장녀|막내|차남|차녀|입양",
    ),
    except: any("お食事|説明会に\\d人", "join the|attend", "설명회"),
    isAlsoNext: true,
  },
  {
    reason: "view",
    words: any(
      "賛成|反対|同意|承諾|了承|了解|許し|許可|許(?:して|さ)|理解(?:は|を|も)?(?:得|あ|して)|意向|意見|説得|納得|後押し|応援して(?:くれ|いる|いた)|認め|歓迎|OK|ＯＫ|問題なし|次第|望んで|望む|してほしい|なってほしい|行ってほしい|入ってほしい|戻ってほしい|にしなさい|やめ(?:なさい|ろ|てほしい)|お考え|考え(?:て|で)|心配して(?:反対)?|ご意思|意思を確認|気に入|不満|難色|評価し|喜[びんば]|心配|残念が|渋|板挟み",
      "\\b(?:agree[sd]?|agreement|disagree\\w*|approv\\w+|disapprov\\w+|consent(?:ed|s)?|object(?:s|ed|ion)?|against|in favou?r|support(?:s|ive)? (?:the|his|her|our) (?:decision|offer|choice)|on board|convinc\\w+|persuad\\w+|allow(?:s|ed)?|permission|bless\\w*|happy with|thrilled|delighted|proud|worried|telling (?:him|her)|tells (?:him|her)|expects?|unhappy|okay with|ok with|fine with|all fine|think(?:s)? (?:we|that|it)|want(?:s|ed)? (?:him|her|them)|would rather|prefers? (?:him|her|that)|hopes? (?:he|she|that))\\b",
      "찬성|반대|기뻐|걱정하|남으라|오라고|가라고|동의|승낙|허락|허가|설득|이해(?:를|해 주)|응원|원하(?:시|신)|바라(?:시|신)|생각하(?:시|신)|마음에 들|탐탁|못마땅|걱정(?:하셔서|해서) 반대",
    ),
    except: any(
      "同意(?:書|欄)?(?:\\(|（)?写真",
      "would like to know|wondered|wants? to know|asked",
      "알고 싶어|궁금|참석하고 싶|물어보",
    ),
  },
];

/** A relative as the one a sentence speaks about; what follows decides. Given the rest of the sentence after the relative. */
export const isSpokenOf = any(
  "^(?:たち|ら)?(?:は|が|も|とも|的には|、|:|だけ)",
  "^ (?:is|was|are|were|has|had|have|does|did|can|could|will|would|keeps?|used|seems?|lives?|[a-z]+(?:s|ed))\\b",
  "^(?:들)?(?:이|가|은|는|께서|께서는|도|만)(?: |,)",
);

/** Said of a relative and yet the person's own matter: they visit, travel, come along, ask or are told. */
export const ownMatter = any(
  "聞かれ|質問|尋ね|旅行|帰省|里帰り|来てもよい|来社|参加|見学|伝え(?:る|て|た)|話して(?:おく|から|みる)|連絡(?:しない|をひかえ)|送らない|知りた|と同じ|案内",
  "\\b(?:ask(?:s|ed)?|wonder(?:s|ed)?|would like|wants? to|may|might (?:visit|come|join)|visit(?:s|ed|ing)?|trip|holiday|join(?:s|ed)?|attend(?:s|ed)?|come(?:s)? along|tell|told)\\b",
  "물어|궁금|알고 싶|여행|방문|참석|참가|견학|말씀드|보내지|초대|보여",
);

/** Words that mean a family whoever is named. */
export const byItself: Rule[] = [
  {
    reason: "makeup",
    words: any(
      "(?:母子|父子|片親|ひとり親)(?:家庭|世帯)?(?!手当|手帳)|シングル(?:マザー|ファザー)|一人っ子|ひとりっ子|末っ子|(?<![一-龠])(?:長|次|三)[男女](?:な|で|だ|。|、|$)|[二三四五2-5]人(?:きょうだい|兄弟|姉妹)",
      "\\b(?:only child|eldest of|youngest of|single[- ](?:mother|mum|mom|father|dad|parent))\\b",
      "한부모|외동(?:이|딸|아들)|장남이|장녀라|막내라",
    ),
  },
  { reason: "home", words: any("本籍|戸籍(?:上|謄本|の)|同和|被差別", "본적", "registered domicile") },
  {
    reason: "income",
    words: any("世帯(?:収入|年収|の所得)|授業料免除を受け", "household income", "가구 소득"),
  },
  {
    reason: "standing",
    words: any("良家|家柄|名家の|毛並み|育ちがよ|お育ち", "well-known family|good family", "명문가|가문이"),
  },
  {
    reason: "view",
    words: any(
      "オヤカク|親確(?:認)?(?:済|は|も|を)|親の(?:承諾|同意|了承|許可)|保護者の(?:承諾|同意|理解|了承)",
      "parental (?:approval|consent|agreement)|parents?(?:'|’)s? (?:approval|consent|agreement)",
      "부모 ?동의|부모님 ?(?:동의|허락|승낙)",
    ),
    except: any(
      "(?:親の(?:承諾|同意)|保護者の同意).{0,12}(?:不要|いらない|求めない|いりません|必要ありません)",
      "not needed",
      "필요 ?없",
    ),
  },
  {
    reason: "job",
    words: any(
      "実家(?:が|は).{0,6}(?:農家|旅館|商店|寺|病院|工場|会社|店)|家業",
      "family business",
      "집에서 (?:농사|장사|가게)",
    ),
  },
  { reason: "belief", words: any("(?:^|[、。])家が?お?寺", "jehovah", "집안이 대대로") },
];

/** A family's question or wish, which is kept as one of these. */
export const topicWords = {
  asking: any(
    "聞かれ|聞きたい|質問|知りた|尋ね|希望|ほしい|欲しい|見せ|参加したい|気になって|教えて",
    "\\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|would like|want(?:s|ed)? (?:to|the|a)|question|interested|something to show)\\b",
    "물어|궁금|알고 싶|원한|원하|받고 싶|참석하고 싶|보여|질문",
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
