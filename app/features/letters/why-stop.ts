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
] as const;
export type StopReason = (typeof stopReasons)[number];

const endedOffers = ["declined_before", "declined_after", "withdrawn_by_company"];
/** A letter about a seat leaves only while the seat is what it says. */
const seatOf: Record<string, string | null> = {
  event_confirmed: "going",
  event_waiting: "waiting",
  event_seat_offered: "offered",
  event_placed: "going",
  event_declined_noted: null,
  event_unplaced: null,
};
const tellsOfAnEnd = [
  "event_cancelled",
  "event_removed",
  "event_declined_noted",
  "event_unplaced",
  "event_session_cancelled",
];
const asks = ["event_invitation", "event_seat_offered"];

/**
 * Between deciding and sending the world goes on: why this letter should no longer leave, or undefined when it should.
 * Letters that tell of something (a cancellation, a withdrawn seat) always leave; letters that ask, only while it makes sense.
 */
export function whyStop(letter: LetterFacts, now: Date): StopReason | undefined {
  if (letter.isMerged) return "merged";
  if (letter.letter.startsWith("host_")) return whyStopHost(letter, now);
  if (letter.family) return whyStopFamily(letter, letter.family, now);
  if (!letter.letter.startsWith("event_")) return undefined;
  const { event } = letter;
  if (!event) return "no_event";
  const seat = seatOf[letter.letter];
  if (seat !== undefined && seat !== event.seat) return "overtaken";
  if (isOff(event, letter.letter) && !tellsOfAnEnd.includes(letter.letter)) return "event_cancelled";
  // Whoever left the session meanwhile needn't hear of its new time, unless the letter says why they are out of it.
  if (letter.letter === "event_moved" && event.seat === null && !letter.details.other) return "overtaken";
  if (!asks.includes(letter.letter)) return undefined;
  if (letter.isStopped || !letter.invitationId) return "taken_back";
  if (hasBegun(event, letter.letter, now)) return "past";
  if (letter.letter === "event_invitation" && letter.answer !== null) return "answered";
  if (letter.offerState && endedOffers.includes(letter.offerState)) return "offer_ended";
  return undefined;
}

/** An invitation to several sessions goes on while one of them takes place. */
function isOff(event: EventFacts, letter: string): boolean {
  if (event.state === "cancelled") return true;
  if (letter === "event_invitation" && event.sessions.length > 0) return false;
  return event.sessionState === "cancelled";
}

function hasBegun(event: EventFacts, letter: string, now: Date): boolean {
  if (letter === "event_invitation" && event.sessions.length > 0)
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
