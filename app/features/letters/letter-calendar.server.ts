import {
  type CalendarMethod,
  type ParticipationStatus,
  personalIcs,
  type SharedEntry,
  sharedIcs,
} from "~/features/calendar/invitation-ics.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Mailbox } from "./build-message.server.ts";
import type { EventFacts, LetterFacts } from "./letter-facts.server.ts";
import { textIn } from "./texts.ts";

type Entry = { method: CalendarMethod; status: ParticipationStatus };

/** How the entry stands by now: what a letter that only puts the calendar right says. */
export function calendarNow(
  event: Pick<EventFacts, "state" | "sessionState" | "seat" | "isCancelled">,
  answer: string | null,
): "cancelled" | "going" | "waiting" | "tentative" {
  const isOff = event.isCancelled || event.state === "cancelled" || event.sessionState === "cancelled";
  if (isOff) return "cancelled";
  if (event.seat === "going") return "going";
  if (event.seat !== null) return "waiting";
  return answer === "no" || answer === "other_date" ? "cancelled" : "tentative";
}

/**
 * What a letter does to the reader's calendar; undefined leaves it as it is. Of several sessions only those stand there
 * that the reader goes to: their invitation, and a place in line, leave it as it is.
 */
export function calendarStep(letter: LetterFacts): Entry | undefined {
  const { event } = letter;
  if (!event?.uid) return undefined;
  const cancel: Entry = { method: "CANCEL", status: "NEEDS-ACTION" };
  switch (letter.letter) {
    case "event_cancelled":
    case "family_cancelled":
    case "event_removed":
    case "event_unplaced":
    case "event_session_cancelled":
    case "host_cancelled":
    case "host_removed":
      return cancel;
    case "event_moved": // without the seat that the new time didn't allow
      if (event.isCancelled) return cancel;
      return event.seat === "going" ? { method: "REQUEST", status: "NEEDS-ACTION" } : undefined;
    case "event_declined_noted":
    case "family_declined_noted":
      return event.isCancelled ? cancel : undefined;
    case "event_confirmed":
    case "host_confirmed":
    case "family_confirmed":
      return event.isCancelled ? undefined : { method: "REQUEST", status: "ACCEPTED" };
    case "event_calendar": {
      const standing = calendarNow(event, letter.answer);
      if (standing === "cancelled") return cancel;
      if (standing === "going") return { method: "REQUEST", status: "ACCEPTED" };
      const hasSaidMaybe = standing === "waiting" || letter.answer === "maybe";
      return { method: "REQUEST", status: hasSaidMaybe ? "TENTATIVE" : "NEEDS-ACTION" };
    }
    case "event_invitation":
      if (event.sessions.length > 0) return undefined;
      return event.isCancelled ? undefined : { method: "REQUEST", status: "NEEDS-ACTION" };
    case "host_asked":
    case "host_changed":
    case "event_placed": // a colleague chose for them: their calendar asks whether it suits
    case "family_invitation":
    case "family_changed":
    case "event_changed": // the answer was given to the old plan: the calendar asks again
      return event.isCancelled ? undefined : { method: "REQUEST", status: "NEEDS-ACTION" };
    default:
      return undefined;
  }
}

/** The part that all copies in one language share; made once and kept by the caller. */
export function sharedCalendar(
  event: EventFacts,
  method: CalendarMethod,
  locale: Locale,
  from: Mailbox,
  isFamily: boolean,
): string[] {
  const note = isFamily ? m.family_letter_entry_note : m.letter_entry_note;
  const entry: SharedEntry = {
    method,
    locale,
    title: titleWithLabel(event, locale),
    description: [textIn(event.description, locale), event.onlineUrl, note({}, { locale })]
      .filter(Boolean)
      .join("\n\n"),
    place: [textIn(event.place, locale), event.address].filter(Boolean).join(" ") || event.onlineUrl,
    start: event.startsAt,
    end: event.endsAt,
    organizer: from,
  };
  return sharedIcs(entry);
}

/** 先輩面談（午前の部） */
function titleWithLabel(event: EventFacts, locale: Locale): string {
  const title = textIn(event.title, locale);
  const label = textIn(event.label, locale);
  if (!label) return title;
  return locale === "ja" ? `${title}（${label}）` : `${title} (${label})`;
}

export function personalCalendar(
  shared: string[],
  letter: LetterFacts,
  person: { name: string; status: ParticipationStatus; now: Date },
): string {
  return personalIcs(shared, {
    uid: letter.event?.uid ?? "",
    sequence: letter.event?.sequence ?? 0,
    stamp: person.now,
    attendee: { name: person.name, address: letter.address, status: person.status },
  });
}
