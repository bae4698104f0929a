import { canMove, declinedState, type OfferState, pathStates } from "~/features/offers/offer.ts";
import type { ImportedState, PersonRow } from "./import-field.ts";
import type { KnownPerson, OfferPlan, Remark } from "./import-plan.ts";

/**
 * The offer of somebody new, from the columns that were there. A missing day is taken from what is certain (an
 * acceptance can't be older than the offer) and remarked on, never made up silently.
 */
export function planOffer(
  person: PersonRow,
  formalOn: string,
  today: string,
): { offer: OfferPlan; remarks: Remark[] } {
  const remarks: Remark[] = [];
  const offeredOn = person.offeredOn ?? person.acceptedOn ?? today;
  if (!person.offeredOn) remarks.push("offer_day_assumed");
  const stated = person.state ?? stateByDays(person);
  const state = settled(stated, person, formalOn);
  const offer: OfferPlan = {
    state,
    offeredOn,
    replyOn: null,
    acceptedOn: null,
    formalOn: null,
    endedOn: null,
  };
  if (state === "informal" || state === "considering")
    return { offer: { ...offer, replyOn: person.replyOn }, remarks };
  offer.replyOn = person.replyOn;
  if (hasAccepted(state, person)) {
    offer.acceptedOn = person.acceptedOn ?? offeredOn;
    if (!person.acceptedOn) remarks.push("accepted_day_assumed");
  }
  if (state === "formal" || state === "preparing" || state === "joined")
    offer.formalOn = later(formalOn <= today ? formalOn : offeredOn, offer.acceptedOn ?? offeredOn);
  if (state === "declined_before" || state === "declined_after" || state === "withdrawn_by_company") {
    offer.endedOn = person.declinedOn ?? later(offeredOn, offer.acceptedOn ?? offeredOn);
    if (!person.declinedOn) remarks.push("ended_day_assumed");
  }
  return { offer, remarks };
}

/** Where a known person's offer would go: null when the file says nothing new, "refused" when that move isn't possible. */
export function planMove(person: PersonRow, known: KnownPerson): OfferState | null | "refused" {
  const from = known.offerState;
  if (!from || !person.state) return null;
  const to = person.state === "declined" ? declinedState(from, known.lostFrom) : person.state;
  if (to === from) return null;
  if (person.state === "declined" && from.startsWith("declined")) return null;
  // An older list must not take anybody back: 承諾 in the file of somebody who is 内定 by now says nothing new.
  const [at, wanted] = [pathStates.indexOf(from as never), pathStates.indexOf(to as never)];
  if (at >= 0 && wanted >= 0 && wanted < at) return null;
  if (to === "withdrawn_by_company") return "refused";
  return canMove(from, to, known.lostFrom) ? to : "refused";
}

function stateByDays(person: PersonRow): ImportedState {
  if (person.declinedOn) return "declined";
  if (person.acceptedOn) return "accepted";
  return person.replyOn ? "considering" : "informal";
}

function settled(stated: ImportedState, person: PersonRow, formalOn: string): OfferState {
  if (stated === "declined") return person.acceptedOn ? "declined_after" : "declined_before";
  if (stated === "accepted" && person.acceptedOn && person.acceptedOn >= formalOn) return "formal";
  return stated;
}

function hasAccepted(state: OfferState, person: PersonRow): boolean {
  if (["accepted", "formal", "preparing", "joined", "declined_after"].includes(state)) return true;
  return (state === "lost_contact" || state === "withdrawn_by_company") && person.acceptedOn !== null;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
