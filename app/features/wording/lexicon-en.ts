// The ideas the English rules are made of: plain, colloquial and misspelt.

export const offer =
  "(?:offer|place|position|contract|spot|role|job(?! (?:fair|hunt|search|market|site|board|title))s?)";
export const ours = "(?:your|the|this|our|their|that|ur)";
export const lost =
  "(?:withdr(?:aw|ew)\\w*|re?s?c+ind\\w*|revo[kc]\\w+|cancel\\w*|laps(?:es?|ing)|expir(?:es?|ing)|void(?:ed)?|forfeit\\w*|los(?:e|es|ing|t)|terminat(?:ed?|ing)|pull(?:s|ed|ing)?|retract\\w*|tear(?:ing)? up|torn up|scrap(?:ped|ping)?|bin(?:ned)?|gone|disappears?|reassign(?:ed)?|re-?allocat(?:ed?|ing)|not (?:be )?(?:waiting|there)|won't be (?:waiting|there)|history|toast)";

const nearParent = "(?:mother|father|mum|mom|mam|dad|daddy|mummy|ma|pa)";
export const parent = `(?:parent(?:s|al|'s|s')?|${nearParent}(?:s|'s)?|guardians?'?s?|folks|famil(?:y|y's|ies)|next of kin)`;
export const agreement =
  "(?:confirm\\w*|(?:counter|co-?)?sign\\w*|agree\\w*|support\\w*|writ\\w+|approv\\w+|consent|guarantee\\w*|say yes|says yes|on board|happy (?:with|for|about|that)|ok(?:ay)? with|the ok(?:ay)?|go-?ahead|thumbs[- ]up|green light|permission|blessing|fine with|in favou?r|vouch\\w*|behind (?:you|this|your)|their word|okayed)";

/** What a search is made of, always of other firms or of the search as such. */
export const elsewhere =
  "(?:(?:other|others'|further|more|any|remaining|rival|competing|outstanding|pending) (?:\\w+ ){0,2}(?:interviews?|applications?|offers?|process(?:es)?|compan\\w+|employers?|firms?|selections?|recruiters?|assessments?|places)|competitors?\\b|job[- ]?(?:search|hunt)\\w*|elsewhere|anywhere(?: else)?|everywhere else|everyone else|somewhere else|shukatsu)";
export const ending =
  "(?:stop|end|ending|quit|cease|halt|drop|pull(?:ing)? out(?: of)?|withdraw(?:ing)?(?: from)?|bow(?:ing)? out of|back(?:ing)? out of|cancel(?:l?ing)?|declin(?:e|ing)|turn(?:ing)? down|say(?:ing)? no to|walk away from|call off|wind up|wrap up|put an end to|put a stop to|finish(?: up)?|give up|giving up|refuse|pass on|ditch|bin|cut|suspend|shut down|break off|knock (?:\\w+ ){0,2}on the head|let go of|reject|bail(?:ing)? on|(?:be|you're|are) (?:done|finished|through) with|put (?:\\w+ ){0,3}behind you)";
export const goingOn =
  "(?:sit(?:ting)?|attend\\w*|go(?:ing)?|tak(?:e|ing)|accept\\w*|appl(?:y|ying)|interview\\w*|meet\\w*|talk\\w*|look\\w*|search\\w*|see|speak\\w*|continu(?:e|ing)|pursu\\w+|entertain\\w*|consider\\w*|do)";
export const forbidden =
  "(?:not to|don't|do not|no longer|mustn't|must not|can't|cannot|may not|should not|shouldn't|aren't to|not allowed to|not permitted to|not supposed to|refrain from|avoid)";
export const jobSites =
  "(?:rikunabi|mynavi|my navi|wantedly|offerbox|onecareer|linkedin|indeed|glassdoor|saramin|jobkorea|(?:job|careers?|recruit\\w*|hiring|job[- ]hunting) (?:sites?|boards?|portals?|apps?|accounts?|profiles?))";
export const proof =
  "(?:proof|evidence|screen ?shots?|screen ?grabs?|cop(?:y|ies)|cc|bcc|e-?mails?|messages?|letters?|receipts?|photos?)";

/** "If you change your mind …" */
export const leaving =
  "(?:withdraw\\w*|declin\\w+|change your mind|back out|pull out|drop out|turn us down|leave|walk away|say no|quit|renege|don't (?:join|come|show)|go(?:ing)? elsewhere)";
export const thirdParty =
  "(?:professors?|prof|supervisors?|tutor|universit(?:y|ies)|uni|school|college|faculty|department|career(?:s)? (?:centre|center|office|service|adviso?r)s?|dean|lab|seminar)";
export const juniors =
  "(?:your juniors|(?:future|younger|other|more|any|next year's) (?:\\w+ )?(?:students|applicants|graduates|grads)|juniors|k[oō]hai|(?:students|graduates|grads|applicants|people|anyone|anybody|candidates) from your (?:\\w+ )?(?:university|uni|school|college|lab|department|seminar)|your (?:university|uni|school|college|lab|department|seminar)(?:'s)? (?:students|graduates|name|reputation|standing))";
