import type { WordingRule } from "./wording.ts";

const lost =
  "(?:withdr(?:aw|awn|ew)|rescind(?:ed)?|revoked?|cancel(?:l?ed)?|lapses?|expires?|void|forfeit(?:ed)?|losing|lose|lost|terminated)";
const parent = "(?:parent(?:s|al|'s|s')?|mother(?:'s)?|father(?:'s)?|guardians?'?s?|famil(?:y|y's|ies))";
const reply =
  "(?:reply|respond|answer|decide|attend|come|confirm|join|sign|submit|return|send|complete|let us know|take part)";

export const englishRules: WordingRule[] = [
  {
    grade: "never",
    reason: "revoke",
    words: `\\b(?:your|the|this|our|their) (?:offer|place|position|contract)\\b.{0,40}\\b${lost}\\b|\\b${lost} (?:the|your|this|our|their) offer\\b`,
    unless: "\\bworried|\\btell (?:our|the) desk",
  },
  {
    grade: "never",
    reason: "revoke",
    words:
      "\\b(?:treated|taken|regarded|considered|counted|understood) as (?:an? )?(?:refus|declin|withdraw|reject|no\\b)|\\bcannot (?:decline|withdraw|turn)\\b",
  },
  {
    grade: "never",
    reason: "revoke",
    words:
      "\\b(?:no|without an?) (?:reply|answer|response)\\b.{0,20}\\b(?:treated|taken|regarded|considered|counted|means)\\b",
    unless: "\\b(?:not|never)\\b",
    holdsDenial: true,
  },
  {
    grade: "never",
    reason: "damages",
    words:
      "\\bdamages\\b|\\blegal (?:action|steps|consequences)\\b|\\bbreach of\\b|\\bsue\\b|\\bpenalt(?:y|ies)\\b|\\b(?:repay|reimburse us)\\b|\\b(?:pay|paid) (?:us |it |them |this )?back\\b",
    unless: "\\bnever\\b|\\bdoesn't have to be",
  },
  {
    grade: "never",
    reason: "revoke",
    words:
      "\\b(?:offer|position|role|job|place|spot)\\b.{0,40}\\b(?:invalid|off the table|no longer (?:be )?(?:valid|available|held|open)|not be held|reconsider\\w*|at risk|in danger|withheld)\\b|\\b(?:offer|position|role|job|place|spot)\\b.{0,40}\\b(?:go(?:es)?|given|offered|pass\\w*|release\\w*)\\b.{0,12}\\b(?:somebody|someone|another|other|next)\\b|\\b(?:move on|turn) to (?:the next|another|other) (?:candidate|applicant|person)",
    unless: "\\b(?:session|meetup|event|evening|seat|waiting list)\\b|\\bstays? (?:open|valid)",
    holdsDenial: true,
  },
  {
    grade: "never",
    reason: "damages",
    words:
      "\\byou(?:'ll| will| would| must| may| have to| are)?\\b.{0,20}\\b(?:owe|repay|refund|be (?:charged|billed|liable)|compensate|bear the cost|cover the cost|charged|billed|liable)\\b|\\b(?:charge|bill|invoice) you\\b",
    unless: "\\b(?:never|nothing|not|no)\\b|n't\\b|\\bif you (?:paid|bought)",
  },
  {
    grade: "never",
    reason: "damages",
    words:
      "\\b(?:inform|tell|report|contact|speak (?:to|with))\\b.{0,12}\\byour (?:university|school|professor|career (?:centre|center|office)|supervisor)\\b",
    unless: "\\b(?:never|not)\\b|n't\\b|\\byou (?:may|can)\\b",
  },
  {
    grade: "never",
    reason: "damages",
    words: "\\baffects? (?:how|the).{0,20}(?:students|university|professor)",
  },
  {
    grade: "never",
    reason: "end_search",
    words:
      "\\b(?:stop|end|cease|halt|quit|give up|conclude|finish)\\b (?:all |any )?(?:your )?(?:own )?(?:job[- ]?(?:search|hunt)\\w*|(?<=your )search|interview\\w*|applying|applications|looking)|\\bcontinue (?:to )?(?:look|interview|search|apply)\\w* (?:elsewhere|for)",
    unless: "\\btell (?:our|the) desk|\\bfeel free",
  },
  {
    grade: "never",
    reason: "end_search",
    words:
      "\\b(?:decline|declined|turn(?:ed)? down|reject|refuse|withdraw from|cancel)\\b.{0,14}\\b(?:other|remaining|all) (?:\\w+ )?(?:offers?|interviews?|applications?|compan\\w+)|\\bthe other compan(?:y|ies)\\b.{0,30}\\bno longer\\b",
    unless: "\\bfeel free",
  },
  {
    grade: "never",
    reason: "end_search",
    words:
      "\\b(?:do not|don't|must not|not to|refrain from|avoid)\\b.{0,24}\\b(?:attend\\w*|go(?:ing)?|tak\\w+|accept\\w*|appl\\w+|interview\\w*|meet\\w*|talk\\w*)\\b.{0,30}\\b(?:competitor\\w*|other (?:\\w+ )?(?:compan\\w+|employers?|firms?|offers?|interviews?)|elsewhere|further interviews?)|\\b(?:remove|delete|close|deactivate) your (?:\\w+ )?(?:profile|account|registration|cv)\\b|\\b(?:turn down|decline|cancel|drop|withdraw from)\\b.{0,12}\\b(?:everything|everyone|all the|all your|any|your) (?:else|other|others|remaining)\\b|\\bcommit(?:ted)? (?:only|exclusively|solely) to us\\b",
    unless: "\\b(?:feel free|welcome to|need to)\\b",
    holdsDenial: true,
  },
  {
    grade: "never",
    reason: "parents",
    words: `\\b(?:ask|have|get|need|require\\w*|want)\\b.{0,18}\\b${parent}\\b.{0,40}\\b(?:confirm\\w*|sign\\w*|agree\\w*|support\\w*|writ\\w+|approv\\w+|consent|guarantee\\w*|say yes|on board)\\b|\\bwe(?:'ll| will|'d like to| would like to| need to| have to)? (?:\\w+ )?(?:call|phone|ring|contact|speak (?:to|with)|ask|check with) your ${parent}\\b|\\b(?:letter|signature|statement|guarantee) from your ${parent}\\b`,
    unless: "\\b(?:never|nothing|not|no)\\b|n't\\b|\\bif you (?:wish|like|want)",
  },
  {
    grade: "never",
    reason: "parents",
    words: `\\b${parent}\\b.{0,26}\\b(?:sign\\w*|consent|approv\\w+|agree\\w*|permission|blessing)\\b`,
  },
  {
    grade: "ask",
    reason: "must",
    words: `\\b(?:you|everyone|everybody|all|replies|forms|answers|candidates) must\\b(?! (?:be (?:tired|busy|curious|hungry|excited|wondering)|wear|have (?:been|had)|not feel))|(?<!do |n't )\\byou (?:have|need) to ${reply}\\b`,
  },
  {
    grade: "ask",
    reason: "must",
    words:
      "\\b(?:mandatory|compulsory|obligatory)\\b|\\b(?:are|is) required\\b|\\bdeadline is (?:strict|firm|final)\\b",
    unless: "\\b(?:not|n't|doesn't exist|nothing)\\b",
  },
  {
    grade: "ask",
    reason: "deadline",
    words:
      "\\burgent(?:ly)?\\b|\\basap\\b|\\bas soon as possible\\b|\\bimmediately\\b|\\bat once\\b|\\bneed your (?:answer|reply|decision)\\b|\\bno later than\\b|\\b(?:reply|respond|answer|decide) (?:today|now|tonight)\\b",
    unless:
      "\\bwe(?:'ll| will|'re| are) (?:\\w+ )?(?:urgently|immediately|at once|reply|fix\\w*|look\\w*|check\\w*)",
  },
  {
    grade: "ask",
    reason: "deadline",
    words:
      "\\bby (?:tonight|noon|today|tomorrow|the end of (?:the|this) (?:day|week)|end of day|close of business)\\b|\\bright away\\b|\\bwithout delay\\b|\\bwe(?:'re| are)? ?(?:expect|expecting) (?:you|an? (?:answer|reply)|your)\\b|\\bkeep (?:calling|phoning|ringing)\\b",
    unless: "\\bwe(?:'ll| will)\\b|\\bno need\\b|\\byou(?:'ll| will) (?:hear|get|receive)",
  },
  {
    grade: "ask",
    reason: "must",
    words:
      "(?<!do |n't |not )\\b(?:absolutely )?(?:have|need) to (?:be|come|attend|reply|decide|confirm|explain|justify)\\b|\\babsolutely (?:have|must|need)\\b",
    unless: "\\b(?:not|nobody|no one|we)\\b|n't\\b",
  },
  {
    grade: "ask",
    reason: "deadline",
    words:
      "\\b(?:after|past) the (?:deadline|date)\\b.{0,16}\\b(?:will not|won't|cannot|can't)\\b.{0,6}\\b(?:accept\\w*|consider\\w*|process\\w*|be)",
    holdsDenial: true,
  },
  {
    grade: "ask",
    reason: "scarce",
    words:
      "\\b(?:last|final) (?:chance|call|notice|opportunity|reminder)\\b|\\bonly (?:a )?few (?:\\w+ )?left\\b|\\b(?:book|act|register|apply) now\\b|\\bhurry\\b|\\bdon't miss\\b",
    unless: "\\b(?:no need to|needn't|don't|not) hurry",
  },
  {
    grade: "ask",
    reason: "others",
    words:
      "\\b(?:which|what) other (?:compan|firms|offers|employers)|\\b(?:are we|is this) your first choice",
  },
  {
    grade: "ask",
    reason: "why",
    words: "\\bwhy (?:have|has|did|are|do)(?:n't| you not)\\b|\\bhow much longer\\b",
    holdsDenial: true,
  },
  {
    grade: "hint",
    reason: "presumes",
    words:
      "\\bwelcome to the (?:team|family|company)\\b|\\bnew hires?\\b|\\bfuture (?:colleagues|employees)\\b",
  },
  {
    grade: "hint",
    reason: "guilt",
    words: "\\bdisappoint\\w*|\\blet us down\\b|\\bcounting on you\\b|\\bchasing\\b|\\bafter all we\\b",
    holdsDenial: true,
  },
  {
    grade: "hint",
    reason: "crowd",
    words: "\\beveryone else\\b|\\bmost of (?:your|the) (?:class|others|group)\\b|\\ball the others\\b",
  },
];
