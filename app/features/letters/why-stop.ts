import type { LetterFacts } from "./letter-facts.server.ts";

export const stopReasons = [
  "merged",
  "taken_back",
  "event_cancelled",
  "past",
  "answered",
  "offer_ended",
  "overtaken",
  "no_event",
] as const;
export type StopReason = (typeof stopReasons)[number];

const endedOffers = ["declined_before", "declined_after", "withdrawn_by_company"];
/** A letter about a seat leaves only while the seat is what it says. */
const seatOf: Record<string, string | null> = {
  event_confirmed: "going",
  event_waiting: "waiting",
  event_seat_offered: "offered",
  event_declined_noted: null,
};
const tellsOfAnEnd = ["event_cancelled", "event_removed", "event_declined_noted"];
const asks = ["event_invitation", "event_seat_offered"];

/**
 * Between deciding and sending the world goes on: why this letter should no longer leave, or undefined when it should.
 * Letters that tell of something (a cancellation, a withdrawn seat) always leave; letters that ask, only while it makes sense.
 */
export function whyStop(letter: LetterFacts, now: Date): StopReason | undefined {
  if (letter.isMerged) return "merged";
  if (!letter.letter.startsWith("event_")) return undefined;
  const { event } = letter;
  if (!event) return "no_event";
  const seat = seatOf[letter.letter];
  if (seat !== undefined && seat !== event.seat) return "overtaken";
  if (event.state === "cancelled" && !tellsOfAnEnd.includes(letter.letter)) return "event_cancelled";
  if (!asks.includes(letter.letter)) return undefined;
  if (letter.isStopped || !letter.invitationId) return "taken_back";
  if (event.startsAt <= now) return "past";
  if (letter.letter === "event_invitation" && letter.answer !== null) return "answered";
  if (letter.offerState && endedOffers.includes(letter.offerState)) return "offer_ended";
  return undefined;
}
