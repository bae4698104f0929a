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
 * A whole feed in UTF-8: a copy to look at, so without attendees or organizer (RFC 5545, 7986). Written by hand, and an entry that
 * is as it was isn't written again: ical-generator needs four times as long for all of it, ten times and more for a change.
 * The tests read it back with ical.js.
 */
export function feedIcs(feed: {
  name: string;
  locale: Locale;
  entries: readonly FeedEntry[];
  stamp: Date;
}): Buffer<ArrayBuffer> {
  const { name, locale } = feed;
  const instant = instantWriter();
  const stamp = Buffer.from(`DTSTAMP:${instant(feed.stamp)}\r\nEND:VEVENT\r\n`);
  const head = [
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Enishi//Enishi//EN\r\nMETHOD:PUBLISH\r\n",
    textLine("NAME:", name) + textLine("X-WR-CALNAME:", name),
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n",
  ].join("");
  const parts = [Buffer.from(head)];
  for (const entry of feed.entries) parts.push(entryLines(entry, locale, instant), stamp);
  parts.push(Buffer.from("END:VCALENDAR\r\n"));
  return Buffer.concat(parts);
}

type Written = { entry: FeedEntry; locale: Locale; lines: Buffer<ArrayBuffer> };

/** What was written before, by UID: two megabytes at most. */
const written = new Map<string, Written>();
const mostWritten = 4000;

/** The lines of an entry but for the moment of sending and its end. */
function entryLines(entry: FeedEntry, locale: Locale, instant: (time: Date) => string): Buffer<ArrayBuffer> {
  const known = written.get(entry.uid);
  if (known && known.locale === locale && isSame(known.entry, entry)) return known.lines;
  const line = (property: string, text: string) => textLine(`${property};LANGUAGE=${locale}:`, text);
  const text = [
    `BEGIN:VEVENT\r\n${textLine("UID:", entry.uid)}SEQUENCE:${entry.sequence}\r\n`,
    `DTSTART:${instant(entry.startsAt)}\r\nDTEND:${instant(entry.endsAt)}\r\n`,
    line("SUMMARY", oneLine(entry.title)),
    entry.description ? line("DESCRIPTION", entry.description) : "",
    entry.place ? line("LOCATION", oneLine(entry.place)) : "",
    `STATUS:${entry.status}\r\nTRANSP:OPAQUE\r\n`,
  ].join("");
  const lines = Buffer.from(text);
  if (written.size >= mostWritten) written.clear();
  written.set(entry.uid, { entry, locale, lines });
  return lines;
}

function isSame(one: FeedEntry, other: FeedEntry): boolean {
  return (
    one.sequence === other.sequence &&
    one.status === other.status &&
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime() &&
    one.title === other.title &&
    one.place === other.place &&
    one.description === other.description
  );
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
const dayMs = 86_400_000;

/** 20260718T050000Z, without the detour over toISOString; entries come by time, so the day is often the last one's. */
function instantWriter(): (time: Date) => string {
  let known = Number.NaN;
  let day = "";
  return (time) => {
    const ms = time.getTime();
    const since = Math.floor(ms / dayMs);
    if (since !== known) {
      known = since;
      day = `${time.toISOString().slice(0, 10).replaceAll("-", "")}T`;
    }
    const seconds = Math.floor((ms - since * dayMs) / 1000);
    return `${day}${two[Math.floor(seconds / 3600)]}${two[Math.floor(seconds / 60) % 60]}${two[seconds % 60]}Z`;
  };
}
