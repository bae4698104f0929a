import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { ExtensionRefusal, MoveRefusal } from "./offer.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

export type OfferRefusal =
  | MoveRefusal
  | ExtensionRefusal
  | "not_found"
  | "moved_meanwhile"
  | "has_open_offer"
  | "already_requested"
  | "already_decided"
  | "own_request"
  | "not_yours"
  | "nothing_changes"
  | "no_offer"
  | "several_offers"
  | "offer_locked";

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
    case "nothing_changes":
      return say(m.offer_error_nothing_changes, "unit");
    case "no_offer":
      return say(m.offer_error_none);
    case "several_offers":
      return say(m.offer_error_several);
    case "offer_locked":
      return say(m.offer_error_locked);
    case "not_found":
    case "not_allowed":
    case "not_considering":
      return say(m.offer_error_not_allowed);
  }
}
