import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { AttemptOutcome, DeliveryState, Letter } from "./letter.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kinds: Record<Letter, Word> = {
  event_invitation: m.letter_kind_event_invitation,
  event_confirmed: m.letter_kind_event_confirmed,
  event_waiting: m.letter_kind_event_waiting,
  event_seat_offered: m.letter_kind_event_seat_offered,
  event_declined_noted: m.letter_kind_event_declined_noted,
  event_changed: m.letter_kind_event_changed,
  event_cancelled: m.letter_kind_event_cancelled,
  event_removed: m.letter_kind_event_removed,
  event_placed: m.letter_kind_event_placed,
  event_unplaced: m.letter_kind_event_unplaced,
  event_moved: m.letter_kind_event_moved,
  event_session_cancelled: m.letter_kind_event_session_cancelled,
  event_host_changed: m.letter_kind_event_host_changed,
  event_reminder: m.letter_kind_event_reminder,
  event_asked_again: m.letter_kind_event_asked_again,
  event_day_before: m.letter_kind_event_day_before,
  event_hour_before: m.letter_kind_event_hour_before,
  event_thanks: m.letter_kind_event_thanks,
  event_message: m.letter_kind_event_message,
  event_calendar: m.letter_kind_event_calendar,
  mailing: m.letter_kind_mailing,
  newsletter: m.letter_kind_newsletter,
  candidate_link_renewed: m.letter_kind_candidate_link_renewed,
  host_asked: m.letter_kind_host_asked,
  host_confirmed: m.letter_kind_host_confirmed,
  host_changed: m.letter_kind_host_changed,
  host_cancelled: m.letter_kind_host_cancelled,
  host_removed: m.letter_kind_host_removed,
  host_substitute_no: m.letter_kind_host_substitute_no,
  host_declined: m.letter_kind_host_declined,
  my_page_link: m.letter_kind_my_page_link,
  talk_unanswered: m.letter_kind_talk_unanswered,
  offer_accepted: m.letter_kind_offer_accepted,
  offer_declined: m.letter_kind_offer_declined,
  offer_more_time: m.letter_kind_offer_more_time,
  offer_time_answered: m.letter_kind_offer_time_answered,
  offer_papers: m.letter_kind_offer_papers,
  offer_course_changed: m.letter_kind_offer_course_changed,
  offer_reopening_answered: m.letter_kind_offer_reopening_answered,
  question_answered: m.letter_kind_question_answered,
  address_confirm: m.letter_kind_address_confirm,
  address_changed: m.letter_kind_address_changed,
  own_request_answered: m.letter_kind_own_request_answered,
  perk_told: m.letter_kind_perk_told,
  perk_decided: m.letter_kind_perk_decided,
  trip_told: m.letter_kind_trip_told,
  trip_chosen: m.letter_kind_trip_chosen,
  trip_waiting: m.letter_kind_trip_waiting,
  trip_not_chosen: m.letter_kind_trip_not_chosen,
  trip_alternative: m.letter_kind_trip_alternative,
  trip_ready: m.letter_kind_trip_ready,
  trip_day_asked: m.letter_kind_trip_day_asked,
  trip_called: m.letter_kind_trip_called,
  trip_off: m.letter_kind_trip_off,
  staff_offer_answered: m.letter_kind_staff_offer_answered,
  family_opened: m.letter_kind_family_opened,
  family_invitation: m.letter_kind_family_invitation,
  family_confirmed: m.letter_kind_family_confirmed,
  family_waiting: m.letter_kind_family_waiting,
  family_declined_noted: m.letter_kind_family_declined_noted,
  family_changed: m.letter_kind_family_changed,
  family_cancelled: m.letter_kind_family_cancelled,
  family_reminder: m.letter_kind_family_reminder,
  family_answer: m.letter_kind_family_answer,
  family_news: m.letter_kind_family_news,
  family_asked: m.letter_kind_family_asked,
  member_invited: m.letter_kind_member_invited,
  sign_in_link: m.letter_kind_sign_in_link,
  password_reset: m.letter_kind_password_reset,
  today_digest: m.letter_kind_today_digest,
  hosts_digest: m.letter_kind_hosts_digest,
  report_came: m.letter_kind_report_came,
  report_answered: m.letter_kind_report_answered,
  letter_test: m.letter_kind_letter_test,
};

const states: Record<DeliveryState, Word> = {
  queued: m.letter_state_queued,
  sending: m.letter_state_sending,
  sent: m.letter_state_sent,
  kept: m.letter_state_kept,
  failed: m.letter_state_failed,
  uncertain: m.letter_state_uncertain,
  stopped: m.letter_state_stopped,
};

const outcomes: Record<AttemptOutcome, Word> = {
  started: m.letter_attempt_started,
  accepted: m.letter_attempt_accepted,
  refused: m.letter_attempt_refused,
  postponed: m.letter_attempt_postponed,
  uncertain: m.letter_attempt_uncertain,
  kept: m.letter_attempt_kept,
};

const stops: Record<string, Word> = {
  taken_back: m.letter_stopped_taken_back,
  event_cancelled: m.letter_stopped_event_cancelled,
  past: m.letter_stopped_past,
  answered: m.letter_stopped_answered,
  offer_ended: m.letter_stopped_offer_ended,
  overtaken: m.letter_stopped_overtaken,
  merged: m.letter_stopped_merged,
  moved: m.letter_stopped_moved,
  closed: m.letter_stopped_closed,
  perk_over: m.letter_stopped_perk_over,
  trip_over: m.letter_stopped_trip_over,
  not_there: m.letter_stopped_not_there,
  no_event: m.letter_stopped_no_event,
  unwanted: m.letter_stopped_unwanted,
  family_closed: m.letter_stopped_family_closed,
  address_hard: m.letter_stopped_address_hard,
  address_soft: m.letter_stopped_address_soft,
  address_filtered: m.letter_stopped_address_filtered,
  address_complaint: m.letter_stopped_address_complaint,
  unwritable: m.letter_stopped_unwritable,
};

export function letterName(letter: string, locale: Locale): string {
  return kinds[letter as Letter]?.({}, { locale }) ?? letter;
}

export function stateName(state: string, locale: Locale): string {
  return states[state as DeliveryState]?.({}, { locale }) ?? state;
}

export function outcomeName(outcome: string, locale: Locale): string {
  return outcomes[outcome as AttemptOutcome]?.({}, { locale }) ?? outcome;
}

/** Why a letter didn't leave, as a sentence. */
export function stopSentence(because: string, locale: Locale): string {
  return (stops[because] ?? m.letter_stopped_plain)({}, { locale });
}
