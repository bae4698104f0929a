// A letter is one kind of message; a delivery is one copy of it to one person. The delivery row is written in the
// transaction of the fact it tells of, is itself the queue, and keeps what was sent and what the mail server said.

export const letters = [
  "event_invitation",
  "event_confirmed",
  "event_waiting",
  "event_seat_offered",
  "event_declined_noted",
  "event_changed",
  "event_cancelled",
  "event_removed",
  "event_placed",
  "event_unplaced",
  "event_moved",
  "event_session_cancelled",
  "event_host_changed",
  "event_reminder",
  "event_asked_again",
  "event_day_before",
  "event_hour_before",
  "event_thanks",
  "event_message",
  "event_calendar",
  "candidate_link_renewed",
  "mailing",
  "newsletter",
  "host_asked",
  "host_confirmed",
  "host_changed",
  "host_cancelled",
  "host_removed",
  "host_substitute_no",
  "host_declined",
  "my_page_link",
  "offer_accepted",
  "offer_declined",
  "offer_more_time",
  "offer_time_answered",
  "offer_papers",
  "offer_course_changed",
  "offer_reopening_answered",
  "question_answered",
  "talk_unanswered",
  "address_confirm",
  "address_changed",
  "own_request_answered",
  "perk_told",
  "perk_decided",
  "trip_told",
  "trip_chosen",
  "trip_waiting",
  "trip_not_chosen",
  "trip_alternative",
  "trip_ready",
  "trip_day_asked",
  "trip_called",
  "trip_off",
  "staff_offer_answered",
  "family_opened",
  "family_invitation",
  "family_confirmed",
  "family_waiting",
  "family_declined_noted",
  "family_changed",
  "family_cancelled",
  "family_reminder",
  "family_answer",
  "family_news",
  "family_asked",
  "member_invited",
  "sign_in_link",
  "password_reset",
  "today_digest",
  "hosts_digest",
  "report_came",
  "report_answered",
  "letter_test",
] as const;
export type Letter = (typeof letters)[number];

/** Between a person and the consultation desk: no list shows that they exist. */
export const deskLetters = ["report_came", "report_answered"] as const satisfies readonly Letter[];

export type MailClass = "transactional" | "promotional";

export const deliveryStates = [
  "queued",
  "sending",
  "sent",
  "kept",
  "failed",
  "uncertain",
  "stopped",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** started: the bytes may be on their way · postponed: the server said "later", or we never reached it. */
export type AttemptOutcome = "started" | "accepted" | "refused" | "postponed" | "uncertain" | "kept";

/** Retried at once by a person; an uncertain one only after reading that a second copy may arrive. */
export function canSendAgain(state: DeliveryState): boolean {
  return state === "failed" || state === "uncertain" || state === "kept" || state === "stopped";
}

export function isLetter(text: string | null | undefined): text is Letter {
  return letters.some((letter) => letter === text);
}
