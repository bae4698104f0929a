import { instantDetail } from "./letter-details.ts";
import type { EventFacts, FamilyFacts, LetterFacts } from "./letter-facts.server.ts";

export const stopReasons = [
  "merged",
  "taken_back",
  "event_cancelled",
  "past",
  "answered",
  "offer_ended",
  "overtaken",
  "no_event",
  "family_closed",
  "moved",
  "closed",
  "perk_over",
  "trip_over",
  "not_there",
  "unwanted",
  "address_hard",
  "address_soft",
  "address_filtered",
  "address_complaint",
] as const;
export type StopReason = (typeof stopReasons)[number];

const endedOffers = ["declined_before", "declined_after", "withdrawn_by_company"];
/** A letter about a seat leaves only while the seat is what it says. */
const seatOf: Record<string, string | null> = {
  event_confirmed: "going",
  event_waiting: "waiting",
  event_seat_offered: "offered",
  event_placed: "going",
  event_day_before: "going",
  event_hour_before: "going",
  event_declined_noted: null,
  event_unplaced: null,
};
/** The same of an application for a trip. */
const tripStandings: Record<string, string> = {
  trip_chosen: "offered",
  trip_waiting: "waiting",
  trip_not_chosen: "not_chosen",
  trip_ready: "going",
  trip_day_asked: "going",
};
const tellsOfAnEnd = [
  "event_cancelled",
  "event_removed",
  "event_declined_noted",
  "event_unplaced",
  "event_session_cancelled",
  "event_calendar", // says what is so, a cancellation too
];
const asks = ["event_invitation", "event_seat_offered", "event_reminder", "event_asked_again"];
/** These ask of all sessions that one can choose from, not of the one that the row names. */
const asksOfAll = ["event_invitation", "event_reminder", "event_asked_again"];
/** Nobody decided these for this person: they stop as soon as they would only be noise. */
const byClock = ["event_day_before", "event_hour_before", "event_thanks", "event_message"];

/**
 * Between deciding and sending the world goes on: why this letter should no longer leave, or undefined when it should.
 * Letters that tell of something (a cancellation, a withdrawn seat) always leave; letters that ask, only while it makes sense.
 */
export function whyStop(letter: LetterFacts, now: Date): StopReason | undefined {
  if (letter.isMerged) return "merged";
  if (letter.isUnwanted) return "unwanted";
  const rests = stopReasons.find((reason) => reason === `address_${letter.rests}`);
  if (rests) return rests;
  if (letter.letter.startsWith("host_")) return whyStopHost(letter, now);
  if (letter.family) return whyStopFamily(letter, letter.family, now);
  if (letter.letter === "mailing" || letter.letter === "newsletter")
    return letter.isPromotional && hasEnded(letter) ? "offer_ended" : undefined;
  if (letter.letter === "perk_told") {
    if (hasEnded(letter)) return "offer_ended";
    return letter.perks?.length ? undefined : "perk_over";
  }
  if (letter.letter === "trip_told") {
    if (hasEnded(letter)) return "offer_ended";
    if (letter.tripCall === "applied") return "answered";
    return letter.tripCall === "open" ? undefined : "trip_over";
  }
  if (letter.letter === "trip_alternative") {
    if (hasEnded(letter)) return "offer_ended";
    return letter.tripAlternative === letter.details.alternativeState ? undefined : "overtaken";
  }
  if (letter.letter === "perk_decided") {
    if (hasEnded(letter)) return "offer_ended";
    return letter.perkStanding === letter.details.decision ? undefined : "overtaken";
  }
  if (letter.letter in tripStandings) {
    if (hasEnded(letter)) return "offer_ended";
    return tripStandings[letter.letter] === letter.tripStanding ? undefined : "overtaken";
  }
  if (!letter.letter.startsWith("event_")) return undefined;
  const { event } = letter;
  if (!event) return "no_event";
  const seat = seatOf[letter.letter];
  if (seat !== undefined && seat !== event.seat) return "overtaken";
  if (isOff(event, letter.letter) && !tellsOfAnEnd.includes(letter.letter)) return "event_cancelled";
  // Whoever left the session meanwhile needn't hear of its new time, unless the letter says why they are out of it.
  if (letter.letter === "event_moved" && event.seat === null && !letter.details.other) return "overtaken";
  if (byClock.includes(letter.letter)) return whyStopByClock(letter, event, now);
  if (!asks.includes(letter.letter)) return undefined;
  if (letter.isStopped || !letter.invitationId) return "taken_back";
  if (hasBegun(event, letter.letter, now)) return "past";
  if (letter.letter === "event_asked_again" && letter.answer !== "maybe") return "answered";
  if (["event_invitation", "event_reminder"].includes(letter.letter) && letter.answer !== null)
    return "answered";
  const isReminder = letter.letter === "event_reminder" || letter.letter === "event_asked_again";
  if (isReminder && event.answerBy && event.answerBy <= now) return "closed";
  if (hasEnded(letter)) return "offer_ended";
  return undefined;
}

