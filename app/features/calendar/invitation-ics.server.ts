import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Locale } from "~/lib/locale.ts";
import { contentLine, dateText, foldLines, instantText, mailto, parameterText } from "./content-lines.ts";

// A calendar entry is what a person's own calendar shows of a session. One UID for ever, a SEQUENCE that rises when
// time, place or state change, one copy per person, and nothing personal inside: calendars are shared in families.

export type CalendarMethod = "REQUEST" | "CANCEL" | "PUBLISH";
export type ParticipationStatus = "NEEDS-ACTION" | "ACCEPTED" | "DECLINED" | "TENTATIVE";

/** An instant, or a whole day "2026-07-18" whose end is the day after the last one. */
export type CalendarTime = Date | string;

/** What all copies of an entry in one language share. */
export type SharedEntry = {
  method: CalendarMethod;
  locale: Locale;
  title: string;
  description: string;
  place: string;
  start: CalendarTime;
  end: CalendarTime;
  /** The From address of the mail and the mailbox that is read: answers go there. */
  organizer: { name: string; address: string };
};

export type PersonalEntry = {
  uid: string;
  sequence: number;
  /** The moment of sending, on every send. */
  stamp: Date;
  attendee: { name: string; address: string; status: ParticipationStatus };
};

/** A whole invite.ics: CRLF throughout, lines of at most 75 octets, read by RFC 5545 and 5546. */
export function invitationIcs(entry: SharedEntry & PersonalEntry): string {
  return personalIcs(sharedIcs(entry), entry);
}

/** The file with the personal lines missing: made once per language, because the library takes its time. */
export function sharedIcs(entry: SharedEntry): string[] {
  const isCancelled = entry.method === "CANCEL";
  const calendar = ical({
    method: ICalCalendarMethod[entry.method],
    prodId: { company: "Enishi", product: "Enishi" },
  });
  calendar.createEvent({
    id: "-",
    sequence: 0,
    stamp: new Date(0),
    start: new Date(0),
    end: new Date(1000),
    summary: plain(entry.title).replaceAll("\n", " "),
    description: plain(entry.description),
    location: plain(entry.place).replaceAll("\n", " "),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  const written = calendar
    .toString()
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r?\n/)
    .filter(Boolean);
  return written.flatMap((line) => corrected(line, entry));
}

/** Adds who it is for. PUBLISH has no attendee: it is a copy to look at, not a question. */
export function personalIcs(shared: string[], person: PersonalEntry): string {
  const isPublished = shared.includes("METHOD:PUBLISH");
  const lines = shared.flatMap((line) => {
    if (line.startsWith("UID:")) return `UID:${person.uid}`;
    if (line.startsWith("SEQUENCE:")) return `SEQUENCE:${person.sequence}`;
    if (line.startsWith("DTSTAMP:")) return `DTSTAMP:${instantText(person.stamp)}`;
    if (line.startsWith("ORGANIZER") && !isPublished) return [line, attendeeLine(person, shared)];
    return line;
  });
  return foldLines(lines);
}

/** Where the library is wrong or says less than calendars need. */
function corrected(line: string, entry: SharedEntry): string | string[] {
  const language = { LANGUAGE: entry.locale };
  if (line.startsWith("DTSTART")) return timeLine("DTSTART", entry.start);
  if (line.startsWith("DTEND")) return timeLine("DTEND", entry.end);
  if (line.startsWith("SUMMARY:")) return contentLine("SUMMARY", language, line.slice(8));
  if (line.startsWith("DESCRIPTION:")) return contentLine("DESCRIPTION", language, line.slice(12));
  if (line.startsWith("LOCATION:")) return contentLine("LOCATION", language, line.slice(9));
  if (line.startsWith("STATUS:"))
    return [
      line,
      contentLine("ORGANIZER", { CN: parameterText(entry.organizer.name) }, mailto(entry.organizer.address)),
      "TRANSP:OPAQUE",
    ];
  if (line.startsWith("X-")) return [];
  return line;
}

function timeLine(name: string, time: CalendarTime): string {
  return typeof time === "string" ? `${name};VALUE=DATE:${dateText(time)}` : `${name}:${instantText(time)}`;
}

function attendeeLine({ attendee }: PersonalEntry, shared: string[]): string {
  const parameters = {
    CUTYPE: "INDIVIDUAL",
    ROLE: "REQ-PARTICIPANT",
    PARTSTAT: attendee.status,
    RSVP: shared.includes("METHOD:REQUEST") ? "TRUE" : "FALSE",
    CN: parameterText(attendee.name),
  };
  return contentLine("ATTENDEE", parameters, mailto(attendee.address));
}

/** Text that a file may hold: no half surrogates, no control characters but the line break. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => (sign === "\n" ? "\n" : " "));
}
