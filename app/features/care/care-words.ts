import { textIn } from "~/features/events/event.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { CareDeed, CareRule, CareSource } from "./care.ts";

type Gaps = { event: string; day: string };
type Word = (gaps: Gaps, options: { locale: Locale }) => string;

/** For staff: what it is, and an idea what may help. */
const forStaff: Record<CareRule, [title: Word, idea: Word]> = {
  no_answer: [m.care_no_answer, m.care_no_answer_idea],
  question_waiting: [m.care_question_waiting, m.care_question_waiting_idea],
  reply_near: [m.care_reply_near, m.care_reply_near_idea],
  asked_time: [m.care_asked_time, m.care_asked_time_idea],
  mail_returned: [m.care_mail_returned, m.care_mail_returned_idea],
  no_contact: [m.care_no_contact, m.care_no_contact_idea],
  no_show: [m.care_no_show, m.care_no_show_idea],
  unsure: [m.care_unsure, m.care_unsure_idea],
  housing: [m.care_housing, m.care_housing_idea],
  asked_to_talk: [m.care_asked_to_talk, m.care_asked_to_talk_idea],
  host_call: [m.care_host_call, m.care_host_call_idea],
  school_address: [m.care_school_address, m.care_school_address_idea],
  residence: [m.care_residence, m.care_residence_idea],
  graduation: [m.care_graduation, m.care_graduation_idea],
};

/** For the person: what we keep in mind, and what they can do. Why it is there follows from the source. */
const forPerson: Record<CareRule, [title: Word, can: Word]> = {
  no_answer: [m.care_you_no_answer, m.care_you_no_answer_can],
  question_waiting: [m.care_you_question_waiting, m.care_you_question_waiting_can],
  reply_near: [m.care_you_reply_near, m.care_you_reply_near_can],
  asked_time: [m.care_you_asked_time, m.care_you_asked_time_can],
  mail_returned: [m.care_you_mail_returned, m.care_you_mail_returned_can],
  no_contact: [m.care_you_no_contact, m.care_you_no_contact_can],
  no_show: [m.care_you_no_show, m.care_you_no_show_can],
  unsure: [m.care_you_unsure, m.care_you_unsure_can],
  housing: [m.care_you_housing, m.care_you_housing_can],
  asked_to_talk: [m.care_you_asked_to_talk, m.care_you_asked_to_talk_can],
  host_call: [m.care_you_host_call, m.care_you_host_call_can],
  school_address: [m.care_you_school_address, m.care_you_school_address_can],
  residence: [m.care_you_residence, m.care_you_residence_can],
  graduation: [m.care_you_graduation, m.care_you_graduation_can],
};

/** A signal in words: `title` says what it is, `idea` what may help (to staff) or what one can do (to the person). */
export function careWords(
  rule: CareRule,
  to: "staff" | "person",
  locale: Locale,
  details: unknown,
): { title: string; idea: string } {
  const [title, idea] = returnedWords(rule, to, details) ?? (to === "staff" ? forStaff : forPerson)[rule];
  const gaps = gapsOf(details, locale);
  return { title: title(gaps, { locale }), idea: idea(gaps, { locale }) };
}

const returned: Record<string, { staff: [Word, Word]; person: [Word, Word] }> = {
  filtered: {
    staff: [m.care_mail_returned_filtered, m.care_mail_returned_filtered_idea],
    person: [m.care_you_mail_returned_filtered, m.care_you_mail_returned_filtered_can],
  },
  soft: {
    staff: [m.care_mail_returned_soft, m.care_mail_returned_soft_idea],
    person: [m.care_you_mail_returned_soft, m.care_you_mail_returned_soft_can],
  },
};

/** Mail that came back says different things: an address isn't wrong because its owner's filter or a full box turned us away. */
function returnedWords(rule: CareRule, to: "staff" | "person", details: unknown): [Word, Word] | undefined {
  if (rule !== "mail_returned" || typeof details !== "object" || details === null || !("kind" in details))
    return undefined;
  return returned[String(details.kind)]?.[to];
}

type Named = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sources: Record<CareSource, Named> = {
  invitation: m.care_source_invitation,
  answer: m.care_source_answer,
  question: m.care_source_question,
  reply_date: m.care_source_reply_date,
  time_request: m.care_source_time_request,
  mail_return: m.care_source_mail_return,
  contact: m.care_source_contact,
  attendance: m.care_source_attendance,
  host_request: m.care_source_host_request,
  address_kind: m.care_source_address_kind,
  procedure: m.care_source_procedure,
};

export function sourceWord(source: string, locale: Locale): string {
  return sources[source as CareSource]?.({}, { locale }) ?? "";
}

const yourSources: Record<CareSource, Named> = {
  invitation: m.care_you_source_invitation,
  answer: m.care_you_source_answer,
  question: m.care_you_source_question,
  reply_date: m.care_you_source_reply_date,
  time_request: m.care_you_source_time_request,
  mail_return: m.care_you_source_mail_return,
  contact: m.care_you_source_contact,
  attendance: m.care_you_source_attendance,
  host_request: m.care_you_source_host_request,
  address_kind: m.care_you_source_address_kind,
  procedure: m.care_you_source_procedure,
};

export function yourSourceWord(source: CareSource, locale: Locale): string {
  return yourSources[source]({}, { locale });
}

const deeds: Record<CareDeed, Named> = {
  talked: m.care_deed_talked,
  wrote: m.care_deed_wrote,
  arranged: m.care_deed_arranged,
  handled: m.care_deed_handled,
  no_need: m.care_deed_no_need,
};

export function deedWord(deed: CareDeed, locale: Locale): string {
  return deeds[deed]({}, { locale });
}

const ruleNames: Record<CareRule, Named> = {
  no_answer: m.care_rule_no_answer,
  question_waiting: m.care_rule_question_waiting,
  reply_near: m.care_rule_reply_near,
  asked_time: m.care_rule_asked_time,
  mail_returned: m.care_rule_mail_returned,
  no_contact: m.care_rule_no_contact,
  no_show: m.care_rule_no_show,
  unsure: m.care_rule_unsure,
  housing: m.care_rule_housing,
  asked_to_talk: m.care_rule_asked_to_talk,
  host_call: m.care_rule_host_call,
  school_address: m.care_rule_school_address,
  residence: m.care_rule_residence,
  graduation: m.care_rule_graduation,
};

export function ruleName(rule: CareRule, locale: Locale): string {
  return ruleNames[rule]({}, { locale });
}

function gapsOf(details: unknown, locale: Locale): Gaps {
  const known = typeof details === "object" && details !== null ? (details as Record<string, unknown>) : {};
  const title = known["title"];
  const replyOn = known["replyOn"];
  return {
    event: typeof title === "object" && title !== null ? textIn(title, locale) : m.care_event({}, { locale }),
    day:
      typeof replyOn === "string" && /^\d{4}-\d\d-\d\d$/.test(replyOn)
        ? formatDay(replyOn, { locale, year: false })
        : "",
  };
}
