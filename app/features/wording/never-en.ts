import * as en from "./lexicon-en.ts";
import { nearIn, type WordingRule } from "./rule.ts";

const near = nearIn(".;");
/** Said to help whoever was pressed, or to tell what isn't done. */
const helping =
  "\\bworried|\\b(?:our|the) (?:\\w+ )?(?:desk|hotline|helpline)\\b|\\b(?:if|when|should) (?:anyone|anybody|someone|somebody|a colleague|a host|a recruiter|one of us)\\b|\\b(?:has|did|was) (?:anyone|anybody|someone|somebody)\\b|\\b(?:anyone|anybody) (?:who )?(?:tells|told|asks|asked|pressures|pressured)\\b|\\bharassment\\b|\\bagainst (?:our|the) (?:rules|policy|law)\\b|\\b(?:told|asked|pressed|pushed|pressured) (?:you|to)\\b.{0,80}\\b(?:report|tell us|let us know|write to|not ok|not okay|wrong)\\b|\\b(?:nobody|no one|none of us|no colleague)\\b.{0,24}\\b(?:may|can|will|should|ever|here)\\b";
const free =
  "\\b(?:feel free|welcome to|you(?:'re| are) free|you (?:may|can) (?:always |also |still )?(?:keep|carry|go on|continue|look|take)|no obligation|it's up to you|won't hold it)\\b";
/** A wish, a story or a time: asked of nobody. */
const notAsked =
  "(?<!\\b(?:when|after|once|until|till|before|if|whether|should|unless) (?:you|they|i|he|she|someone|people)(?:'ve| have|'re| are|'ll| will| do| want to| decide to| had to)? )(?<!\\b(?:we|i|they|he|she|who|had|host|alumni|students)(?:'ve| have|'re| are|'d| had)? )";

