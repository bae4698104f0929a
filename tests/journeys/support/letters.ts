// What came to the mail server, read by parsers that aren't ours.
import ICAL from "ical.js";
import type { ParsedMail } from "mailparser";
import { expect, vi } from "vitest";
import type { Db } from "#db/client.server.ts";
import type { TestSmtp } from "#tests/support/smtp.ts";

/** Waits for the nth letter to an address. */
export async function letterTo(smtp: TestSmtp, address: string, nth = 1): Promise<ParsedMail> {
  const letters = await vi.waitFor(
    async () => {
      const arrived = await smtp.lettersTo(address);
      if (arrived.length < nth) throw new Error(`${arrived.length} letters came to ${address}, not ${nth}`);
      return arrived;
    },
    { timeout: 20_000, interval: 100 },
  );
  expect(letters).toHaveLength(nth);
  const letter = letters[nth - 1];
  if (!letter) throw new Error("no letter");
  return letter;
}

/** The calendar entry in a letter, and that the letter goes to one person alone. */
export function entryOf(letter: ParsedMail) {
  expect([letter.to].flat().flatMap((each) => each?.value ?? [])).toHaveLength(1);
  expect(letter.cc).toBeUndefined();
  const attachment = letter.attachments.find((each) => each.contentType === "text/calendar");
  if (!attachment) throw new Error(`no calendar entry in "${letter.subject}"`);
  const calendar = new ICAL.Component(ICAL.parse(attachment.content.toString("utf8")));
  const entry = calendar.getFirstSubcomponent("vevent");
  if (!entry) throw new Error("a calendar without an entry");
  const event = new ICAL.Event(entry);
  const attendees = entry.getAllProperties("attendee");
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    isUtc: event.startDate.zone === ICAL.Timezone.utcTimezone,
    summary: event.summary,
    language: entry.getFirstProperty("summary")?.getFirstParameter("language"),
    attendees: attendees.map((each) => String(each.getFirstValue()).replace("mailto:", "")),
    status: attendees[0]?.getFirstParameter("partstat"),
  };
}

/** The address of the answer page with this answer chosen. */
export function answerLink(letter: ParsedMail, answer: string): string {
  const link = new RegExp(`https?://\\S+/a/\\S+\\?answer=${answer}\\b`).exec(letter.text ?? "")?.[0];
  if (!link) throw new Error(`no link for "${answer}" in:\n${letter.text}`);
  return link;
}

/** Invitations wait for a minute in which they can be stopped: it has passed. */
export async function letTheMinutePass(db: Db): Promise<void> {
  const past = new Date(Date.now() - 1_000);
  await db.updateTable("invitation").set({ sends_at: past }).execute();
  await db.updateTable("delivery").set({ not_before: past }).where("state", "=", "queued").execute();
}
