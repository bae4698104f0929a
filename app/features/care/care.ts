// A care signal (気づき) is a reason to help one person: a rule saw one fact. It has a source, a date, an owner and a day it
// disappears; the person reads it, corrects it and stops it. There is no score: nothing here adds up or compares people.

/**
 * All that a rule may look at. Family, gender, health, belief, home and whether a mail was opened are not in it and can't
 * be: a rule names its source from this list and its columns from `CareColumn`, and a test reads with no other rights.
 */
export type CareSource =
  | "invitation"
  | "answer"
  | "question"
  | "reply_date"
  | "time_request"
  | "mail_return"
  | "contact"
  | "attendance"
  | "host_request"
  | "address_kind"
  | "procedure";

export type CareColumn =
  | `candidate.${"id" | "cohort_year" | "locale" | "email" | "offer_id" | "offer_state" | "reply_on" | "last_contact_at" | "merged_into_id"}`
  | `cohort.${"year" | "joins_on"}`
  | `invitation.${"id" | "event_id" | "candidate_id" | "sends_at" | "invited_at" | "stopped_at" | "answer"}`
  | `event.${"id" | "title" | "state"}`
  | `session.${"id" | "event_id" | "starts_at" | "ends_at" | "state"}`
  | `seat.${"session_id" | "candidate_id" | "state" | "attendance"}`
  | `offer_move.${"id" | "offer_id" | "candidate_id" | "recorded_at" | "by_candidate" | "from_state" | "to_state" | "reply_on_before" | "reply_on_after"}`
  | `delivery.${"candidate_id" | "address" | "state" | "created_at"}`
  | `mail_bounce.${"address" | "kind" | "noted_at"}`
  | `touchpoint.${"id" | "candidate_id" | "happened_at" | "kind" | "from_candidate" | "body"}`
  | `question.${"id" | "candidate_id" | "to_whom" | "asked_at" | "answered_at"}`
  | `candidate_procedure.${"candidate_id" | "procedure" | "state"}`;

export const careRules = [
  "no_answer",
  "question_waiting",
  "reply_near",
  "asked_time",
  "mail_returned",
  "no_contact",
  "no_show",
  "unsure",
  "housing",
  "asked_to_talk",
  "host_call",
  "school_address",
  "residence",
  "graduation",
] as const;
export type CareRule = (typeof careRules)[number];

/** `days`: after how long the rule speaks up (no_answer: days after the invitation), where it waits at all. */
export const careDefaults: Record<CareRule, { source: CareSource; days: number | null; keptDays: number }> = {
  no_answer: { source: "invitation", days: 7, keptDays: 30 },
  question_waiting: { source: "question", days: 2, keptDays: 30 },
  reply_near: { source: "reply_date", days: 5, keptDays: 14 },
  asked_time: { source: "time_request", days: null, keptDays: 21 },
  mail_returned: { source: "mail_return", days: null, keptDays: 60 },
  no_contact: { source: "contact", days: 30, keptDays: 60 },
  no_show: { source: "attendance", days: null, keptDays: 30 },
  unsure: { source: "answer", days: null, keptDays: 30 },
  housing: { source: "answer", days: null, keptDays: 30 },
  asked_to_talk: { source: "answer", days: null, keptDays: 30 },
  host_call: { source: "host_request", days: null, keptDays: 30 },
  school_address: { source: "address_kind", days: null, keptDays: 90 },
  residence: { source: "procedure", days: null, keptDays: 120 },
  graduation: { source: "procedure", days: null, keptDays: 60 },
};

/** What was done about it. */
export const careDeeds = ["talked", "wrote", "arranged", "handled", "no_need"] as const;
export type CareDeed = (typeof careDeeds)[number];

export type CareClosing = "done" | "muted" | "disputed" | "settled" | "expired";

export function isCareRule(text: string): text is CareRule {
  return careRules.some((rule) => rule === text);
}
