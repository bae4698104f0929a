// The company may write each letter in its own words, in each language. What it can't change is what makes the letter
// work: the ways to answer, when and where, that taking part is free. Pages about this are under Letters.
import { type Letter, letters } from "~/features/letters/letter.ts";
import type { TextPart } from "~/features/letters/own-text.ts";

/** Keys to a house, lists of work and what a colleague writes anew each time have nothing to reword. */
const fixed: readonly Letter[] = [
  "sign_in_link",
  "password_reset",
  "member_invited",
  "address_confirm",
  "today_digest",
  "hosts_digest",
  "staff_offer_answered",
  "event_message",
  "mailing",
  "newsletter",
  "event_calendar", // says four different things, each as short as can be
  "letter_test",
];

export const editableLetters = letters.filter((letter) => !fixed.includes(letter));

export function isEditable(letter: string | undefined): letter is Letter {
  return editableLetters.some((known) => known === letter);
}

export const letterGroups = ["event", "offer", "family", "host", "own"] as const;
export type LetterGroup = (typeof letterGroups)[number];

export function groupOf(letter: Letter): LetterGroup {
  const [first] = letter.split("_");
  return letterGroups.find((group) => group === first) ?? "own";
}

/** What staff wrote stands in the running text of these, so it has to stay in. */
const carriesWords: readonly Letter[] = [
  "event_invitation",
  "event_cancelled",
  "event_session_cancelled",
  "event_moved",
  "event_changed",
  "offer_time_answered",
  "offer_papers",
  "offer_reopening_answered",
  "question_answered",
  "own_request_answered",
  "perk_told",
  "perk_decided",
  "trip_told",
  "trip_not_chosen",
  "trip_alternative",
  "trip_day_asked",
  "trip_called",
  "trip_off",
  "family_opened",
  "family_answer",
  "family_news",
  "family_asked",
  "host_asked",
  "host_substitute_no",
  "host_declined",
];

/** The parts without which this letter would be broken. */
export function neededParts(letter: Letter, has: readonly TextPart[]): TextPart[] {
  return carriesWords.includes(letter) ? ["words", ...has] : [...has];
}
