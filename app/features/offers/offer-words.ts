import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { OfferState } from "./offer.ts";

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
