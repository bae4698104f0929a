import { spawnSync } from "node:child_process";
import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { entrySummary } from "~/features/calendar/entry-summary.ts";
import {
  type CalendarMethod,
  invitationIcs,
  type PersonalEntry,
  type SharedEntry,
} from "~/features/calendar/invitation-ics.server.ts";

type Entry = SharedEntry & PersonalEntry;

function anEntry(overrides: Partial<Entry> = {}): Entry {
  return {
    method: "REQUEST",
    locale: "ja",
    title: "夏の懇親会",
    description: "かるい食事をとりながら、気楽にお話しします。",
    place: "青葉本社 5階 ラウンジ",
    start: new Date("2026-07-18T05:00:00Z"),
    end: new Date("2026-07-18T07:30:00Z"),
    organizer: { name: "青葉精機株式会社 採用担当", address: "recruit@aoba.example.jp" },
    uid: "0197c0de-0000-7000-8000-000000000001@aoba.example.jp",
    sequence: 2,
    stamp: new Date("2026-07-01T03:04:05.678Z"),
    attendee: { name: "山田 花", address: "hana@example.ac.jp", status: "NEEDS-ACTION" },
    ...overrides,
  };
}

function readBack(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) throw new Error("there is no VEVENT");
  const value = (name: string) => event.getFirstPropertyValue(name);
  return { calendar, event, value, text: (name: string) => String(value(name)) };
}

function checkForm(ics: string) {
  expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of ics.split("\r\n")) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line.isWellFormed()).toBe(true);
  }
  expect(Buffer.from(ics, "utf8").toString("utf8")).toBe(ics);
}

test("invitations 1: the only attendee is the reader, who is asked to answer", () => {
  const { event } = readBack(invitationIcs(anEntry()));
  const attendees = event.getAllProperties("attendee");
  expect(attendees).toHaveLength(1);
  const [attendee] = attendees;
  expect(attendee?.getFirstValue()).toBe("mailto:hana@example.ac.jp");
  expect(attendee?.getParameter("rsvp")).toBe("TRUE");
  expect(attendee?.getParameter("partstat")).toBe("NEEDS-ACTION");
  expect(attendee?.getParameter("role")).toBe("REQ-PARTICIPANT");
  expect(attendee?.getParameter("cn")).toBe("山田 花");
});

test("invitations 3: the UID is the stored one, SEQUENCE the stored counter, DTSTAMP the moment of sending", () => {
  const { text, value } = readBack(invitationIcs(anEntry()));
  expect(text("uid")).toBe("0197c0de-0000-7000-8000-000000000001@aoba.example.jp");
  expect(value("sequence")).toBe(2);
  expect(text("dtstamp")).toBe("2026-07-01T03:04:05Z");
});

test("invitations 4: a cancellation has the same UID, organizer and attendee, a higher SEQUENCE and the state", () => {
  const asked = readBack(invitationIcs(anEntry()));
  const { calendar, event, text, value } = readBack(
    invitationIcs(anEntry({ method: "CANCEL", sequence: 3 })),
  );
  expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
  expect(text("status")).toBe("CANCELLED");
  expect(text("uid")).toBe(asked.text("uid"));
  expect(text("organizer")).toBe(asked.text("organizer"));
  expect(event.getFirstPropertyValue("attendee")).toBe(asked.event.getFirstPropertyValue("attendee"));
  expect(Number(value("sequence"))).toBeGreaterThan(Number(asked.value("sequence")));
});

test("invitations 5: the organizer is the mailbox that is read", () => {
  const { event } = readBack(invitationIcs(anEntry()));
  expect(event.getFirstPropertyValue("organizer")).toBe("mailto:recruit@aoba.example.jp");
  expect(event.getFirstProperty("organizer")?.getParameter("cn")).toBe("青葉精機株式会社 採用担当");
});

test("invitations 7: timed events are instants with Z, whole days have an exclusive end", () => {
  const timed = invitationIcs(anEntry());
  expect(timed).toContain("\r\nDTSTART:20260718T050000Z\r\n");
  expect(timed).toContain("\r\nDTEND:20260718T073000Z\r\n");
  expect(timed).not.toMatch(/TIMEZONE|TZID/);
  const days = invitationIcs(anEntry({ start: "2026-09-07", end: "2026-09-12" }));
  expect(days).toContain("\r\nDTSTART;VALUE=DATE:20260907\r\n");
  expect(days).toContain("\r\nDTEND;VALUE=DATE:20260912\r\n");
  expect(readBack(days).text("dtstart")).toBe("2026-09-07");
});

