import type { WordingRule } from "./rule.ts";

const reply =
  "(?:reply|respond|answer|decide|attend|come|confirm|join|sign|submit|return|send|complete|let us know|take part)";

export const englishSofter: WordingRule[] = [
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
      "\\bby (?:tonight|noon|today|tomorrow|eod|cob|the end of (?:the|this) (?:day|week)|end of day|close of business)\\b|\\bright away\\b|\\bwithout fail\\b|\\bexplained? in writing\\b|\\b(?:absence|absences|excuses) (?:is|are)? ?(?:not|n't|isn't|aren't|won't be) (?:allowed|accepted|tolerated|an option)|\\bwithout delay\\b|\\bwe(?:'re| are)? ?(?:expect|expecting) (?:you|an? (?:answer|reply)|your)\\b|\\bkeep (?:calling|phoning|ringing)\\b",
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
      "\\b(?:last|final) (?:chance|call|notice|opportunity|reminder)\\b|\\bonly (?:a )?(?:few|one|two|three|four|five|[0-9]{1,2}) (?:\\w+ ){0,2}(?:left|remain)|\\bbefore it(?:'s| is) too late\\b|\\b(?:book|act|register|apply) now\\b|\\bhurry\\b|\\bdon't miss\\b",
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
    reason: "crowd",
    words:
      "\\byou(?:'re| are) the (?:only|last) (?:one|person)\\b.{0,30}\\b(?:left|hasn't|not|yet|missing)|\\b(?:just|only) waiting (?:for|on) you\\b|\\bonly you (?:are|left|haven't)|\\b(?:plenty of|other|many) (?:candidates|applicants|people)\\b.{0,16}\\b(?:waiting|in line|queu\\w+|would love)",
    unless: "\\b(?:social|bus|event|session)\\b",
    holdsDenial: true,
  },
  {
    grade: "ask",
    reason: "secrecy",
    words:
      "\\bkeep (?:this|it|all this|quiet|schtum|mum|everything)\\b.{0,24}\\b(?:quiet|secret|to yourself|between us|from)|\\b(?:don't|do not|never|not to) (?:tell|mention|share|discuss|talk)\\b.{0,30}\\b(?:anyone|anybody|career|professor|university|friends|parents|family)\\b|\\bbetween (?:you and me|ourselves)\\b|\\bkeep quiet about\\b",
    unless: "\\bwe (?:don't|never|won't)|\\bpassword|\\blink\\b",
    holdsDenial: true,
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
