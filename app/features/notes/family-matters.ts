// What may not be kept about a relative, by idea: each list means "beside a relative, in one sentence", in three languages.
import { any, type NoteRule } from "./note-rule.ts";

/** Said of a relative. */
export const aboutFamily: NoteRule[] = [
  {
    reason: "job",
    words: any(
      "(?:銀行|会社|役所|企業|商社|工場|病院|学校|メーカー|[一-龠ァ-ヴーA-Z]社)(?:員|に|で|の)?(?:お)?(?:勤め|勤務|働い)|お?勤め(?:先|の|して|で|と)|勤務(?:先|して|の|、|。|で|中)(?!地)",
      "働いて|職業|仕事(?:は|を|が|の大変)|公務員(?:、|で|だ|の(?!な)|$|。|・)|会社員|教(?:員|師|諭)|看護師|医師|医者|弁護士|税理士|警察|消防|自衛(?:官|隊)|保育士|歯(?:医者|科)|薬剤師|エンジニア|技術者|研究者|美容師|パイロット|議員|税関|共働き|開業|店員|銀行員|職員|運転手|大工|職人|漁師|役員|社長|経営(?:して|者)|自営|農家|農業を|町工場|旅館|店を|商売|専業主婦|主婦|パート|単身赴任|失業|無職|定年|転職|元・?(?:当社|社員)|社員だっ|営業を|継ぐ|家業",
      "\\b(?:work(?:s|ed|ing)?|employ(?:ed|ee|er)|job|occupation|profession|retired|unemployed|laid off|self-employed|runs?|owns? (?:a |the )?(?:shop|business|company|restaurant|firm|factory)|business|farm(?:er|ers|ing)?|nurse|pharmacists?|dentist|accountants?|carpenter|soldier|officer|nurse|teachers?|doctor|lawyer|engineer|clerk|driver|civil servant|policeman|director at|manager (?:at|of)|stays? at home|housewife|homemaker)\\b",
      "다니(?:시|신|던|고|는)(?!며)|근무(?! ?지)|일하|직업|직장|공무원(?!이 되)|회사원|약사|택시|학원을 (?:하|운영)|가게를|교사|간호사|의사|변호사|경찰|소방|군인|기사라|자영업|운영|장사|식당을|농사|농업|사업을|임원|사장|주부|은퇴|퇴직|실직|무직",
      "(?:支店|院|校|工場|園|署|局|所|駅|店)長|地銀|信金|農協|県庁|市役所|区役所|町役場|官僚|(?:経産|財務|外務|文科|厚労|国交|防衛|総務)省|商社(?![をへに希志])|リストラ|解雇|早期退職|脱サラ|フリーランス|派遣社員|契約社員|タクシー|トラック|土建|工務店|料理人|板前|シェフ|住職|牧師|神主|記者|裁判官|刑事|自衛隊|検事|獣医|歯医者|薬局|塾を|塾の講師|講師|准教授|医院|クリニック|看護|専業|起業し|起業家|取締役|(?<![a-z])ceo(?![a-z])|オーナー|(?:営む|営んで)|重役|専務|常務|転勤族|出稼ぎ|在宅ワーク|内職|無収入|失職|専従",
      "\\b(?:branch|bank|sales|store|shop|plant|project|hr|it) (?:manager|mgr|director|head)|\\b(?:mgr|ceo|cfo|exec(?:utive)?|banker|plumber|electrician|builder|trucker|baker|chef|cook|waiter|waitress|cleaner|welder|architect|journalist|reporter|professor|lecturer|vet|gp|surgeon|midwife|paramedic|firefighter|cop|police|army|navy|military|sailor|fisherman|postman|salesman|barber|hairdresser|solicitor|barrister|attorney|pastor|priest|monk|freelanc\\w+|redundan\\w+|fired|sacked|jobless|out of work|between jobs|in (?:banking|sales|finance|construction|government|retail|insurance)|works?|at (?:toyota|sony|hitachi|samsung|mitsubishi|mitsui|panasonic|fujitsu|nec)|self employed|civil serv\\w+|government official|bureaucrat|owner of|part[- ]tim\\w+|full[- ]tim\\w+|stay[- ]at[- ]home)\\b",
      "지점장|은행원|은행|대기업|중소기업|부장|과장|차장|대표(?:이사)?|이사(?:라|로|이심)|명퇴|명예퇴직|희망퇴직|정리해고|해고|퇴사|실업|백수|알바|건설|트럭|버스 ?기사|미용|요리사|셰프|목사|스님|기자|한의사|치과|약국|학원|강사|교수(?:이|라|심)|교장|원장|연구원|개발자|군무원|장교|검찰|세무사|회계사|법무사|프리랜서|맞벌이|전업|창업|카페|치킨집|편의점|가게|공장|삼성|현대자동차",
    ),
    except: any(
      "勤務地|働き方|転勤の有無|公務員にな|夜勤|(?:勤務|労働|就業)(?:時間|体系|条件|形態)|残業",
      "work(?:s|ing)? (?:so |that |too )?(?:far|abroad|overtime)|working (?:hours|style)|where (?:he|she|they) (?:might|will|would) work|how .{0,20}works?\\b|rather .{0,20}public servant|wants? (?:him|her)",
      "근무지|공무원이 되|(?:야간|교대|재택) ?근무|근무 ?(?:시간|조건|형태|환경)|은행 ?(?:계좌|통장)",
    ),
  },
  {
    reason: "income",
    words: any(
      "年収|収入|給料|毎月\\d+万|学費|稼|所得|家計|お金(?:に|が|持ち|の)|裕福|貧し|貧困|借金|ローン|仕送り|生活(?:保護|費|が苦し)|経済(?:的|状況)|財産|資産|年金|学費(?:は|を)?(?:親|出)|(?:留学)?費用も?(?:親|.{0,4}出し)|苦しい(?:よう|家)",
      "\\b(?:income|tuition|salary of|earn(?:s|ed|ing)? (?:well|little|a lot|good)|wealth\\w*|rich|poor|money|debts?|financ\\w+|pensions?|afford|paid for|welfare|mortgage|inheritance)\\b",
      "소득|연봉|등록금|학비|수입|형편|가난|부유|잘사는|빚|돈 ?(?:걱정|이 많|이 없)|생활비|재산|경제적|유학비|학비를|기초생활|연금|대출",
      "きびし|厳しい(?:よう|らし|とのこと|状況)|リッチ|富裕|セレブ|貧乏|金欠|破産|倒産|借り入れ|滞納|生活苦|裕福|お小遣い|遺産|相続|投資|持ち株|地主|資産家|食べていけ|生計",
      "\\b(?:bankrupt\\w*|broke|loaded|well[- ]off|breadwinner|hard up|skint|gambl\\w+|on benefits|salary|salaries|wages?|pays? (?:his|her|their) (?:rent|fees|tuition|way)|cash|savings|landown\\w+|landlord|millionaire|struggl\\w+ (?:to pay|financially)|make ends meet|lives? off|sends? money)\\b",
      "파산|부도|금수저|흙수저|생계|쪼들|넉넉|부자|땅|건물주|유산|상속|주식|보증을 서|용돈|월급이|벌이|대줌|대 ?주",
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
      "市議|県議|区議|町議|村議|都議|国会|町内会長|官僚|東大|京大|早稲田|慶[応應]|旧帝|一橋|ハーバード|学者|博士|中退|学閥|華族|士族|武家|名門|有力者|重鎮|著名|芸能人|俳優",
      "\\b(?:council(?:l?or|man|woman)?|city council|senator|mp|minister|ambassador|celebrity|actor|actress|harvard|oxford|cambridge|ivy league|todai|law school|med(?:ical)? school|phd|dropout|dropped out|landowning|old family|aristocrat\\w*|samurai|powerful|connections)\\b",
      "시의원|구의원|도의원|군수|구청장|의원|로스쿨|의대|법대|서울대|연대|고대|카이스트|박사|유학파|재벌|양반|연예인|배우|인맥|빽",
    ),
    except: any("見学|説明会", "briefing|at university (?:he|she)", "설명회"),
  },
  {
    reason: "belief",
    words: any(
      "宗教|宗派|信仰|拝ん|信者|信心|入信|教会|(?<!寺)お?寺(?:の|で|に|なの|だ|、)|神社の|(?:仏|キリスト|イスラム|神|〇〇|新興宗)教|クリスチャン|檀家|政党|〇?〇?党(?:を|の|員)|支持政党|選挙|労働?組合|思想|信条|主義者|市民運動|デモ|偏って",
      "\\b(?:religio\\w+|faith|church|mosque|temple|catholics?|protestants?|christian|muslim|buddhist|catholic|jehovah\\S*|sect|cult|believers?|pray\\w*|trade union|union (?:activist|member)|political|politics|(?:opposition|ruling|communist|liberal|conservative|socialist|democratic|republican) party|votes? for|activist)\\b",
      "종교|신앙|신자|교회|성당|절에|불교|기독교|천주교|이슬람|통일교|교인|(?:여|야)당|정당|정치|노동조합|노조|사상|이념",
      "創価|学会員|幸福の科学|統一教会|天理教|立正佼成|氏子|牧師|神父|熱心な(?:信|仏|神)|自民|公明|立憲|共産|維新の会|国民民主|れいわ|参政党|社民|右翼|左翼|保守派|革新|後援会|労組|組合(?:の|員|活動|専従|役員|幹部)|専従",
      "\\b(?:soka|mormon|hindu|sikh|atheist|pastor|devout|bible|evangelical|anglican|orthodox|shinto|zen|ldp|komeito|jcp|cdp|republicans?|democrats?|labour|tory|tories|communists?|socialists?|left[- ]wing|right[- ]wing|nationalist|union (?:rep|official|leader|man)|unionist|shop steward|conservatives?|activis\\w+)\\b",
      "신천지|여호와|장로|권사|전도사|성직자|무교|무슬림|힌두|원불교|국민의힘|민주당|정의당|진보|보수|좌파|우파|공산|후원회|노조|한국노총|민주노총|시위|집회",
    ),
    except: any("宗教(?:学|社会学)", "religious (?:studies|architecture)", "종교학"),
  },
  {
    reason: "home",
    words: any(
      "持ち家|一戸建て|戸建て|借家|賃貸|アパート|マンション|団地|社宅住まい|間取り|\\d?LDK|部屋(?:は|が)?(?:な|の)|同室|本籍|戸籍|部落|集落|住宅ローン|家は|治安|地域(?:らしい|だ)|家の(?:広さ|様子|まわり)|借りている家",
      "\\b(?:own(?:s|ed)? (?:a |the |their )?(?:house|home|flat|apartment)|rent(?:ed|s)?|flat|apartment|council estate|public housing|bedrooms?|neighbou?rhood|shares? a room|slum|registered domicile)\\b",
      "자가|전세|월세|반지하|아파트라|아파트(?:이|에 살)|단독주택|빌라|방이 하나|본적|동네가|집이 (?:좁|넓|멀)",
      "豪邸|タワマン|(?:県|市|都|町|公)営(?:住宅)?|公団|一軒家|土地持ち|地主|在日|出自|帰化|国籍|ルーツ|先祖|祖先|生まれ育|生まれは|の出(?:で|らしい|だ)|アイヌ|同和|世田谷|田園調布|(?:実家|家)(?:は|が)[^。]{0,10}(?:広|狭|古|遠|貧|大き)|引っ越し(?:を繰|が多)|夜逃げ|立ち退き",
      "\\b(?:ancest\\w+|descent|roots|immigrants?|immigrated|naturali[sz]ed|zainichi|burak\\w+|refugees?|council (?:house|flat|estate)|(?:big|small|huge|tiny|large|old|detached) (?:house|flat|home|apartment|place)|mansion|villa|house in|homeless|evict\\w*|comes? from|originally from|(?:mother|father|mum|mom|dad)(?:'s)? side|born in|nationality|citizenship|hometown)\\b",
      "강남|자택|고향(?:이|은)|출신|귀화|조선족|탈북|재일|국적|조상|족보|본관|시골집|임대|원룸|고시원|주택|이사를 자주|쪽방",
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
      "がん(?!ば|こ|ぼ|じ)|白血病|透析|(?<![a-z])als(?![a-z])|パーキンソン|アルツハイマー|統合失調|双極|パニック|てんかん|車椅子|車いす|要介護|介助|老人ホーム|デイサービス|施設に|ボケ|痴呆|骨折|大?怪我|けがを|救急|危篤|余命|喘息|肝炎|腎臓|肺炎|高血圧|アル中|アルコール依存|依存症|引きこもり|ひきこもり|寝込|床に|(?:体|からだ)が弱|不妊|流産|つわり|妊娠|産休|看取|病院(?:に|で|へ|通|の付)|メンタル|ノイローゼ|自殺|事故で|足が悪|目が(?:見え|悪)|耳が",
      "\\b(?:alzheimer\\S*|parkinson\\S*|chemo\\w*|dialysis|leuka?emia|bipolar|schizo\\w*|adhd|alcohol\\w*|addict\\w*|unwell|poorly|icu|hospice|(?:care|nursing) home|tumou?r|diagnos\\w+|breakdown|handicap\\w*|blind|deaf|special needs|hiv|epilep\\w+|kidney|heart (?:condition|disease|trouble)|bedridden|in a coma|crutches|broke (?:a|his|her) (?:hip|leg|arm)|expecting|miscarriage|ivf|anxiety|suicid\\w*|recovering|caring for|cares? for|carer|therapy|treatment|medication|not well|bad back|ms|dying|terminal\\w*|care)\\b",
      "투석|백혈병|파킨슨|조현|요양|간병|병원(?:에|비|생활|을)|투병|편찮|아프|아픔|위독|중환자|항암|뇌경색|심근경색|심장|당뇨|고혈압|공황|임신|휠체어|알코올|희귀병|난치|병세|병수발|건강이|몸이 (?:안|약|불)|거동|다치|골절|재활|디스크|치매|자폐|정신과|돌본|돌봐|돌보",
    ),
    except: any("介護(?:休業|休暇|ロボット)", "돌봄 로봇"),
    isAlsoNext: true,
  },
  {
    reason: "makeup",
    words: any(
      "離婚|再婚|死別|他界|亡くな(?:っ|り|ら)|別居|別々に(?:住|暮)|二人暮らし|同居|未婚|既婚|結婚(?!式)|独身|[二三四五六七八2-8]人(?:きょうだい|兄弟|姉妹|家族|暮らし)|二人い|\\d人(?:い|家族)|家族構成|(?:父|母)、(?:父|母|兄|姉|弟|妹)|(?:長|次|三)[男女]|末っ子|一人っ子|養子|育てられ|面倒(?:も|を)み|まだ(?:小|中|高)学?生|[一二三四五1-5]番目|[がは][二三四五六2-6]人|双子|小学生|中学生|高校生|大学生の",
      "\\b(?:divorced?|separated|remarried|widow\\w*|passed away|died|deceased|dead|orphan|adopted|lost (?:his|her|their)|lives? with (?:his|her|their)|(?:two|three|four|five|several|younger|older|elder|twin|only|no) (?:younger |older |elder )?(?:brothers?|sisters?|siblings?|child\\w*)|raised by|grew up with|twin|single (?:mother|father|mum|mom|dad|parent)|married|unmarried|step(?:father|mother))\\b",
      "이혼|재혼|별거|사별|돌아가(?:시|셨|신)|여의|둘이 ?(?:삼|살)|같이 살|함께 살|두 명|세 명|네 명|명(?:이)? 있|한부모|결혼(?!식)|미혼|남매|둘째|셋째|첫째|따로 ?(?:삼|산|살)|쌍둥이|외동|장남|장녀|막내|차남|차녀|입양",
      "葬儀|葬式|通夜|四十九日|一周忌|法事|訃報|喪中|喪主|亡父|亡母|故人|婚約|同棲|離れて暮らし|行方不明|音信不通|絶縁|勘当|不仲|里親|施設育ち|養護施設|血のつなが|連れ子|義理の|一人で(?:育|暮ら)|単身|大家族|孫|ひとり親|未亡人|不倫|浮気|腹違い|異母|異父|兄妹|姉弟|[2-9二三四五]人目|の父になる|パパになる|ママになる",
      "\\b(?:late (?:father|mother|husband|wife|dad|mum|mom|grand\\w+)|funeral|bereave\\w*|mourning|killed|buried|engaged|fianc[eé]e?|estranged|foster\\w*|half[- ](?:brother|sister)|illegitimate|custody|affair|split up|walked out|left (?:the family|them|home)|big family|newborn|baby|bab(?:y|ies)|toddler|kids|pregnan\\w+|orphan\\w*|lost (?:a|her|his|their|both)|passed|death|lives? (?:alone|apart)|alone|remarry\\w*|middle child|first[- ]born|eldest|youngest)\\b",
      "[부모]친상|조[부모]상|장례|제사|상중|발인|돌아가|하늘나라|약혼|동거|새(?:아버지|어머니|아빠|엄마)|계부|계모|의붓|의절|연락(?:이)? 끊|고아|보육원|홀(?:어머니|아버지|로)|편모|편부|조손|맏이|장손|외아들|외동딸|늦둥이|이복|기러기|시집|장가|손자|손녀|형제가|자매가|식구",
    ),
    except: any("お食事|説明会に\\d人", "join the|attend", "설명회"),
    isAlsoNext: true,
  },
  {
    reason: "view",
    words: any(
      "賛成|反対|同意|承諾|了承|了解|許し|許可|許(?:して|さ)|理解(?:は|を|も)?(?:得|あ|して)|意向|意見|説得|納得|後押し|応援して(?:くれ|いる|いた)|認め|歓迎|(?<![A-Za-z])OK(?![A-Za-z])|問題なし|次第|望んで|望む|してほしい|なってほしい|行ってほしい|入ってほしい|戻ってほしい|にしなさい|やめ(?:なさい|ろ|てほしい)|お考え|考え(?:て|で)|心配して(?:反対)?|ご意思|意思を確認|気に入|不満|難色|評価し|喜[びんば]|心配|残念が|渋|板挟み",
      "\\b(?:agree[sd]?|agreement|disagree\\w*|approv\\w+|disapprov\\w+|consent(?:ed|s)?|object(?:s|ed|ion)?|against|in favou?r|support(?:s|ive)? (?:the|his|her|our) (?:decision|offer|choice)|on board|convinc\\w+|persuad\\w+|allow(?:s|ed)?|permission|bless\\w*|happy with|thrilled|delighted|proud|worried|telling (?:him|her)|tells (?:him|her)|expects?|unhappy|okay with|ok with|fine with|all fine|think(?:s)? (?:we|that|it)|want(?:s|ed)? (?:him|her|them)|would rather|prefers? (?:him|her|that)|hopes? (?:he|she|that))\\b",
      "찬성|반대|기뻐|걱정하|남으라|오라고|가라고|동의|승낙|허락|허가|설득|이해(?:를|해 주)|응원|원하(?:시|신)|바라(?:시|신)|생각하(?:시|신)|마음에 들|탐탁|못마땅|걱정(?:하셔서|해서) 반대",
      "乗り気|ゴーサイン|太鼓判|渋って|渋い|引き留め|引き止め|泣かれ|勧め(?:られ|て)|押して(?:くれ|いる)|プッシュ|イチオシ|承認|(?:承諾|了承|確認|説得|報告)済み?|好反応|反応は|オッケー|オーケー|ダメと|だめと|猛反|大賛|嫌が|嫌って|鶴の一声|言いなり|口出し|前向き|後ろ向き|難し(?:い顔|そう)|公認|味方|お墨付き|快諾|断れと|辞退しろ|決めろ|ほしがって(?:いない)?|行かせ|残(?:れ|って)と",
      "\\b(?:thumbs[- ]up|go-?ahead|green[- ]light|keen|push(?:es|ed|ing)? (?:him|her|them|for)|sceptical|skeptical|hates?|loves?|said (?:yes|no|ok)|says (?:yes|no|ok)|won't let|wouldn't let|ok'?d|okayed|cool with|on side|on our side|talked (?:him|her) (?:out|into)|nag\\w*|begg\\w+|insists?|insisted|signed off|signed|dislikes?|likes? (?:us|the)|impressed|pleased|relieved|disappointed|upset|angry|supportive|supports? (?:him|her|us|the|it|this)|backs? (?:him|her|us)|endors\\w+|veto\\w*|forb\\w+|refus\\w+|wish(?:es)?|pressur\\w+|reluctan\\w+|doubts?|doubtful|opposed|opposes?|is in|are in|all for it|so we're good|no objection\\w*)\\b",
      "오케이|ok(?![a-z])|밀어 ?주|말리|말림|못 ?가게|좋아하(?:시|심)|좋아함|싫어하|추천하시|권하|권유|눈치|승인|만족|흡족|실망|서운|불만|탐탁|허락|찬성|결사반대|원함|바라심|원하심|하라심|하라고|라고 하심|지지(?:하|함|해)",
    ),
    except: any(
      "同意(?:書|欄)?(?:\\(|（)?写真",
      "would like to know|wondered|wants? to know|asked",
      "알고 싶어|궁금|참석하고 싶|물어보",
    ),
  },
];
