import { guesses } from "./guess-words.ts";
import { any, type NoteRule } from "./note-rule.ts";

/** Words that mean a family whoever is named. */
export const byItself: NoteRule[] = [
  guesses,
  {
    reason: "makeup",
    words: any(
      "(?:母子|父子|片親|ひとり親)(?:家庭|世帯)?(?!手当|手帳)|シングル(?:マザー|ファザー)|一人っ子|ひとりっ子|末っ子|(?<![一-龠])(?:長|次|三)[男女](?:な|で|だ|。|、|$)|[二三四五2-5]人(?:きょうだい|兄弟|姉妹)",
      "\\b(?:only child|eldest of|youngest of|(?:in mourning|bereaved)\\b|family bereavement|(?:in|from) (?:foster care|an orphanage)|single[- ](?:mother|mum|mom|father|dad|parent))\\b",
      "한부모|외동(?:이|딸|아들)|(?:장남|장녀|막내|맏이|장손)(?:이|라|임)|[부모]친상|조[부모]상|상중|[삼사오] ?남매 ?중",
    ),
    except: any("では(?:ない|なく|ありません)", "\\bnot an only", "상 ?아님|아니라고"),
  },
  {
    reason: "home",
    words: any("本籍|戸籍(?!制度)|同和|被差別", "본적", "registered domicile|council (?:estate|house|flat)"),
  },
  {
    reason: "income",
    words: any(
      "世帯(?:収入|年収|の所得)|授業料免除を受け|家計(?:が|は|も)?(?:苦し|きびし|厳し|火の車|大変)|家が(?:貧|裕福|金持)",
      "household income",
      "가구 소득",
    ),
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
