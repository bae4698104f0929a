import { addDays } from "~/lib/dates.ts";
import { type EventKind, eventKinds } from "./event.ts";

// /events?when=past&who=mine&kind=meetup · /events/calendar?view=week&on=2026-07-14&who=mine&kind=meetup

export type EventPick = { isMine: boolean; kind: EventKind | undefined };
export type CalendarPlace = EventPick & { view: "month" | "week"; on: string };

export function pickOf(params: URLSearchParams): EventPick {
  return {
    isMine: params.get("who") === "mine",
    kind: eventKinds.find((kind) => kind === params.get("kind")),
  };
}

export function placeOf(params: URLSearchParams, today: string): CalendarPlace {
  const on = params.get("on") ?? "";
  return {
    ...pickOf(params),
    view: params.get("view") === "week" ? "week" : "month",
    on: isRealDay(on) ? on : today,
  };
}

export function calendarAddress({ view, on, ...pick }: Partial<CalendarPlace> & EventPick): string {
  return withPick("/events/calendar", pick, { view: view === "week" ? view : "", on: on ?? "" });
}

export function listAddress(when: "coming" | "past", pick: EventPick): string {
  return withPick("/events", pick, { when: when === "past" ? when : "" });
}

function withPick(path: string, { isMine, kind }: EventPick, others: Record<string, string>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...others, who: isMine ? "mine" : "", kind: kind ?? "" }))
    if (value) params.set(name, value);
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

function isRealDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && addDays(text, 0) === text;
}

/** The days a page of the calendar shows, whole weeks; `firstWeekday` is 0 for Sunday. */
export function shownDays({ view, on }: Pick<CalendarPlace, "view" | "on">, firstWeekday: 0 | 1): string[] {
  const first = view === "week" ? on : `${on.slice(0, 8)}01`;
  const start = addDays(first, -((weekdayOf(first) - firstWeekday + 7) % 7));
  const last = view === "week" ? addDays(start, 6) : addDays(nextMonth(on), -1);
  const days: string[] = [];
  for (let day = start; day <= last || days.length % 7 !== 0; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The day that the page before or after this one is about. */
export function step({ view, on }: Pick<CalendarPlace, "view" | "on">, direction: 1 | -1): string {
  if (view === "week") return addDays(on, 7 * direction);
  return direction === 1 ? nextMonth(on) : `${addDays(`${on.slice(0, 8)}01`, -1).slice(0, 8)}01`;
}

function nextMonth(day: string): string {
  return `${addDays(`${day.slice(0, 8)}01`, 31).slice(0, 8)}01`;
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
