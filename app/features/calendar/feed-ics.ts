import type { Locale } from "~/lib/locale.ts";
import { foldLines, instantText, textValue } from "./content-lines.ts";

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
  const stamp = `DTSTAMP:${instantText(feed.stamp)}`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Enishi//Enishi//EN",
    "METHOD:PUBLISH",
    `NAME:${textValue(name)}`,
    `X-WR-CALNAME:${textValue(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
  ];
  for (const entry of feed.entries) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${entry.uid}`,
      `SEQUENCE:${entry.sequence}`,
      stamp,
      `DTSTART:${instantText(entry.startsAt)}`,
      `DTEND:${instantText(entry.endsAt)}`,
      `SUMMARY;LANGUAGE=${locale}:${textValue(entry.title.replaceAll("\n", " "))}`,
    );
    if (entry.description) lines.push(`DESCRIPTION;LANGUAGE=${locale}:${textValue(entry.description)}`);
    if (entry.place)
      lines.push(`LOCATION;LANGUAGE=${locale}:${textValue(entry.place.replaceAll("\n", " "))}`);
    lines.push(`STATUS:${entry.status}`, "TRANSP:OPAQUE", "END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return foldLines(lines);
}
