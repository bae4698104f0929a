import { addDays, formatTime, instantAt, todayIn } from "~/lib/dates.ts";
import type { Letter } from "./letter.ts";
import { before } from "./letter-details.ts";
import type { LetterFacts } from "./letter-facts.server.ts";

// Nobody's phone lights up at night for us: letters wait through the company's quiet hours in the reader's zone. What
// answers the reader's own press leaves at once, and so does news of something that begins within a day.

/** Hours of the day; equal ones mean that no hour is quiet. */
export type QuietHours = { from: number; until: number };

export const usualQuietHours: QuietHours = { from: 21, until: 8 };

/** What the reader has just pressed, typed or asked for. */
const answersAPress: readonly Letter[] = [
  "event_confirmed",
  "event_waiting",
  "event_declined_noted",
  "candidate_link_renewed",
  "host_confirmed",
  "my_page_link",
  "talk_unanswered",
  "offer_accepted",
  "offer_declined",
  "offer_more_time",
  "address_confirm",
  "address_changed",
  "family_confirmed",
  "family_waiting",
  "family_declined_noted",
  "member_invited",
  "sign_in_link",
  "password_reset",
  "today_digest",
  "hosts_digest",
  "letter_test",
  "trip_called",
];
/** What changes somebody's next day. */
const newsOfEvents: readonly Letter[] = [
  "event_seat_offered",
  "event_changed",
  "event_cancelled",
  "event_removed",
  "event_placed",
  "event_unplaced",
  "event_moved",
  "event_session_cancelled",
  "event_calendar",
  "event_host_changed",
  "event_hour_before",
  "event_day_before",
  "host_asked",
  "host_changed",
  "host_cancelled",
  "host_removed",
  "host_substitute_no",
  "host_declined",
  "family_changed",
  "family_cancelled",
];

type Leaving = Pick<LetterFacts, "letter" | "zone" | "details"> & { event: { startsAt: Date } | null };

/** When this letter may leave: now, or at the end of the reader's quiet hours. Asked at the moment it would leave. */
export function leavesAt({ letter, zone, event, details }: Leaving, now: Date, hours: QuietHours): Date {
  if (answersAPress.includes(letter) || details[hurried] === true) return now;
  if (!event || !newsOfEvents.includes(letter)) return afterQuiet(now, zone, hours);
  const was = before(details, () => "").time?.startsAt;
  const startsAt = was && was > now && was < event.startsAt ? was : event.startsAt;
  return newsLeavesAt(now, { zone, startsAt, hours });
}

/** In the details of a letter that waited for the morning and leaves with urgent news after it. */
export const hurried = "isHurried";

/** This moment, or the reader's next morning when it is night where they are. */
export function afterQuiet(at: Date, zone: string, { from, until }: QuietHours = usualQuietHours): Date {
  const hour = Number.parseInt(formatTime(at, { zone }), 10);
  const isQuiet =
    from < until ? hour >= from && hour < until : from > until && (hour >= from || hour < until);
  if (!isQuiet) return at;
  const today = todayIn(zone, at);
  return instantAt(hour < until ? today : addDays(today, 1), `${String(until).padStart(2, "0")}:00`, zone);
}

type Occasion = { zone: string; startsAt: Date; hours?: QuietHours };

/** When news of an event may leave: within the last day before it starts at once, else not at night. */
export function newsLeavesAt(now: Date, { zone, startsAt, hours = usualQuietHours }: Occasion): Date {
  return startsAt.getTime() - now.getTime() <= 86_400_000 ? now : afterQuiet(now, zone, hours);
}
