// Mail that comes in (返信): what a person's calendar or pen answers to our letters. A calendar's clear answer is taken
// as the link's would be; whatever a rule can't decide waits for a person, with the mail and the reason.

export const mailKinds = ["reply", "counter", "delegate", "text", "report", "auto"] as const;
export type MailKind = (typeof mailKinds)[number];

/** taken: acted upon by itself · review: a person must look · report: from a mail server · done: a person has looked. */
export type MailState = "taken" | "review" | "dropped" | "report" | "done";

/** Why a mail waits for a person. */
export const reviewReasons = [
  "old_time",
  "answered_since",
  "counter",
  "delegate",
  "text",
  "winmail",
  "unknown_sender",
  "unknown_entry",
  "someone_else",
  "not_trusted",
  "unclear",
  "several",
  "late",
  "past",
  "cancelled",
  "full",
  "double_booked",
  "closed_door",
] as const;
export type ReviewReason = (typeof reviewReasons)[number];

/** Why a mail needs nobody: a machine wrote it, it is our own, or a newer word of the same calendar is known. */
export type DropReason = "auto" | "own" | "overtaken";

export const keptDays = { review: 180, taken: 90, dropped: 14 } as const;

/** How a person dealt with it. */
export const doneWays = ["answered", "noted", "replied", "dismissed"] as const;
export type DoneWay = (typeof doneWays)[number];

export const mostRawBytes = 10 * 1024 * 1024;
