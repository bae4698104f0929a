import { addDays, formatTime, instantAt, todayIn } from "~/lib/dates.ts";

// Nobody's phone lights up at night for us: letters that a colleague or the clock decides wait from 21 to 8 o'clock of
// the reader's zone. What answers the reader's own press leaves at once.

const [wakes, sleeps] = [8, 21];

/** This moment, or 8:00 of the reader's next morning when it is night where they are. */
export function afterQuiet(at: Date, zone: string): Date {
  const hour = Number.parseInt(formatTime(at, { zone }), 10);
  if (hour >= wakes && hour < sleeps) return at;
  const today = todayIn(zone, at);
  return instantAt(hour < wakes ? today : addDays(today, 1), "08:00", zone);
}

/** When news of an event may leave: within the last day before it starts at once, else not at night. */
export function newsLeavesAt(now: Date, { zone, startsAt }: { zone: string; startsAt: Date }): Date {
  return startsAt.getTime() - now.getTime() <= 86_400_000 ? now : afterQuiet(now, zone);
}
