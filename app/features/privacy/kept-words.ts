import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { KeptKind } from "./own-request.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const words: Record<KeptKind, [what: Word, why: Word]> = {
  contact: [m.kept_contact, m.kept_contact_why],
  offer: [m.kept_offer, m.kept_offer_why],
  meetings: [m.kept_meetings, m.kept_meetings_why],
  notes: [m.kept_notes, m.kept_notes_why],
  letters: [m.kept_letters, m.kept_letters_why],
  questions: [m.kept_questions, m.kept_questions_why],
  wishes: [m.kept_wishes, m.kept_wishes_why],
  shown: [m.kept_shown, m.kept_shown_why],
  perks: [m.kept_perks, m.kept_perks_why],
  trips: [m.kept_trips, m.kept_trips_why],
};

/** What is kept and for what, each in one line. */
export function keptWords(kind: KeptKind, locale: Locale): { what: string; why: string } {
  const [what, why] = words[kind];
  return { what: what({}, { locale }), why: why({}, { locale }) };
}

export function requestWord(kind: string, locale: Locale): string {
  if (kind === "disclosure") return m.own_request_disclosure({}, { locale });
  return kind === "stop" ? m.own_request_stop({}, { locale }) : m.own_request_deletion({}, { locale });
}