function whyStopByClock(letter: LetterFacts, event: EventFacts, now: Date): StopReason | undefined {
  if (hasEnded(letter)) return "offer_ended";
  if (letter.letter === "event_message") return undefined;
  if (letter.letter === "event_thanks") {
    if (letter.attendance !== "attended") return "not_there";
    return letter.hasSaid ? "answered" : undefined;
  }
  const startedAs = instantDetail(letter.details, "startsAt");
  if (startedAs && startedAs.getTime() !== event.startsAt.getTime()) return "moved";
  return event.startsAt <= now ? "past" : undefined;
}

function hasEnded({ offerState }: LetterFacts): boolean {
  return offerState !== null && endedOffers.includes(offerState);
}

/** An invitation to several sessions goes on while one of them takes place. */
function isOff(event: EventFacts, letter: string): boolean {
  if (event.state === "cancelled") return true;
  if (asksOfAll.includes(letter) && event.sessions.length > 0) return false;
  return event.sessionState === "cancelled";
}

function hasBegun(event: EventFacts, letter: string, now: Date): boolean {
  if (asksOfAll.includes(letter) && event.sessions.length > 0)
    return event.sessions.every((session) => session.startsAt <= now);
  return event.startsAt <= now;
}

/** The same for a host: asked only while it waits for their answer, told only while it is so. */
function whyStopHost({ letter, event }: LetterFacts, now: Date): StopReason | undefined {
  if (!event) return "no_event";
  const leads = event.hostState !== null && event.hostState !== "declined";
  if (letter === "host_cancelled") return undefined;
  if (letter === "host_removed") return leads ? "overtaken" : undefined;
  if (event.state === "cancelled") return "event_cancelled";
  if (event.startsAt <= now) return "past";
  if (letter === "host_declined") return undefined;
  if (!leads) return "overtaken";
  if (letter === "host_asked" && event.hostState !== "asked") return "answered";
  return letter === "host_confirmed" && event.hostState !== "accepted" ? "overtaken" : undefined;
}

const aboutASeat: Record<string, FamilyFacts["seat"]> = { family_waiting: "waiting" };

/** To a relative nothing leaves without open consent, whatever it tells of. */
function whyStopFamily(letter: LetterFacts, family: FamilyFacts, now: Date): StopReason | undefined {
  if (!family.isOpen) return "family_closed";
  const { event } = letter;
  if (family.topic !== "briefing") return undefined;
  if (!event) return "no_event";
  const seat = aboutASeat[letter.letter];
  if (seat !== undefined && seat !== family.seat) return "overtaken";
  if (letter.letter === "family_cancelled" || letter.letter === "family_declined_noted") return undefined;
  if (event.state === "cancelled" || event.sessionState === "cancelled") return "event_cancelled";
  if (event.startsAt <= now) return "past";
  if (letter.letter === "family_confirmed" && family.answer !== "online" && family.seat !== "going")
    return "overtaken";
  return letter.letter === "family_invitation" && family.answer !== null ? "answered" : undefined;
}
