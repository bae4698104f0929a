import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aHost, anEvent } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { busyTimesIn } from "~/features/hosts/busy-times.server.ts";
import { isFreeToHost, listFreeHosts, listNotAsked } from "~/features/hosts/free-hosts.server.ts";
import { listHostChoices } from "~/features/hosts/host-choices.server.ts";
import {
  findOwnCalendar,
  forgetHosts,
  lendCalendar,
  takeCalendarBack,
} from "~/features/hosts/own-calendar.server.ts";
import { readCalendars } from "~/features/hosts/read-calendars.server.ts";
import type { Outside } from "~/lib/fetch-outside.server.ts";
import * as settings from "~/routes/host/settings.tsx";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const address = "https://calendar.example.com/private-0123/basic.ics";
const asked = {
  from: now,
  until: new Date("2026-08-10T00:00:00Z"),
  zone: "Asia/Tokyo",
  ourDomain: "aoba.example.jp",
};

const calendar = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR"].join("\r\n");
const event = (...lines: string[]) =>
  ["BEGIN:VEVENT", "SUMMARY:秘密の会議", ...lines, "END:VEVENT"].join("\r\n");
const times = (text: string) =>
  busyTimesIn(text, asked).map(({ startsAt, endsAt }) => `${startsAt.toISOString()}/${endsAt.toISOString()}`);

test("times with a zone, in UTC, floating and whole days become instants; overlaps become one", () => {
  const text = calendar(
    event("UID:1", "DTSTART;TZID=Asia/Tokyo:20260710T100000", "DTEND;TZID=Asia/Tokyo:20260710T110000"),
    event("UID:2", "DTSTART:20260710T013000Z", "DURATION:PT1H"),
    event("UID:3", "DTSTART:20260711T090000", "DTEND:20260711T093000"),
    event("UID:4", "DTSTART;VALUE=DATE:20260715", "DTEND;VALUE=DATE:20260717"),
    event("UID:5", "DTSTART:20260701T000000Z", "DTEND:20260701T010000Z"),
  );
  expect(times(text)).toEqual([
    "2026-07-10T01:00:00.000Z/2026-07-10T02:30:00.000Z",
    "2026-07-11T00:00:00.000Z/2026-07-11T00:30:00.000Z",
    "2026-07-14T15:00:00.000Z/2026-07-16T15:00:00.000Z",
  ]);
});

test("a rule is worked out with its exceptions, moved days and the file's own zone with its summer time", () => {
  const zone =
    `BEGIN:VTIMEZONE\r\nTZID:Office\r\nBEGIN:STANDARD\r\nDTSTART:20001029T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:20000402T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE`
      .replaceAll("\n", "\r\n")
      .replaceAll("\r\r", "\r");
  const text = calendar(
    zone,
    event(
      ...["UID:weekly", "DTSTART;TZID=Office:20250107T090000", "DTEND;TZID=Office:20250107T100000"],
      ...["RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260804T235959Z", "EXDATE;TZID=Office:20260714T090000"],
    ),
    event(
      ...["UID:weekly", "RECURRENCE-ID;TZID=Office:20260721T090000"],
      ...["DTSTART;TZID=Office:20260722T150000", "DTEND;TZID=Office:20260722T160000"],
    ),
  );
  expect(times(text)).toEqual([
    "2026-07-07T13:00:00.000Z/2026-07-07T14:00:00.000Z",
    "2026-07-22T19:00:00.000Z/2026-07-22T20:00:00.000Z",
    "2026-07-28T13:00:00.000Z/2026-07-28T14:00:00.000Z",
    "2026-08-04T13:00:00.000Z/2026-08-04T14:00:00.000Z",
  ]);
});

