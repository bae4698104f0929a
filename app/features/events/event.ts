// An event (イベント) has a place, hosts and one or more sessions (回): a time with seats. Now each event has one
// session; the tables, the invitation and the seats are made for several.
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
};

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
