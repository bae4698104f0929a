import type { Before } from "#emails/events/event-changed.ts";
import type { Locale } from "~/lib/locale.ts";

// What a delivery row remembers of the moment it was decided, read with care: rows of an older release may lack a part.

type Details = Record<string, unknown>;

export function textDetail(details: Details, name: string): string {
  const value = details[name];
  return typeof value === "string" ? value : "";
}

export function instantDetail(details: Details, name: string): Date | undefined {
  const instant = new Date(textDetail(details, name));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

export function givenAnswer(details: Details): "no" | "maybe" | "other_date" {
  const answer = textDetail(details, "answer");
  return answer === "maybe" || answer === "other_date" ? answer : "no";
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
