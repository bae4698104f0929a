import type { Locale } from "~/lib/locale.ts";
import { foldLines, textValue } from "./content-lines.ts";

export type FeedEntry = {
  uid: string;
  sequence: number;
  title: string;
  description: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
};

/**
 * A whole feed: a copy to look at, so without attendees or organizer (RFC 5545, 7986). Written by hand because
 * ical-generator needs ten times as long for a thousand entries; the tests read it back with ical.js.
 */
export function feedIcs(feed: {
  name: string;
  locale: Locale;
  entries: readonly FeedEntry[];
  stamp: Date;
}): string {
  const { name, locale } = feed;
  const stamp = `DTSTAMP:${instant(feed.stamp)}\r\n`;
  const [summary, description, location] = ["SUMMARY", "DESCRIPTION", "LOCATION"].map(
    (property) => `${property};LANGUAGE=${locale}:`,
  ) as [string, string, string];
  let ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Enishi//Enishi//EN\r\nMETHOD:PUBLISH\r\n";
  ics += textLine("NAME:", name) + textLine("X-WR-CALNAME:", name);
  ics += "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n";
  for (const entry of feed.entries) {
    ics += `BEGIN:VEVENT\r\n${textLine("UID:", entry.uid)}SEQUENCE:${entry.sequence}\r\n${stamp}`;
    ics += `DTSTART:${instant(entry.startsAt)}\r\nDTEND:${instant(entry.endsAt)}\r\n`;
    ics += textLine(summary, oneLine(entry.title));
    if (entry.description) ics += textLine(description, entry.description);
    if (entry.place) ics += textLine(location, oneLine(entry.place));
    ics += `STATUS:${entry.status}\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n`;
  }
  return `${ics}END:VCALENDAR\r\n`;
}

const limit = 75;

/** Counts octets and folds in one pass; a text with signs that need escaping, or emoji, takes the long way. */
function textLine(start: string, text: string): string {
  let line = start;
  let octets = start.length;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const size = plainOctets(code);
    if (size === 0) return foldLines([start + textValue(text)]);
    if (octets + size > limit) {
      line += `${text.slice(from, at)}\r\n `;
      from = at;
      octets = 1; // the space that says: this goes on
    }
    octets += size;
  }
  return `${line}${from === 0 ? text : text.slice(from)}\r\n`;
}

/** How many octets a character has that may stand as it is; 0 for one that may not. */
function plainOctets(code: number): 0 | 1 | 2 | 3 {
  if (code < 0x80)
    return code < 0x20 || code === 0x2c || code === 0x3b || code === 0x5c || code === 0x7f ? 0 : 1;
  if (code < 0x800) return code < 0xa0 ? 0 : 2;
  return (code >= 0xd800 && code <= 0xdfff) || code === 0x2028 || code === 0x2029 ? 0 : 3;
}

function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/\r\n?|\n/g, " ") : text;
}

const two = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));

/** 20260718T050000Z, without the detour over toISOString. */
function instant(time: Date): string {
  const day = `${time.getUTCFullYear()}${two[time.getUTCMonth() + 1]}${two[time.getUTCDate()]}`;
  return `${day}T${two[time.getUTCHours()]}${two[time.getUTCMinutes()]}${two[time.getUTCSeconds()]}Z`;
}