test("free, cancelled and our own entries aren't busy; a calendar of busy times alone is read too", () => {
  const at = ["DTSTART:20260710T010000Z", "DTEND:20260710T020000Z"];
  const text = calendar(
    event("UID:1", ...at, "TRANSP:TRANSPARENT"),
    event("UID:2", ...at, "STATUS:CANCELLED"),
    event("UID:3", ...at, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
    event("UID:4@aoba.example.jp", ...at),
    "BEGIN:VFREEBUSY\r\nUID:f\r\nFREEBUSY;FBTYPE=BUSY:20260720T010000Z/20260720T020000Z,20260721T010000Z/PT30M\r\nFREEBUSY;FBTYPE=FREE:20260722T010000Z/PT30M\r\nEND:VFREEBUSY",
  );
  expect(times(text)).toEqual([
    "2026-07-20T01:00:00.000Z/2026-07-20T02:00:00.000Z",
    "2026-07-21T01:00:00.000Z/2026-07-21T01:30:00.000Z",
  ]);
});

test("what isn't a calendar, repeats every second since long ago, or looks for 31 February is refused", () => {
  expect(() => times("<html>sign in</html>")).toThrow();
  expect(() => times("BEGIN:VCARD\r\nEND:VCARD")).toThrow();
  const mad = event("UID:1", "DTSTART:20200101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY");
  expect(() => times(calendar(mad))).toThrow("repeats");
  const never = event("UID:1", "DTSTART:20260101T000000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31");
  expect(() => busyTimesIn(calendar(never), asked, 100)).toThrow("timed out");
});

async function aLender() {
  const host = await aHost(db);
  await lendCalendar(db, jobs, { memberId: host.id, address, secret: testSecret, now });
  return host;
}

const busy = calendar(event("UID:1", "DTSTART:20260718T060000Z", "DTEND:20260718T070000Z"));
const fetching = (answer: Outside | ((etag: string | undefined) => Outside)) => {
  const seen: (string | undefined)[] = [];
  const fetch = async (url: string, { etag }: { etag?: string }) => {
    expect(url).toBe(address);
    seen.push(etag);
    return typeof answer === "function" ? answer(etag) : answer;
  };
  return { seen, means: { secret: testSecret, ourDomain: "aoba.example.jp", now, fetch: fetch as never } };
};

test("a lent calendar is read hourly with its ETag; of it only from when until when is kept", async () => {
  const host = await aLender();
  const full: Outside = { ok: true, isUnchanged: false, text: busy, etag: '"7"' };
  const { seen, means } = fetching((etag) => (etag ? { ok: true, isUnchanged: true } : full));
  expect(await readCalendars(db, means)).toEqual({ read: 1, failed: 0 });
  expect(await readCalendars(db, means)).toEqual({ read: 0, failed: 0 });
  const later = new Date(now.getTime() + 3_600_000);
  await readCalendars(db, { ...means, now: later });
  const muchLater = new Date(now.getTime() + 90 * 86_400_000);
  await readCalendars(db, { ...means, now: muchLater });

  // The times go 180 days ahead: before they run out the calendar is asked for in full again.
  expect(seen).toEqual([undefined, '"7"', undefined]);
  expect(await findOwnCalendar(db, host.id, now)).toMatchObject({
    site: "calendar.example.com",
    problem: "",
  });
  const kept = JSON.stringify([
    await db.selectFrom("host_busy").selectAll().execute(),
    await db.selectFrom("host_calendar").selectAll().execute(),
  ]);
  expect(kept).not.toMatch(/秘密|private-0123/);
});

test("a calendar that can't be read keeps the times known before and says why; another SECRET opens nothing", async () => {
  const host = await aLender();
  const good = fetching({ ok: true, isUnchanged: false, text: busy, etag: "" });
  await readCalendars(db, good.means);
  const later = { now: new Date(now.getTime() + 7_200_000) };
  const html = fetching({ ok: true, isUnchanged: false, text: "<html>", etag: "" });
  expect(await readCalendars(db, { ...html.means, ...later })).toEqual({ read: 0, failed: 1 });
  expect(await findOwnCalendar(db, host.id, now)).toMatchObject({ busy: 1, problem: "unreadable" });
  const gone = fetching({ ok: false, reason: "gone" });
  await readCalendars(db, { ...gone.means, now: new Date(now.getTime() + 14_400_000) });
  expect(await findOwnCalendar(db, host.id, now)).toMatchObject({ busy: 1, problem: "gone" });
  const other = { ...good.means, secret: `${testSecret}!`, now: new Date(now.getTime() + 21_600_000) };
  await readCalendars(db, other);
  expect(await findOwnCalendar(db, host.id, now)).toMatchObject({ problem: "address" });
});

test("who is busy in their own calendar isn't proposed then, and whoever plans sees it", async () => {
  const host = await aLender();
  await readCalendars(db, fetching({ ok: true, isUnchanged: false, text: busy, etag: "" }).means);
  const { session } = await anEvent(db);
  expect(await listFreeHosts(db, session.id)).toEqual([]);
  expect(await isFreeToHost(db, { sessionId: session.id, memberId: host.id })).toBe(false);
  expect(await listNotAsked(db, session.id)).toMatchObject([{ id: host.id, isBusyElsewhere: true }]);
  const choose = (at?: typeof session) =>
    listHostChoices(db, {
      ...{ now, zone: "Asia/Tokyo", locale: "ja" },
      ...(at && { session: { id: at.id, startsAt: at.starts_at, endsAt: at.ends_at } }),
    });
  expect((await choose(session))[0]?.own).toBe("その時間はご自分の予定があります");
  expect((await choose())[0]?.own).toBe("ご自分の予定：7/18(土) 15:00〜16:00");

  await takeCalendarBack(db, host.id);
  expect(await listFreeHosts(db, session.id)).toHaveLength(1);
  expect(await db.selectFrom("host_calendar").selectAll().execute()).toEqual([]);
});

test("a calendar taken back while it is being read leaves nothing; of who left nothing stays either", async () => {
  const host = await aLender();
  const racing = fetching({ ok: true, isUnchanged: false, text: busy, etag: "" });
  const fetch = async () => {
    await takeCalendarBack(db, host.id);
    return { ok: true, isUnchanged: false, text: busy, etag: "" } as const;
  };
  await readCalendars(db, { ...racing.means, fetch });
  expect(await db.selectFrom("host_busy").selectAll().execute()).toEqual([]);

  const leaver = await aLender();
  await readCalendars(db, racing.means);
  await db.updateTable("member").set({ ended_at: now }).where("id", "=", leaver.id).execute();
  await forgetHosts(db, now);
  expect(await db.selectFrom("host_busy").selectAll().execute()).toEqual([]);
  expect(await db.selectFrom("host_calendar").selectAll().execute()).toEqual([]);
});

test("a host lends and takes back under settings, and the page never shows the address again", async () => {
  await aCompany(db);
  const context = aContext(db, { now: () => now });
  const host = await aHost(db);
  const cookie = await signedIn(db, context, host);
  const post = (form: Record<string, string>) =>
    visit(settings, { path: "/host/settings", form, cookie, context });
  const bad = await post({ intent: "lend_calendar", calendar: "http://192.168.0.1/a.ics" });
  expect(bad).toMatchObject({ status: 400, data: { problem: expect.stringContaining("https://") } });
  expect((await post({ intent: "lend_calendar", calendar: address })).status).toBe(303);
  const page = await visit(settings, { path: "/host/settings", cookie, context });
  expect(page.data).toMatchObject({ lent: { isLent: true } });
  expect(JSON.stringify(page.data)).not.toContain("private-0123");
  await post({ intent: "take_calendar_back" });
  const after = await visit(settings, { path: "/host/settings", cookie, context });
  expect(after.data).toMatchObject({ lent: { isLent: false } });
});