test("invitations 8: CRLF, 75 octets, no cut character, no double quote in a name, a final line end", () => {
  const long = "髙橋と﨑山の「夏」😀".repeat(30);
  const ics = invitationIcs(
    anEntry({
      title: long,
      description: `${long}\n"quoted"; a, b \\ c`,
      attendee: { name: '金 "花", 😀', address: "h@example.jp", status: "ACCEPTED" },
    }),
  );
  checkForm(ics);
  const { text, event } = readBack(ics);
  expect(text("summary")).toBe(long);
  expect(text("description")).toBe(`${long}\n"quoted"; a, b \\ c`);
  expect(event.getFirstProperty("attendee")?.getParameter("cn")).toBe("金 ’花’, 😀");
  expect(event.getFirstProperty("summary")?.getParameter("language")).toBe("ja");
});

test("invitations 10: nothing personal but the attendee stands inside", () => {
  const ics = invitationIcs(anEntry()).replaceAll("\r\n ", "");
  const personal = ics.split("\r\n").filter((line) => /hana|山田/.test(line));
  expect(personal).toEqual([expect.stringMatching(/^ATTENDEE/)]);
  expect(ics).not.toMatch(/https?:/);
});

test("invitations 12: an old carrier address stays as it is", () => {
  const { event } = readBack(
    invitationIcs(
      anEntry({ attendee: { name: "原", address: "x..y.@docomo.ne.jp", status: "NEEDS-ACTION" } }),
    ),
  );
  expect(event.getFirstPropertyValue("attendee")).toBe("mailto:x..y.@docomo.ne.jp");
});

test("a copy to look at has no attendee and asks nothing", () => {
  const { calendar, event } = readBack(invitationIcs(anEntry({ method: "PUBLISH" })));
  expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
  expect(event.getAllProperties("attendee")).toHaveLength(0);
});

test("whatever is written, the file is well formed and says the same when it is read back", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.stringMatching(/^[髙﨑ｱア가"',;:\\\n\r\t\u202e\u05d0😀 a]{0,120}$/u),
    fc
      .array(fc.integer({ min: 0xd800, max: 0xdfff }), { maxLength: 5 })
      .map((codes) => String.fromCharCode(...codes)),
  );
  const method = fc.constantFrom<CalendarMethod>("REQUEST", "CANCEL", "PUBLISH");
  fc.assert(
    fc.property(text, text, text, text, method, (title, description, place, name, chosen) => {
      const ics = invitationIcs(
        anEntry({
          title,
          description,
          place,
          method: chosen,
          attendee: { name, address: "h@example.jp", status: "NEEDS-ACTION" },
        }),
      );
      checkForm(ics);
      const read = readBack(ics);
      const plain = (written: string) =>
        written
          .toWellFormed()
          .replace(/\r\n?/g, "\n")
          .replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => (sign === "\n" ? "\n" : " "));
      expect(read.value("summary") ?? "").toBe(plain(title).replaceAll("\n", " "));
      expect(read.value("description") ?? "").toBe(plain(description));
      expect(read.value("location") ?? "").toBe(plain(place).replaceAll("\n", " "));
      expect(read.event.getAllProperties("attendee")).toHaveLength(chosen === "PUBLISH" ? 0 : 1);
    }),
    { numRuns: 400 },
  );
});

test("the file is the same whatever the machine's time zone", () => {
  const expected = invitationIcs(anEntry());
  expect(process.env.TZ).toBe("UTC");
  const script = `
    import { invitationIcs } from "./app/features/calendar/invitation-ics.server.ts";
    const entry = JSON.parse(process.argv[1], (key, value) => ["start", "end", "stamp"].includes(key) ? new Date(value) : value);
    process.stdout.write(invitationIcs(entry));`;
  for (const zone of ["UTC", "Asia/Tokyo", "America/New_York"]) {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "--no-warnings", "-e", script, JSON.stringify(anEntry())],
      { env: { ...process.env, TZ: zone }, encoding: "utf8" },
    );
    expect(stdout, stderr).toBe(expected);
    const start = readBack(stdout).value("dtstart");
    expect(start instanceof ICAL.Time && start.toJSDate().toISOString()).toBe("2026-07-18T05:00:00.000Z");
  }
});

test("a page can say in words what a file does", () => {
  expect(entrySummary(invitationIcs(anEntry({ title: "夏, 秋; 冬" })))).toEqual({
    method: "REQUEST",
    version: 3,
    title: "夏, 秋; 冬",
    startsAt: new Date("2026-07-18T05:00:00Z"),
    endsAt: new Date("2026-07-18T07:30:00Z"),
  });
  expect(entrySummary("")).toBeUndefined();
});
