import type { Before } from "#emails/events/event-changed.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";

// What a delivery row remembers of the moment it was decided, read with care: rows of an older release may lack a part.

type Details = Record<string, unknown>;

export function textDetail(details: Details, name: string): string {
  const value = details[name];
  return typeof value === "string" ? value : "";
}

/** {"title": {"ja": …}}: what staff wrote in several languages. */
export function textsDetail(details: Details, name: string): Partial<Record<Locale, string>> {
  const texts = details[name];
  return isDetails(texts) ? (texts as Partial<Record<Locale, string>>) : {};
}

/** {"words": {"ja": …}}: what staff wrote to everybody in their own language; else the plain reason. */
export function reasonDetail(
  details: Details,
  textIn: (texts: Partial<Record<Locale, string>>) => string,
): string {
  return (isDetails(details.words) ? textIn(details.words) : "") || textDetail(details, "reason");
}

export function instantDetail(details: Details, name: string): Date | undefined {
  const instant = new Date(textDetail(details, name));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

export function givenAnswer(details: Details): "no" | "maybe" | "other_date" | "session" {
  const answer = textDetail(details, "answer");
  return answer === "maybe" || answer === "other_date" || answer === "session" ? answer : "no";
}

/** {"by": {"familyName": …}}: who wrote it, as they sign in the reader's language; "" where nobody in particular did. */
export function writerDetail({ by }: Details, locale: Locale): string {
  if (!isDetails(by)) return "";
  const [familyName, givenName] = [textDetail(by, "familyName"), textDetail(by, "givenName")];
  return familyName ? fullName({ familyName, givenName, romaji: textDetail(by, "romaji") }, locale) : "";
}

export type Times = { startsAt: Date; endsAt: Date };

/** {"left": [[start, end], …]}: the times of other sessions; none where there is nothing to say of them. */
export function timesDetail(details: Details, name: string): Times[] {
  const pairs = details[name];
  return Array.isArray(pairs) ? pairs.flatMap((pair) => timesOf(pair)) : [];
}

/** {"other": {"title": {…}, "startsAt": …}}: what the reader has at the new time of a session. */
export function otherDetail(
  details: Details,
  textIn: (texts: Partial<Record<Locale, string>>) => string,
): (Times & { title: string }) | undefined {
  const { other } = details;
  if (!isDetails(other)) return undefined;
  const [times] = timesOf([other.startsAt, other.endsAt]);
  return times && { ...times, title: isDetails(other.title) ? textIn(other.title) : "" };
}

function timesOf(pair: unknown): Times[] {
  const [startsAt, endsAt] = Array.isArray(pair) ? pair.map((text) => new Date(String(text))) : [];
  return startsAt && endsAt && !Number.isNaN(startsAt.getTime()) && !Number.isNaN(endsAt.getTime())
    ? [{ startsAt, endsAt }]
    : [];
}

/** {"time": {"from": [start, end]}, "place": {"from": {…}}}: what a changed event was before. */
export function before(details: Details, textIn: (texts: Partial<Record<Locale, string>>) => string): Before {
  const time = from(details.time);
  const place = from(details.place);
  const [startsAt, endsAt] = Array.isArray(time) ? time.map((text) => new Date(String(text))) : [];
  return {
    ...(startsAt && endsAt && { time: { startsAt, endsAt } }),
    ...(isDetails(place) && {
      place: {
        place: isDetails(place.place) ? textIn(place.place) : "",
        address: textDetail(place, "address"),
        onlineUrl: textDetail(place, "onlineUrl"),
      },
    }),
  };
}

function from(change: unknown): unknown {
  return isDetails(change) ? change.from : undefined;
}

function isDetails(value: unknown): value is Details {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
