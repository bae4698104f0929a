import { isLetter } from "./letter.ts";
import type { LetterFilter, LetterPlace } from "./letter-queries.server.ts";

// /letters?view=trouble&letter=event_invitation&event=…&person=…&after=…

const isId = (text: string | null): text is string =>
  text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export function letterFilterOf(params: URLSearchParams): LetterFilter {
  const view = params.get("view");
  const [letter, eventId, candidateId] = [params.get("letter"), params.get("event"), params.get("person")];
  return {
    view: view === "waiting" || view === "trouble" ? view : "all",
    ...(isLetter(letter) && { letter }),
    ...(isId(eventId) && { eventId }),
    ...(isId(candidateId) && { candidateId }),
  };
}

export function listAddress(filter: LetterFilter, after?: string): string {
  const params = new URLSearchParams();
  if (filter.view !== "all") params.set("view", filter.view);
  if (filter.letter) params.set("letter", filter.letter);
  if (filter.eventId) params.set("event", filter.eventId);
  if (filter.candidateId) params.set("person", filter.candidateId);
  if (after) params.set("after", after);
  const query = params.toString();
  return query ? `/letters?${query}` : "/letters";
}

/** 2026-07-01T03:00:00.000Z_0197…: where the next page begins. */
export function placeText(place: LetterPlace): string {
  return `${place.at.toISOString()}_${place.id}`;
}

export function placeOf(text: string | null): LetterPlace | undefined {
  const [at = "", id = ""] = (text ?? "").split("_");
  const time = new Date(at);
  return isId(id) && !Number.isNaN(time.getTime()) ? { at: time, id } : undefined;
}
