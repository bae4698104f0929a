import { any, type NoteRule } from "./note-rule.ts";

/**
 * No likelihood and no rank of one person is kept (docs/decisions/0016), not even somebody's own guess: a number or a grade
 * beside accepting or declining, or a word like 脈なし, "flight risk", 사퇴할 듯. Scores of a study aren't meant.
 */
export const guesses: NoteRule = {
  reason: "ranking",
  words: any(
    "(?:承諾|入社|辞退|志望|内定承諾|来る|決断)(?:する)?(?:の)?(?:確度|確率|率|見込み?|可能性|度合い?|リスク|危険度|意思(?:は|が)?(?:固|強|弱))(?![^。]{0,6}(?:質問|聞かれ|公開))|(?:確度|志望度|本気度|温度感|見込み度|承諾度|優先度|総合評価|評点|ランク|ランキング|順位)\\s*(?:は|が|:|=|：|＝)?\\s*(?:[sabcd]|[0-9]|高|低|中|◎|○|△|×)|(?:^|[^a-z])[sabcd][+-]?(?:ランク|評価|判定|クラス)|[0-9]+(?:\\.[0-9]+)?\\s*(?:%|割|点|割方|パーセント)[^。]{0,10}(?:承諾|入社|辞退|来(?:る|て)|決ま|落ち|取れ|固い|逃げ)|(?:承諾|入社|辞退|来(?:る|て)|決ま|五分五分)[^。]{0,10}(?:[0-9]+\\s*(?:%|割)|[五六七八九]割|半々|五分五分|フィフティ)|[五六七八九]割(?:方|がた)?[^。]{0,8}(?:承諾|入社|辞退|来|決ま)|(?:辞退|逃げ|流れ)(?:し|さ|られ)?(?:そう|濃厚|予備軍|フラグ|確実|候補)|承諾(?:しそう|濃厚|確実|固い)|(?:たぶん|多分|おそらく|きっと|十中八九)[^。]{0,6}(?:承諾|辞退|入社|来る|来ない|断)|脈(?:あり|なし|ナシ)|本命(?:では|じゃ)ない|(?:当社|うち)は?(?:滑り止め|第[二三四]志望)|(?:内定者|候補者|同期)(?:の)?(?:中|内)で[^。]{0,6}(?:[0-9一二三]番|[0-9]位|トップ|最下位|下位|上位)",
    "\\b\\d{1,3} ?(?:%|percent|pct)[^.]{0,24}\\b(?:accept\\w*|join\\w*|declin\\w*|withdraw\\w*|come|stay|leave|sign|chance|likel\\w*|sure|lost|risk)|\\b(?:chance|likelihood|probability|odds|prob\\.?|risk)\\b[^.]{0,30}(?:\\d{1,3} ?%|\\b(?:accept\\w*|join\\w*|declin\\w*|withdraw\\w*|leaving|dropping|high|low|medium|50[/-]50)\\b)|\\b(?:(?:un)?likely|bound|going|unlikely|set|sure) to (?:accept|join|decline|withdraw|sign|turn us|drop|renege|back out|leave us)\\b|\\b(?:prob(?:ably)?|almost certainly|surely|no way (?:he|she|they)(?:'ll)?) (?:will )?(?:accept|decline|withdraw|join|sign|drop out|turn us down)\\b|\\b(?:flight|decline|drop-?out|withdrawal) risk\\b|\\b(?:50[/-]50|fifty[- ]fifty)\\b|\\b(?:score|rated?|rating|rank(?:ed|ing)?|grade|tier|priority)\\b ?(?:[:=#]|is|of|as)? ?(?:an? )?(?:\\d+(?:\\.\\d+)?(?: ?/ ?\\d+)?|[abcds][+-]?)(?![a-z])|\\b[abcd][+-]?[- ](?:list|rank|tier|candidate|player)\\b|\\b(?:top|bottom|number|no\\.?) ?(?:\\d+|one|two|three)? ?(?:of|in) (?:the|our|this) (?:class|cohort|list|batch)\\b|\\b(?:safe|sure) bet\\b|\\b(?:second|backup|fallback|back-up|third) choice\\b|\\bwe(?:'re| are) (?:his|her|their) (?:backup|plan b|second|fallback|safety)",
    "(?:승낙|수락|입사|사퇴|포기|이탈)(?:할)? ?(?:확률|가능성|확도|의지|위험|예상|유력|확실)|(?:확률|가능성|승낙률|점수|등급|순위|랭킹|평점|평가|우선순위)\\s*(?:은|는|이|가|:|=)?\\s*(?:[sabcd](?![a-z])|[0-9]|높|낮|반반|상|중|하(?![가-힣]))|[0-9]+ ?(?:%|퍼센트|프로|점)[^.]{0,12}(?:승낙|수락|입사|사퇴|올|포기|확실|정도)|(?:승낙|수락|입사|사퇴|포기|올)[^.]{0,12}[0-9]+ ?(?:%|퍼센트|프로)|(?:^|[^a-z])[sabcd]\\+? ?(?:등급|급|랭크)|(?:사퇴|포기|이탈|거절)할 ?(?:것|듯|거)(?: ?같|$|함)?|(?:반반|오십대오십)|(?:우리|저희)(?:는|가)? ?(?:보험|[23]지망|차선)|동기 ?중 ?[^.]{0,4}(?:[0-9]등|[0-9]위|꼴찌|최상위|하위)",
  ),
  except: any(
    "gpa|toeic|topik|jlpt|学会|大会|コンテスト|予選|研究|成績|テスト|試験の?点",
    "hackathon|contest|exam|thesis|event|weather|course",
    "학점|토익|대회|시험|연구",
  ),
};
