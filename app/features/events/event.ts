// An event (イベント) has hosts and one or more sessions (回): a time and a place with seats. With one session people
// say yes or no to it; with several they pick some (book) or say which would suit them (ask around).
import type { Locale } from "~/lib/locale.ts";

export const eventKinds = [
  "meetup",
  "social",
  "workshop",
  "visit",
  "ceremony",
  "trip",
  "family_briefing",
] as const;
export type EventKind = (typeof eventKinds)[number];

export const placeKinds = ["office", "venue", "restaurant", "online"] as const;
export type PlaceKind = (typeof placeKinds)[number];

export type EventState = "draft" | "published" | "cancelled";

/** book: a seat or a place in line at once · ask_around: ○ △ × per session, and a person places people. */
export const eventWays = ["book", "ask_around"] as const;
export type EventWay = (typeof eventWays)[number];

/** closed: no new picks, the seats stay. A merged session is cancelled and names the one that took its people. */
export type SessionState = "open" | "closed" | "cancelled";

/** The same text in the languages somebody wrote it in. */
export type Texts = Partial<Record<Locale, string>>;

/** What a form sends and an event keeps, with the time and seats of its session. */
export type EventDraft = {
  cohortYear: number;
  kind: EventKind;
  title: Texts;
  description: Texts;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  placeKind: PlaceKind;
  place: Texts;
  address: string;
  onlineUrl: string;
  seats: number;
  /** The last moment for an answer; null = until the start. */
  answerBy: Date | null;
  isPaidWork: boolean;
  hasAlcohol: boolean;
  hostIds: string[];
  /** Why the meeting is held although it departs from the policy (meeting-policy.ts). */
  policyReason: string;
  /** Absent: as it was; a new event is to book one session each, without companions or needs. */
  way?: EventWay;
  sessionsEach?: number;
  companionsMax?: number;
  asksNeeds?: boolean;
};

/** One more session of an event. */
export type SessionDraft = Pick<
  EventDraft,
  "startsAt" | "endsAt" | "placeKind" | "place" | "address" | "onlineUrl" | "seats" | "hostIds"
> & { label: Texts };

/** Another event (or session) at the same time, named where somebody would have to be at both. */
export type OtherBooking = { title: Texts; startsAt: Date; endsAt: Date };

/** The text in the reader's language, else in the first of Japanese, English, Korean that was written. */
export function textIn(texts: Texts, locale: Locale): string {
  return texts[locale] || texts.ja || texts.en || texts.ko || "";
}

/** Which language a reader really gets. */
export function writtenLocale(texts: Texts, locale: Locale): Locale {
  if (texts[locale]) return locale;
  return texts.ja ? "ja" : texts.en ? "en" : texts.ko ? "ko" : locale;
}

/** The moment after which an answer is no longer taken from the page. */
export function answersUntil(event: { answerBy: Date | null; startsAt: Date }): Date {
  return event.answerBy && event.answerBy < event.startsAt ? event.answerBy : event.startsAt;
}
