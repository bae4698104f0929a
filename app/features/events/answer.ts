// An answer is what an invited person said: yes, no, not yet, another day. A seat is what follows from "yes":
// theirs (going), a place in line (waiting), or a freed one kept for them for a while (offered).

export const answers = ["yes", "no", "maybe", "other_date"] as const;
export type Answer = (typeof answers)[number];

export type SeatState = "going" | "waiting" | "offered";

/** What one word on the recruiter's table says of a person: their seat where they have one, else their answer. */
export const standings = [
  "going",
  "offered",
  "waiting",
  "maybe",
  "other_date",
  "no",
  "lapsed",
  "silent",
] as const;
export type Standing = (typeof standings)[number];

export function standingOf(answer: Answer | null, seat: SeatState | null): Standing {
  if (seat) return seat;
  if (answer === null) return "silent";
  return answer === "yes" ? "lapsed" : answer; // yes without a seat: the offered one wasn't taken in time
}

export type AnswerRefusal = "unknown" | "cancelled" | "past" | "closed";

/** link: the person's own page · staff: entered for them by a member · calendar: the calendar's own reply */
export type AnswerSource = "link" | "staff" | "calendar";

export function isAnswer(text: string | null | undefined): text is Answer {
  return answers.some((answer) => answer === text);
}
