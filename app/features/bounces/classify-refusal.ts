import type { BounceKind, BounceStage } from "./bounce.ts";

export type Refusal = {
  address: string;
  stage: BounceStage;
  /** The three digits, where known. */
  code: number | null;
  /** Enhanced status (RFC 3463), like 5.1.1; "" where none was given. */
  status: string;
  text: string;
  /** What a report says around it: never the reason, but perhaps the conversation. */
  around?: string;
};

// These answer "unknown user" both for an address that is dead, when they hear it (RCPT), and for one whose owner's
// filter keeps us out, when they have the letter.
const carriers =
  /(?:^|\.)(?:docomo\.ne\.jp|ezweb\.ne\.jp|au\.com|uqmobile\.jp|softbank\.(?:ne\.)?jp|vodafone\.ne\.jp|disney\.ne\.jp|ymobile1?\.ne\.jp|emnet\.ne\.jp|willcom\.com|rakumail\.jp)$/;

const full = /quota|mailbox (?:is )?full|full mailbox|out of storage|insufficient (?:system )?storage|容量/i;
const unknown =
  /(?:user|recipient|mailbox|account|address)\b[^.\n]{0,60}\b(?:unknown|not found|does(?:n't| not) exist|no longer|disabled|inactive|invalid|suspended|closed)|(?:unknown|no such|invalid|bad|non-?existent) (?:\w+ )?(?:user|recipient|mailbox|address|account)|doesn't have an? \S+ account|not a valid (?:user|mailbox|recipient)|user not exist|not listed in (?:public|domino)|5\.1\.0 address rejected|no mailbox here|host(?: or domain name)? not found|domain (?:name )?not found|unrouteable address|宛先.{0,20}(?:見つか|存在)/i;
const kept =
  /blocked by (?:the )?(?:recipient|user)|recipient(?:'s)? (?:refused|settings|preferences|policy|has blocked)|RestrictedToRecipientsPermission|not accepting (?:mail|messages) from (?:you|this sender)|sender (?:is )?(?:blocked|not allowed) by|受信拒否/i;
const minded =
  /spam|black ?list|block ?list|blocked|listed (?:at|in|by)|reputation|polic(?:y|ies)|dmarc|\bspf\b|dkim|unauthenticated|authenticat|content|virus|rate limit|too large|size limit|message size|relay(?:ing)? (?:access )?denied|not permitted|prohibited|\bptr\b/i;

/** What a server's no means for the address, by its words and its status. Nothing else is known of it. */
export function classifyRefusal(refusal: Refusal): Exclude<BounceKind, "complaint"> {
  const { text } = refusal;
  const stage = stageOf(refusal);
  if (stage === "mail") return "policy";
  const status = refusal.status || (/\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? "");
  const [series = "", subject = "", detail = ""] = status.split(".");
  const code = refusal.code ?? Number(/(?:^|[\s;:])([45]\d\d)[\s-]/.exec(text)?.[1] ?? 0);
  if (full.test(text) || (subject === "2" && detail === "2") || (code === 552 && !/size/i.test(text)))
    return "soft";
  if (series ? series === "4" : code >= 400 && code < 500) return "soft";
  if (kept.test(text)) return "filtered";
  if (/\bIP\b|black ?list|blocked using/i.test(text) && !/user unknown/i.test(text)) return "policy";
  const isUnknown = unknown.test(text) || (subject === "1" && ["1", "2", "3", "10"].includes(detail));
  if (isUnknown) return isCarrier(refusal.address) && stage !== "rcpt" ? "filtered" : "hard";
  if (minded.test(text) || subject === "7" || subject === "6" || status === "5.3.4") return "policy";
  if (["5.1.6", "5.2.0", "5.2.1", "5.4.1", "5.4.4", "5.5.0"].includes(status)) return "hard";
  if (stage === "rcpt" && [550, 551, 553].includes(code)) return "hard";
  return stage === "data" ? "policy" : "soft";
}

/** A report may quote the conversation: Postfix, Exim and sendmail say to which command the no was the answer. */
function stageOf({ stage, text, around = "" }: Refusal): BounceStage {
  if (stage !== "report") return stage;
  return stageIn(text) ?? stageIn(around) ?? stage;
}

function stageIn(text: string): BounceStage | undefined {
  if (/in reply to (?:end of )?DATA|after end of data|after DATA|(?:^|\n)>>> (?:DATA|\.)/i.test(text))
    return "data";
  if (/in reply to RCPT TO|after RCPT TO|(?:^|\n)>>> RCPT TO/i.test(text)) return "rcpt";
  if (/in reply to MAIL FROM|after MAIL FROM/i.test(text)) return "mail";
  return undefined;
}

export function isCarrier(address: string): boolean {
  return carriers.test(address.slice(address.lastIndexOf("@") + 1).toLowerCase());
}