export const englishNever: WordingRule[] = [
  // The offer would be taken back.
  {
    reason: "revoke",
    words: `\\b${en.ours} (?:offer|place|position|contract|spot|job(?! (?:fair|hunt|search|market|site|board)))\\b.{0,40}\\b${en.lost}\\b|\\b${en.lost} ${en.ours} (?:job |formal )?(?:offer|spot)\\b`,
    unless: `${helping}|\\b(?:place|spot) (?:of|for|on|in) (?:the|our)\\b`,
  },
  {
    reason: "revoke",
    words:
      "\\b(?:treat|take|count|read|regard)\\w* (?:it|this|that|(?:your )?silence) as (?:an? )?(?:no\\b|declin|refus|withdraw|reject)|\\b(?:treated|taken|regarded|considered|counted|understood|read) as (?:an? |your )?(?:refus|declin|withdraw|reject|no\\b)",
  },
  {
    reason: "revoke",
    words:
      "\\b(?:cannot|can't) (?:decline|withdraw|turn (?:us|it) down|back out)\\b|\\b(?:assume|take it|conclude|presume)\\b.{0,12}\\byou\\b.{0,24}\\b(?:declin\\w*|not interested|don't want|no longer|withdr\\w+|turned us)",
    unless: "\\b(?:won't|will not|don't|never) (?:assume|take|conclude|presume)",
    holdsDenial: true,
  },
  {
    reason: "revoke",
    words:
      "\\b(?:no (?:reply|answer|response|news|word)|without an? (?:reply|answer|response)|silence|not hearing from you)\\b.{0,30}\\b(?:treated|taken|regarded|considered|counted|means)\\b",
    unless: "\\b(?:not|never)\\b",
    holdsDenial: true,
  },
  {
    reason: "revoke",
    words: `\\b${en.offer}\\b.{0,40}\\b(?:invalid|off the table|no longer (?:be )?(?:valid|available|held|open)|not be held|reconsider\\w*|at risk|in danger|withheld)\\b|\\b${en.offer}\\b.{0,40}\\b(?:go(?:es)?|given|offered|pass\\w*|release\\w*|handed)\\b.{0,12}\\b(?:somebody|someone|another|other|next|runner)\\b|\\b(?:give|hand|pass|offer|release|reassign)(?:ing)? (?:up )?${en.ours} ${en.offer}\\b.{0,10}\\b(?:to|on)\\b|\\b(?:move on|turn|go|give it) (?:to|with) (?:the next (?:candidate|person|applicant|one|in line)|(?:another|other) (?:candidate|applicant|person|people)\\w*|someone else|somebody else)`,
    unless: `\\b(?:session|meetup|event|evening|seats?|waiting list|workshop|social)\\b|\\bstays? (?:open|valid)|${helping}`,
    holdsDenial: true,
  },
  {
    reason: "revoke",
    words: `\\b(?:won't|can't|cannot|not)\\b.{0,16}\\b(?:keep|hold|save)(?:ing)?\\b.{0,8}\\byour ${en.offer}\\b|\\bforget (?:about )?(?:the|your|this) (?:job|offer|place|position)\\b|\\b(?:only|unless|can't|cannot|won't|not)\\b.{0,20}\\b(?:keep|hold|save|guarantee|honou?r|secure|reserve|confirm|finali[sz]e)\\b.{0,12}\\b(?:your|the|this|an?) ${en.offer}\\b.{0,50}\\b(?:if|unless|when|once|until|without|provided)\\b|\\b(?:otherwise|or else|if not)\\b.{0,50}\\b(?:somebody else|someone else|the next (?:person|candidate|one))|\\b(?:carry on|continue|keep (?:looking|interviewing|going|searching))\\b.{0,20}\\band (?:we|that|it|you)(?:'s|'re| are| is) (?:done|over|it|finished|through|out)|\\bno [^,.]{1,24}, no (?:contract|offer|job|place)\\b|\\b(?:unless|without|until|before)\\b.{0,50}\\b(?:no|can't|cannot|won't|not) .{0,16}\\b(?:offer|contract|place)\\b`,
    unless: `\\bto (?:fill|print|post|send)|\\bwe (?:won't|will not) ask|${helping}`,
    holdsDenial: true,
  },
  // It would cost money, or a name.
  {
    reason: "damages",
    words:
      "\\bdamages\\b|\\blegal (?:action|steps|consequences|proceedings)\\b|\\bbreach of\\b|\\bsue\\b|\\bpenalt(?:y|ies)\\b|\\b(?:repay|reimburse us)\\b|\\b(?:pay|paid) (?:us |it |them |this |for it )?back\\b|\\b(?:hear(?:ing)? from|involve|passed? to|instruct|hand(?:ed)? (?:\\w+ )?to) (?:our|the) (?:lawyers?|solicitors?|legal)|\\bsee you in court\\b|\\b(?:seek|claim|demand|sue for) compensation\\b|\\b(?:claw|recoup|recover)\\w* (?:back )?(?:the|our|all|what|every)\\b",
    unless: `\\bnever\\b|\\bdoesn't have to be|\\bwe(?:'ll| will)? (?:re)?pay\\b|${helping}`,
  },
  {
    reason: "damages",
    words: `\\byou(?:'ll| will| would|'d| must| may| have to| are)?\\b.{0,20}\\b(?:owe|repay|refund|be (?:charged|billed|liable|out of pocket)|compensate|bear\\w* the cost|cover\\w* the cost|pick\\w* up the (?:bill|tab|cost)|foot\\w* the bill|charged|billed|liable)\\b|\\b(?:charge|bill|invoice) you\\b|\\b(?:deducted|docked) from your\\b|\\b(?:expect|want|need|claim) (?:it|that|this|them|every \\w+|all of it|the money|the cost) back\\b|\\b(?:pay|cover|settle)\\b.{0,40}\\bif you ${en.leaving}|\\bif you ${en.leaving}.{0,40}\\b(?:pay|invoice|bill|costs? (?:will|are))\\b`,
    unless:
      "\\b(?:never|nothing|not|no|nor)\\b|n't\\b|\\bif you (?:paid|bought)|\\brefund you\\b|\\bwe refund",
  },
  {
    reason: "damages",
    words: `\\b(?:we|i)(?:'ll| will|'d| would| shall| may| might| have to|'re going to|'m going to| must| am going to)\\b.{0,16}\\b(?:inform|tell|report|contact|call|phone|email|write to|notify|complain|have a word|let|speak (?:to|with)|talk to)\\b.{0,30}\\byour ${en.thirdParty}\\b|\\byour ${en.thirdParty}\\b.{0,40}\\b(?:have|need|obliged|forced|sorry|hate) to (?:tell|inform|let|call|write|report)\\b|\\b(?:inform|tell|report|contact|speak (?:to|with))\\b.{0,12}\\byour ${en.thirdParty}\\b`,
    unless:
      "\\byou (?:may|can)\\b|\\bwe (?:never|won't|will not|don't)\\b|\\b(?:if you (?:like|wish|want|ask)|about (?:our|the|a) (?:seminar|visit|talk|lecture))\\b",
  },
  {
    reason: "damages",
    words: `\\b(?:affects?|harms?|hurts?|damages?|reflects?|ruins?|spoils?)\\b.{0,24}(?:students\\b|university|professor|juniors|${en.juniors})|${near(en.leaving, 60, `\\b(?:${en.juniors}|blacklist\\w*)`)}|\\b(?:never|no longer|stop|won't|not)\\b.{0,20}\\b(?:hire|hiring|take|taking|recruit|recruiting|consider\\w*|accept)\\b.{0,16}${en.juniors}|\\bblacklist|\\b(?:no one|nobody|none|not one)\\b.{0,16}\\bfrom your (?:\\w+ )?(?:university|uni|school|college|lab|department|seminar)\\b|${en.juniors}\\b.{0,40}\\b(?:because of|thanks to|on account of) you|${en.juniors}\\b.{0,20}\\b(?:suffer|pay for|get (?:in|into|a chance))`,
    unless: `\\bno effect|\\b(?:won't|doesn't|does not|will not|never) (?:affect|harm|hurt|damage|reflect)|${helping}`,
    holdsDenial: true,
  },
  // The search should end.
  {
    reason: "end_search",
    words:
      "\\byou(?:'ve| have) (?:now |already )?(?:ended|stopped|quit|given up|finished|closed) your (?:own )?(?:job[- ]?)?(?:search|hunt)\\w*|\\b(?:stop|end|cease|halt|quit|give up|conclude|finish)\\b (?:all |any )?(?:of )?(?:your )?(?:own )?(?:job[- ]?(?:search|hunt)\\w*|(?<=your )search|interview\\w*|applying|applications|looking)|\\bcontinue (?:to )?(?:look|interview|search|apply)\\w* (?:elsewhere|for)|\\b(?:come|take yourself|you're|get) off the (?:job )?market\\b",
    unless: `${helping}|\\bfeel free|\\b(?:if|when|once|after|whether) you(?:'ve| have)\\b`,
  },
  {
    reason: "end_search",
    words: `${notAsked}\\b${en.ending}\\b.{0,16}\\b${en.elsewhere}|\\b${en.ending}\\b.{0,14}\\b(?:other|remaining|all) (?:\\w+ )?(?:offers?|interviews?|applications?|compan\\w+)|\\bthe other compan(?:y|ies)\\b.{0,30}\\bno longer\\b|\\b${en.ending}\\b.{0,12}\\b(?:everything|everyone|all the|all your|any|your) (?:else|others?|remaining)\\b`,
    unless: `${helping}|${free}`,
  },
  {
    reason: "end_search",
    words: `^(?:please |pls |so |now |then |and )?(?:turn down|decline|withdraw from|pull out of|drop out of) (?!us\\b|our\\b|this\\b|the (?:invit|seat|session|event))[^.;]{2,40}\\b(?:by|before|today|now|tonight|this week|first|and (?:forward|send|show|let|tell|cc))\\b|${notAsked}\\b${en.ending}\\b (?:the |your |that )?(?:\\w+ )?(?:round|interview|selection|process|application|assessment)s? (?:at|with) (?!us\\b|our\\b|me\\b)`,
    unless: `${helping}|${free}|\\b(?:if you|you can|you may|reschedul\\w*)\\b`,
  },
  {
    reason: "end_search",
    words: `\\b${en.forbidden}\\b.{0,24}\\b${en.goingOn}\\b.{0,30}\\b(?:${en.elsewhere}|with others)|\\bcommit(?:ted|ting)? (?:yourself )?(?:only|exclusively|solely) to us\\b|\\b(?:pledge|promise|undertaking|swear|declare|commit)\\b.{0,30}\\b(?:not|won't|never)\\b.{0,20}\\b(?:apply|interview|look|search|elsewhere|decline|withdraw|back out)|\\bno (?:more|further|other) (?:\\w+ )?(?:interviews?|applications?|job[- ]hunting)\\b(?! (?:needed|required|with us|on our))`,
    unless: `\\b(?:feel free|welcome to|need to|(?:don't|do not) (?:worry|hesitate|feel|think|have to|want)|nothing stops|can't wait)\\b|${helping}`,
    holdsDenial: true,
  },
  {
    reason: "end_search",
    words: `\\b(?:delete|close|remove|deactivate|take down|deregister|cancel|shut|wipe)\\b.{0,24}\\b(?:${en.jobSites}|(?:accounts?|profiles?|cv|resum[eé]|registration)\\b.{0,40}\\b${en.proof}\\b)|\\b(?:remove|delete|close|deactivate) your (?:\\w+ )?(?:profile|account|registration|cv)\\b`,
    unless: `${helping}|\\b(?:at any time|any time|whenever|with us|on our|if you (?:like|wish|want)|you can)\\b`,
  },
  {
    reason: "end_search",
    words: `\\b(?:send|show|forward|attach|bring|give|want|need|see|cc)\\b.{0,20}\\b(?:withdrawal|rejection|refusal|resignation|cancellation) ${en.proof}\\b|\\b(?:send|show|forward|attach|bring|give|want|need|see|let|cc)\\b.{0,20}\\b${en.proof}\\b.{0,40}\\b(?:declin\\w*|turn\\w* (?:\\w+ ){0,3}down|withdr\\w+|reject\\w*|pulled out|said no|dropped)|\\b(?:tell|ring|call|phone|email|e-mail|write to|let|drop)\\b (?!us|me).{0,24}\\b(?:other|remaining) (?:compan|employer|firm|recruiter)\\w*.{0,30}\\b(?:you(?:'re| are| have)|no longer|not|out|declin\\w*)|\\b(?:phone|call|ring|e?-?mail|text|message|write to) (?:\\w+ ){1,5}and (?:turn|tell|say|let)\\b.{0,12}\\b(?:down|you're|you are|no)\\b|\\btell (?:them|him|her|the recruiters?|everyone) (?:that )?you(?:'re| are)? (?:out|no longer|not|withdr\\w+|going with us|taken|joining us|have decided)`,
    unless: `${helping}|${free}`,
    holdsDenial: true,
  },
  // The parents should agree.
  {
    reason: "parents",
    words: `\\b(?:ask|have|get|need|require\\w*|want|bring|make sure|check|send|let)\\b.{0,24}\\b${en.parent}\\b.{0,40}\\b${en.agreement}|\\bhear (?:it |this )?(?:directly |straight |personally )?from your ${en.parent}\\b|\\b(?:get|have|ask) your ${en.parent} (?:to )?(?:ring|call|phone|e?-?mail|write|speak|talk|drop|send|confirm)\\b|\\bwe(?:'ll| will|'d like to| would like to| need to| have to)? (?:\\w+ )?(?:call|phone|ring|contact|speak (?:to|with)|ask|check with|hear from) your ${en.parent}\\b|\\b(?:letter|signature|statement|guarantee|note|okay?|approval|word|yes|go-ahead|permission|consent|blessing) (?:from|of|by) (?:your|the|both|a|one of your) ${en.parent}\\b`,
    unless: `${helping}|\\bif you (?:wish|like|want)|\\bwe never\\b|\\bwelcome\\b`,
  },
  {
    reason: "parents",
    words: `\\b${en.parent}\\b.{0,26}\\b(?:(?:counter|co-?)?sign(?:s|ed|ing|atures?)?|consent|approv\\w+|agree\\w*|permission|blessing|vouch|guarantor)\\b|\\bsigned by (?:\\w+ ){0,2}${en.parent}\\b|\\b${en.parent}\\b.{0,16}\\b(?:ok|okay|happy|fine|cool) with (?:this|it|us|that|you joining|your (?:choice|decision))\\b[^.;]{0,12}\\?|\\b${en.parent}\\b.{0,40}\\bin writing\\b`,
    unless: `${helping}|\\bfamily sign-?up`,
  },
].map((rule) => ({ ...rule, grade: "never" }) as WordingRule);
