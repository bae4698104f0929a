import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { ExtensionRefusal, HeardBy, MoveRefusal, OfferState } from "./offer.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const states: Record<OfferState, Word> = {
  informal: m.offer_state_informal,
  considering: m.offer_state_considering,
  accepted: m.offer_state_accepted,
  formal: m.offer_state_formal,
  preparing: m.offer_state_preparing,
  joined: m.offer_state_joined,
  declined_before: m.offer_state_declined_before,
  declined_after: m.offer_state_declined_after,
  withdrawn_by_company: m.offer_state_withdrawn_by_company,
  lost_contact: m.offer_state_lost_contact,
};

/** 検討中, 承諾 … as a noun; `extended` says 期日延長. */
export function offerStateWord(state: OfferState, locale: Locale, isExtended = false): string {
  if (isExtended && state === "considering") return m.offer_state_extended({}, { locale });
  return states[state]({}, { locale });
}

const sources: Record<HeardBy, Word> = {
  phone: m.offer_heard_phone,
  mail: m.offer_heard_mail,
  meeting: m.offer_heard_meeting,
  message: m.offer_heard_message,
  school: m.offer_heard_school,
  other: m.offer_heard_other,
};

export function heardByWord(source: HeardBy, locale: Locale): string {
  return sources[source]({}, { locale });
}

export type OfferRefusal =
  | MoveRefusal
  | ExtensionRefusal
  | "not_found"
  | "moved_meanwhile"
  | "has_open_offer"
  | "already_requested"
  | "already_decided"
  | "own_request"
  | "not_yours";

/** Which field of the form a refusal speaks of, and the sentence. "" is the form as a whole. */
export function refusalSentence(reason: OfferRefusal, locale: Locale): { field: string; sentence: string } {
  const say = (word: Word, field = "") => ({ field, sentence: word({}, { locale }) });
  switch (reason) {
    case "in_the_future":
      return say(m.offer_error_future, "happenedOn");
    case "before_the_offer":
      return say(m.offer_error_before_offer, "happenedOn");
    case "after_joining_day":
      return say(m.offer_error_after_joining, "happenedOn");
    case "before_formal_day":
      return say(m.offer_error_before_formal, "happenedOn");
    case "before_joining_day":
      return say(m.offer_error_before_joining, "happenedOn");
    case "reason_missing":
      return say(m.offer_error_reason, "reason");
    case "reply_date_too_early":
      return say(m.offer_error_reply_early, "replyOn");
    case "not_later":
      return say(m.offer_error_not_later, "replyOn");
    case "needs_second_member":
      return say(m.offer_error_second_member);
    case "moved_meanwhile":
      return say(m.offer_error_moved_meanwhile);
    case "has_open_offer":
      return say(m.offer_error_open_offer, "unit");
    case "already_requested":
      return say(m.offer_error_already_requested);
    case "already_decided":
      return say(m.offer_error_already_decided);
    case "own_request":
      return say(m.offer_error_own_request);
    case "not_yours":
      return say(m.offer_error_not_yours);
    case "not_found":
    case "not_allowed":
    case "not_considering":
      return say(m.offer_error_not_allowed);
  }
}

/** 内定通知書, 労働条件通知書 … */
export function paperWord(kind: string, locale: Locale): string {
  if (kind === "offer_notice") return m.offer_paper_offer_notice({}, { locale });
  if (kind === "working_conditions") return m.offer_paper_working_conditions({}, { locale });
  if (kind === "acceptance") return m.offer_paper_acceptance({}, { locale });
  return m.offer_paper_other({}, { locale });
}
