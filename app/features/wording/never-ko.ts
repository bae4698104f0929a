import * as ko from "./lexicon-ko.ts";
import { nearIn, type WordingRule } from "./rule.ts";

const near = nearIn(".");
/** Said to help whoever was pressed, or of what isn't done here. */
const helping =
  "말을들|말을하면|라고하면|라고하는(?:직원|사람|담당)|요구(?:받|하는(?:직원|사람|담당)|를받|하면)|압박|강요(?:받|하는|하면)|상담창구|신고|금지하고|금지돼|금지되어|직원이있|사람이있|듣게되|들으시|괴롭힘|위법|규정위반|질문에|문의에|걱정(?:안|하지|마|할필요|은)|염려(?:마|하지|안)|안심";
const free =
  "않으셔도|않아도|하셔도(?:됩|돼|괜|좋)|보셔도|자유|괜찮습|괜찮아|상관없|원하시면|회사가(?:전액)?부담|저희가(?:전액)?(?:부담|내)|회사에서";

export const koreanNever: WordingRule[] = [
  // The offer would be taken back.
  { reason: "revoke", words: near(ko.offer, 16, ko.lost), unless: `${helping}|행사|좌석|예약|모임자리|대기` },
  {
    reason: "revoke",
    words:
      "(?:포기|거절|사퇴|의사(?:가|는)?없)(?:한|하신|하는|로|으로|은|는)?[^.]{0,8}(?:간주|처리됩|처리하|처리할|봅니다|보겠|알겠|여기겠)|(?:포기|사퇴)[^.]{0,6}(?:불가|하실수없|할수없)",
    unless: helping,
  },
  {
    reason: "revoke",
    words: `${ko.offer}[^.]{0,16}(?:보장(?:할수|해드릴수|못|은)?(?:없|해|어렵)|(?:유지|진행|확정|처리|채용|입사)(?:할수|될수|하기|시키기)?[가은는를이도]?(?:할수|될수|하기)?[가]?(?:없|어렵|힘들|곤란)|장담|거두)|${ko.offer}[은는](?:없습|없어|없다)|(?:않으(?:시)?면|없으(?:시)?면|늦으(?:시)?면|지나면|까지|계속(?:하)?시면|(?:안|못)[가-힣]{1,4}시면)[^.]{0,24}(?:${ko.somebodyElse}[^.]{0,16}(?:자리|기회|내정|합격|채용|넘|드리|돌|뽑|연락|제안)|없던|없었던)|(?:못|안|않|없)[가-힣]{0,6}면[^.]{0,10}인연(?:이|은)?(?:아닌|없)|(?:저희|우리)도${ko.somebodyElse}|(?:기회|내정|합격)(?:를|을|은|는|가|이)?[^.]{0,8}${ko.somebodyElse}`,
    unless: `${helping}|대기|참석|행사|모임`,
    holdsDenial: true,
  },
  {
    reason: "revoke",
    words:
      "(?:포기|사퇴|거절)[^.]{0,10}(?:불가|안됩|안돼|할수없|하실수없|받지않|받아들일수없|인정(?:하지|되지|안)|금지|못하)|(?:서약서|각서)[^.]{0,8}(?:안쓰|안내|쓰지않|쓰셔야)|(?:서약서|각서)[^.]{0,20}(?:포기|사퇴|구직|다른)",
    unless: "(?:포기|사퇴|거절)(?:하셔|하시더라|해)도|서약서는없|각서는없|이유로(?:불이익|차별)",
    holdsDenial: true,
  },
  // It would cost money, or a name.
  { reason: "damages", words: ko.lawsuit, unless: `${helping}|책임보험|배상보험` },
  {
    reason: "damages",
    words: near(ko.cost, 14, ko.payBack),
    unless: `${helping}|${free}|청구하는일|돌려받지`,
  },
  {
    reason: "damages",
    words: `${near(ko.leaving, 30, `${ko.thirdParty}[^.]{0,16}${ko.harmed}`)}|${near("(?:지도)?교수(?:님)?(?:께|한테|에게)(?:도)?|학교(?:에|측에)(?:도)?|취업(?:지원)?센터에", 14, "(?:말씀드(?:리|릴|려)|알리|알릴|통보|보고|항의|연락하(?:겠|게))")}|${near("후배", 16, "(?:추천|채용|뽑|불이익|피해|받지)")}`,
    unless: `${helping}|않|(?<!수밖에)없|셔도|소개|도움|직접`,
  },
  {
    reason: "damages",
    words: near(
      "(?:포기|사퇴|거절|번복|그만두)",
      12,
      "(?:각오|책임(?:을)?(?:지|져|물)|대가|가만(?:히)?(?:안|있지)|두고보)",
    ),
    unless: helping,
    holdsDenial: true,
  },
  // The search should end.
  {
    reason: "end_search",
    words: near(ko.search, 10, ko.ended),
    unless: `${helping}|그만두고싶|끝(?:나|내)(?:고|신|시면|면)|끝낸(?:선배|분)|마무리(?:하신|되면|잘)`,
  },
  {
    reason: "end_search",
    words: `${near(ko.jobSites, 16, "(?:탈퇴|내리|내려|삭제|해지|지워|지우|닫)")}|(?:면접|전형|설명회)[^.]{0,10}(?:가지(?:마|말)|보지(?:마|말)|참석하지(?:마|말)|응하지(?:마|말)|안가(?:시는|셔야)|안보(?:시는|셔야))`,
    unless: `${helping}|${free}`,
  },
  {
    reason: "end_search",
    words: near(ko.others, 20, `(?:${ko.ended}|가지마|가지말|안가|연락하지|보지마|보지말)`),
    unless: `${helping}|${free}|(?:정하|결정하|선택하)(?:셔도|시면|신)|거절당|취소돼|취소된`,
  },
  {
    reason: "end_search",
    words: near(
      "(?:거절|사퇴|취소|포기|탈퇴|삭제|안간다)",
      12,
      `(?:${ko.proof})[^.]{0,10}(?:보내|제출|주|부탁|첨부|올려)`,
    ),
    unless: `${helping}|예약|행사`,
  },
  {
    reason: "end_search",
    words:
      "거절한(?:날|회사|메일|내역|증)|(?:저희|우리|당사)(?:회사)?(?:에만|만|한곳만|한군데만)(?:전념|집중|바라보|선택해|올인)",
    unless: `${helping}|${free}`,
  },
  // The parents should agree.
  {
    reason: "parents",
    words: near(
      ko.parent,
      28,
      "(?:의사를?[^.]{0,6}확인|확인(?:하겠|할예정|받|을받|서)|전화[^.]{0,8}(?:드리|확인|하겠)|연락[^.]{0,6}드리겠|보증|반대(?:는|가|를)?(?:하지|하시|없으시|안하)|상의[^.]{0,8}(?:제출|결정|승낙)|말씀을?직접|직접(?:듣|들어|여쭤|확인)|통화(?:해|하|시켜)|여쭤보(?:겠|려)|여쭙겠)",
    ),
    unless: `${helping}|${free}|없습|필요없|않|원하|있으면`,
  },
  {
    reason: "parents",
    words: near(ko.parent, 12, ko.agreement),
    unless: `${helping}|없이도|없어도|동의없이(?:도)?(?:결정|정하)`,
  },
].map((rule) => ({ ...rule, grade: "never", isTight: true }) as WordingRule);
