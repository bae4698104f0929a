import type { WordingRule } from "./wording.ts";

const offer = "(?:내정|합격|채용|입사(?! 승낙 후))";
const others = "(?:다른 ?(?:회사|기업)|타사)";
const helping = "말을 들|상담 창구";
const parent = "(?:부모|보호자|어머|아버|가족|친권자)";

export const koreanRules: WordingRule[] = [
  { grade: "never", reason: "revoke", words: `${offer}[^.]{0,16}(?:취소|철회|무효|박탈)`, unless: helping },
  {
    grade: "never",
    reason: "revoke",
    words:
      "(?:포기|거절|사퇴)(?:한|하신|로|으로)?[^.]{0,8}(?:간주|처리됩|처리하|봅니다)|(?:포기|사퇴)[^.]{0,6}(?:불가|하실 수 없|할 수 없)",
  },
  {
    grade: "never",
    reason: "damages",
    words:
      "손해 ?배상|위약금|배상|법적 ?(?:조치|대응|책임)|소송|고소|계약 ?위반|(?:경비|비용|교통비|여행비|교육비|숙박비)[^.]{0,16}(?:반환|청구|환불|물어|돌려)",
    unless: helping,
  },
  {
    grade: "never",
    reason: "end_search",
    words: "(?:취업|구직) ?(?:활동|준비)[^.]{0,10}(?:종료|중단|그만|끝내|멈추|하지 마)",
    unless: helping,
  },
  {
    grade: "never",
    reason: "end_search",
    words: `${others}[^.]{0,14}(?:포기|거절|가지 ?마|취소|그만|사퇴)`,
    unless: helping,
  },
  {
    grade: "never",
    reason: "parents",
    words: `${parent}[^.]{0,10}(?:동의|서명|허락|승낙|허가|찬성|날인|도장|사인)`,
    unless: helping,
  },
  {
    grade: "ask",
    reason: "must",
    words:
      "반드시[^.]{0,20}(?:주세요|주십시오|주시기|바랍니다|하셔야|해야|십시오)|필수(?!품)|의무(?!교육)|전원[^.]{0,4}(?:참석|참가|제출)|(?:하셔|해)야 ?(?:합니다|해요|됩니다)|무단 ?(?:결석|불참)",
    unless: "안전|보안경|착용|의무는 없",
  },
  {
    grade: "ask",
    reason: "deadline",
    words: "긴급|급히|시급|엄수|오늘 ?중으로|지금 (?:바로|당장)|즉시|당장|빨리",
    unless: "확인하고|확인 ?중|대응|복구|조치하고",
  },
  {
    grade: "ask",
    reason: "deadline",
    words: "(?:기한|마감)[^.]{0,6}(?:지난|지나|이후|넘)[^.]{0,14}(?:받지|불가|무효)",
    holdsDenial: true,
  },
  {
    grade: "ask",
    reason: "scarce",
    words: "마지막 (?:기회|안내|통보|찬스)|얼마 남지|서둘러|놓치지|마감 임박",
  },
  {
    grade: "ask",
    reason: "others",
    words: `${others}[^.]{0,10}(?:상황|결과|현황)[^.]{0,8}(?:알려|말씀)|제?1지망`,
  },
  { grade: "ask", reason: "why", words: "(?:^| )왜 |언제까지 (?:고민|망설)", holdsDenial: true },
  { grade: "hint", reason: "presumes", words: "내정자 ?여러분|함께 일할 동료|우리 식구" },
  { grade: "hint", reason: "guilt", words: "(?:매우|정말|너무) ?아쉽|기대를 ?저버|재촉|실망" },
  {
    grade: "hint",
    reason: "crowd",
    words: "다른 분들은|대부분의|모두(?:가)? (?:참석|오)|꼭 (?:참석|와|오시)",
  },
];
