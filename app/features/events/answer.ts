// An answer is what an invited person said: yes, no, not yet, another day. A seat is what follows from "yes":
// theirs (going), a place in line (waiting), or a freed one kept for them for a while (offered).

import type { EventWay, OtherBooking } from "./event.ts";

export const answers = ["yes", "no", "maybe", "other_date"] as const;
export type Answer = (typeof answers)[number];

export type SeatState = "going" | "waiting" | "offered";

/** What one word on the recruiter's table says of a person: their seat where they have one, else their answer. */
export const standings = [
  "going",
  "offered",
  "waiting",
  "wished",
  "maybe",
  "other_date",
  "no",
  "lapsed",
  "silent",
] as const;
export type Standing = (typeof standings)[number];

export function standingOf(answer: Answer | null, seat: SeatState | null, way: EventWay = "book"): Standing {
  if (seat) return seat;
  if (answer === null) return "silent";
  if (way === "ask_around" && (answer === "yes" || answer === "maybe")) return "wished";
  return answer === "yes" ? "lapsed" : answer; // yes without a seat: the offered one wasn't taken in time
}

/**
 * double_booked: another seat of theirs is at the same time · too_many: more companions, or more sessions, than the event
 * takes · no_room: their party grew beyond what is free · several: this event's sessions are chosen, not answered ·
 * nothing: no session was picked · claim_expired: the offered seat has gone on to the next in line
 */
export type AnswerRefusal =
  | "unknown"
  | "cancelled"
  | "past"
  | "closed"
  | "double_booked"
  | "too_many"
  | "no_room"
  | "several"
  | "nothing"
  | "claim_expired";

/** A use case's no; a double booking names the other one. */
export type AnswerRefused = { ok: false } & (
  | { reason: Exclude<AnswerRefusal, "double_booked"> }
  | { reason: "double_booked"; other: OtherBooking }
);

/** ○ △ × of "ask around". */
export const marks = ["yes", "maybe", "no"] as const;
export type Mark = (typeof marks)[number];

/** link: the person's own page · staff: entered for them by a member · calendar: the calendar's own reply */
export type AnswerSource = "link" | "staff" | "calendar";

export function isAnswer(text: string | null | undefined): text is Answer {
  return answers.some((answer) => answer === text);
}
