// A ceremony (内定式) is prepared for eight weeks: each step is a task of a colleague, on a day counted back from the day itself.
import { addDays, daysBetween } from "~/lib/dates.ts";
import { workdayFrom } from "~/lib/holidays.ts";

/** How many days before the day each step is due; below nothing: after it. */
export const daysBefore = {
  venue: 56,
  speakers: 54,
  list: 49,
  text: 47,
  invite: 42,
  speech: 35,
  remind: 28,
  travel: 20,
  numbers: 13,
  needs: 12,
  tables: 9,
  tags: 5,
  rehearsal: 2,
  desk: 0,
  thanks: -1,
  pay: -5,
  review: -7,
} as const;
export type CeremonyStep = keyof typeof daysBefore;
export const ceremonySteps = Object.keys(daysBefore) as CeremonyStep[];

/**
 * The day a step is due: from a weekend or holiday to the workday before, after the ceremony to the one after. What
 * would be past already is due today (or on the next workday), never later than the day itself.
 */
export function dueOn(step: CeremonyStep, day: string, today: string): string {
  const before = daysBefore[step];
  if (before === 0) return day;
  const due = workdayFrom(addDays(day, -before), before > 0 ? -1 : 1);
  if (before < 0 || due >= today) return due;
  const next = workdayFrom(today, 1);
  return next < day ? next : day;
}

/** 8 … 1: so many weeks before the day, as its days are counted; 0: the day itself; -1: after it. */
export function weekOf(due: string, day: string): number {
  const days = daysBetween(due, day);
  return days < 0 ? -1 : Math.ceil(days / 7);
}

type Place = { eventId: string; first: string; last: string };

/** Where a step is done: `first` is the ceremony's session, `last` the get-together after it. */
export function placeOf(step: CeremonyStep, { eventId, first, last }: Place): string {
  const event = `/events/${eventId}`;
  const session = `${event}/sessions/${first}`;
  const places: Record<CeremonyStep, string> = {
    venue: session,
    speakers: session,
    list: "/candidates",
    text: `${event}/edit`,
    invite: `${event}/invite`,
    speech: session,
    remind: `${event}?show=silent`,
    travel: `${event}/day`,
    numbers: event,
    needs: `${event}/sessions/${last}`,
    tables: `/check-in/${last}/tables`,
    tags: `${event}/paper/tags?session=${first}`,
    rehearsal: `/check-in/${first}`,
    desk: `/check-in/${first}`,
    thanks: `${event}/after`,
    pay: `${event}/paper/travel?session=${first}`,
    review: `${event}/after`,
  };
  return places[step];
}
