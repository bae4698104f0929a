import { formatRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { type EventKind, type EventState, type OtherBooking, type PlaceKind, textIn } from "./event.ts";
import { defaultPolicy, type MeetingPolicy, type PolicyConcern } from "./meeting-policy.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kinds: Record<EventKind, Word> = {
  meetup: m.event_kind_meetup,
  social: m.event_kind_social,
  workshop: m.event_kind_workshop,
  visit: m.event_kind_visit,
  ceremony: m.event_kind_ceremony,
  trip: m.event_kind_trip,
  family_briefing: m.event_kind_family_briefing,
};
const states: Record<EventState, Word> = {
  draft: m.event_state_draft,
  published: m.event_state_published,
  cancelled: m.event_state_cancelled,
};
const placeWords: Record<PlaceKind, Word> = {
  office: m.event_place_office,
  venue: m.event_place_venue,
  restaurant: m.event_place_restaurant,
  online: m.event_place_online,
};
const letterWords: Record<string, Word> = {
  event_invitation: m.event_letter_event_invitation,
  event_confirmed: m.event_letter_event_confirmed,
  event_waiting: m.event_letter_event_waiting,
  event_seat_offered: m.event_letter_event_seat_offered,
  event_declined_noted: m.event_letter_event_declined_noted,
  event_changed: m.event_letter_event_changed,
  event_cancelled: m.event_letter_event_cancelled,
  event_removed: m.event_letter_event_removed,
  event_placed: m.event_letter_event_placed,
  event_unplaced: m.event_letter_event_unplaced,
  event_moved: m.event_letter_event_moved,
  event_session_cancelled: m.event_letter_event_session_cancelled,
  event_host_changed: m.event_letter_event_host_changed,
  event_reminder: m.event_letter_event_reminder,
  event_asked_again: m.event_letter_event_asked_again,
  event_day_before: m.event_letter_event_day_before,
  event_hour_before: m.event_letter_event_hour_before,
  event_thanks: m.event_letter_event_thanks,
  event_message: m.event_letter_event_message,
  candidate_link_renewed: m.event_letter_candidate_link_renewed,
};

export const kindWord = (kind: EventKind, locale: Locale): string => kinds[kind]({}, { locale });
export const stateWord = (state: EventState, locale: Locale): string => states[state]({}, { locale });
export const placeKindWord = (kind: PlaceKind, locale: Locale): string => placeWords[kind]({}, { locale });
export const letterWord = (letter: string, locale: Locale): string =>
  letterWords[letter]?.({}, { locale }) ?? letter;

/** 夏の懇親会 2026年7月18日(土) 14:00〜16:30 */
export function otherBookingWords(other: OtherBooking, reader: { locale: Locale; zone: string }): string {
  return `${textIn(other.title, reader.locale)} ${formatRange(other.startsAt, other.endsAt, reader)}`;
}

/** Each rule that a meeting departs from, and what to do: 時間は9時から21時までです。時間を変えてください */
export function concernsSentence(
  concerns: readonly PolicyConcern[],
  locale: Locale,
  policy: MeetingPolicy = defaultPolicy,
): string {
  const { fromHour, untilHour, aloneUntil, onlineSites } = policy;
  const to = { locale };
  const kinds = policy.placeKinds
    .map((kind) => placeKindWord(kind, locale))
    .join({ ja: "・", en: ", ", ko: ", " }[locale]);
  const words: Record<PolicyConcern, string> = {
    hours: m.event_policy_hours({ from: fromHour, until: untilHour }, to),
    place: m.event_policy_place({ kinds }, to),
    alcohol: m.event_policy_alcohol({}, to),
    alcohol_one_to_one: m.event_policy_alcohol_one_to_one({}, to),
    one_to_one_late: m.event_policy_one_to_one_late({ until: aloneUntil ?? 24 }, to),
    one_to_one_outside: m.event_policy_one_to_one_outside({}, to),
    online_site: m.event_policy_online_site({ sites: onlineSites.join(", ") }, to),
    one_host: m.event_policy_one_host({}, to),
  };
  return concerns.map((concern) => words[concern]).join({ ja: "。", en: ". ", ko: ". " }[locale]);
}

/** 22／24席・キャンセル待ち5名 */
export function seatsShort(seats: { taken: number; all: number; waiting: number }, locale: Locale): string {
  const { taken, all, waiting } = seats;
  const line = waiting > 0 ? m.event_waiting_short({ count: waiting }, { locale }) : "";
  return m.event_seats_short({ taken, all }, { locale }) + line;
}
