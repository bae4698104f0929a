import { spawnSync } from "node:child_process";
import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aHost, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aContext } from "#tests/support/sign-in.ts";
import { closeFeed, findFeedFile, openFeed } from "~/features/calendar/calendar-feed.server.ts";
import { type FeedEntry, feedIcs } from "~/features/calendar/feed-ics.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { acceptHosting } from "~/features/hosts/accept-hosting.server.ts";
import { declineHosting } from "~/features/hosts/decline-hosting.server.ts";
import * as feedRoute from "~/routes/public/feed.ts";

const db = testDatabase();
const jobs = quietJobs();
let now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });
const secret = context.secret;

async function ask(file: string, tag = "") {
  const headers = tag ? { "If-None-Match": tag } : undefined;
  const request = new Request(`http://enishi.test/feeds/${file}`, headers ? { headers } : {});
  try {
    return await feedRoute.loader({ request, params: { file }, context } as never);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

function read(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const entries = calendar.getAllSubcomponents("vevent").map((event) => ({
    uid: String(event.getFirstPropertyValue("uid")),
    summary: String(event.getFirstPropertyValue("summary")),
    status: String(event.getFirstPropertyValue("status")),
    sequence: Number(event.getFirstPropertyValue("sequence")),
    attendees: event.getAllProperties("attendee").length + event.getAllProperties("organizer").length,
    start: (event.getFirstPropertyValue("dtstart") as ICAL.Time).toJSDate().toISOString(),
    text: event.toString(),
  }));
  return { calendar, entries };
}

test("feeds: a host's feed holds their sessions under the UIDs of the letters, without attendees and without a guest's name", async () => {
  await aCompany(db);
  const event = await anEvent(db, { session: { online_url: "https://meet.example.jp/room" } });
  const okamoto = await aHost(db, { session: event.session });
  const guest = await aCandidate(db, { family_name: "秘密" });
  const { id } = await anInvitation(db, event, { candidate_id: guest.id });
  const yes = { invitationId: id, sessionId: event.session.id, answer: "yes", word: "" } as const;
  await answerInvitation(db, { ...yes, source: "link", now, mailDomain: "x" });
  await anEvent(db); // somebody else's
  const file = await openFeed(db, { memberId: okamoto.id }, { secret, now });

  const first = await ask(file);
  const { calendar, entries } = read(await first.text());

  expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
  expect(calendar.getFirstPropertyValue("name")).toBe("担当｜青葉精機株式会社");
  expect(String(calendar.getFirstPropertyValue("refresh-interval"))).toBe("PT1H");
  const own = await db
    .selectFrom("calendar_entry")
    .select("uid")
    .where("member_id", "=", okamoto.id)
    .executeTakeFirst();
  expect(entries).toMatchObject([
    {
      uid: own?.uid,
      summary: "夏の懇親会",
      status: "TENTATIVE",
      attendees: 0,
      start: "2026-07-18T05:00:00.000Z",
    },
  ]);
  expect(entries[0]?.text).not.toMatch(/秘密|meet\.example/);

  await acceptHosting(db, jobs, { sessionId: event.session.id, memberId: okamoto.id, now });
  const [after] = read(await (await ask(file)).text()).entries;
  expect(after).toMatchObject({ uid: own?.uid, status: "CONFIRMED" });
  expect(after?.text).toContain("https://meet.example.jp/room");
});

test("feeds: an unchanged feed answers 304, also to a weak tag; each change of the person's sessions answers 200", async () => {
  const event = await anEvent(db);
  const guest = await anInvitation(db, event);
  const okamoto = await aHost(db, { session: event.session });
  const file = await openFeed(db, { memberId: okamoto.id }, { secret, now });
  const tagOf = async () => (await ask(file)).headers.get("etag") ?? "";
  const known = await tagOf();
  expect((await ask(file, known)).status).toBe(304);
  expect((await ask(file, `"x", W/${known}`)).status).toBe(304);

  const answer = { invitationId: guest.id, sessionId: event.session.id, answer: "yes", word: "" } as const;
  await answerInvitation(db, { ...answer, source: "link", now, mailDomain: "x" });
  expect((await ask(file, known)).status).toBe(304);

  let last = known;
  const changes: (() => Promise<unknown>)[] = [
    () =>
      db
        .updateTable("event")
        .set({ title: JSON.stringify({ ja: "夏の会" }) })
        .execute(),
    () =>
      db
        .updateTable("session")
        .set({ starts_at: new Date("2026-07-18T04:00:00Z") })
        .execute(),
    () => acceptHosting(db, jobs, { sessionId: event.session.id, memberId: okamoto.id, now }),
    () => declineHosting(db, jobs, { sessionId: event.session.id, memberId: okamoto.id, word: "", now }),
  ];
  for (const change of changes) {
    await change();
    const tag = await tagOf();
    expect(tag).not.toBe(last);
    last = tag;
  }
});

test("feeds: what is cancelled stays for 30 days as cancelled, and what is over for 90", async () => {
  const { session } = await anEvent(db);
  const okamoto = await aHost(db, { session });
  await declineHosting(db, jobs, { sessionId: session.id, memberId: okamoto.id, word: "", now });
  const file = await openFeed(db, { memberId: okamoto.id }, { secret, now });
  const statuses = async () => read(await (await ask(file)).text()).entries.map((entry) => entry.status);
  await db
    .updateTable("calendar_entry")
    .set({ cancelled_at: new Date("2026-07-06T03:00:00Z") })
    .execute();

  expect(await statuses()).toEqual(["CANCELLED"]);
  now = new Date("2026-08-04T03:00:00Z");
  expect(await statuses()).toEqual(["CANCELLED"]);
  now = new Date("2026-08-06T03:00:00Z");
  expect(await statuses()).toEqual([]);
  await db.updateTable("calendar_entry").set({ is_cancelled: false }).execute();
  expect(await statuses()).toEqual(["TENTATIVE"]);
  now = new Date("2026-10-20T03:00:00Z");
  expect(await statuses()).toEqual([]);
  now = new Date("2026-07-06T03:00:00Z");
});

test("feeds: an address that was renewed or closed, or of a colleague who left, is nobody's", async () => {
  const okamoto = await aHost(db);
  const owner = { memberId: okamoto.id };
  const first = await openFeed(db, owner, { secret, now });
  expect(await findFeedFile(db, owner, secret)).toBe(first);
  const second = await openFeed(db, owner, { secret, now });
  expect((await ask(first)).status).toBe(404);
  expect((await ask(second)).status).toBe(200);
  await closeFeed(db, owner, now);
  expect((await ask(second)).status).toBe(404);
  const third = await openFeed(db, owner, { secret, now });
  await db.updateTable("member").set({ ended_at: now }).execute();
  expect((await ask(third)).status).toBe(404);
  for (const file of ["", "x.ics", third.replace(".ics", "")]) expect((await ask(file)).status).toBe(404);
});

test("feeds: a candidate's feed follows their own seat and nobody else's", async () => {
  const event = await anEvent(db);
  const hana = await aCandidate(db, { locale: "ko" });
  const invitation = await anInvitation(db, event, { candidate_id: hana.id });
  await anInvitation(db, event);
  const file = await openFeed(db, { candidateId: hana.id }, { secret, now });
  const first = await ask(file);
  const tag = first.headers.get("etag") ?? "";
  expect(read(await first.text()).entries).toMatchObject([{ summary: "여름 친목회", status: "TENTATIVE" }]);
  expect((await ask(file, tag)).status).toBe(304);

  const yes = { invitationId: invitation.id, sessionId: event.session.id, answer: "yes", word: "" } as const;
  await answerInvitation(db, { ...yes, source: "link", now, mailDomain: "x" });

  const after = await ask(file, tag);
  expect(after.status).toBe(200);
  expect(read(await after.text()).entries).toMatchObject([{ status: "CONFIRMED" }]);
});

const entry: FeedEntry = {
  uid: "0197c0de-0000-7000-8000-000000000001@aoba.example.jp",
  sequence: 2,
  title: "夏の懇親会",
  description: "かるい食事をとりながら、\n気楽にお話しします; いつでも, どうぞ \\o/",
  place: "青葉本社 5階 ラウンジ",
  startsAt: new Date("2026-07-18T05:00:00Z"),
  endsAt: new Date("2026-07-18T07:30:00Z"),
  status: "CONFIRMED",
};

test("feeds: whatever is written, the feed is well formed, keeps to 75 octets a line and reads back the same", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.stringMatching(/^[髙﨑ｱア가"',;:\\\n\r\t\u202e😀 a]{0,120}$/u),
    fc
      .array(fc.integer({ min: 0xd800, max: 0xdfff }), { maxLength: 5 })
      .map((codes) => String.fromCharCode(...codes)),
  );
  const plain = (written: string) =>
    written
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      .replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => (sign === "\n" ? "\n" : " "));
  fc.assert(
    fc.property(text, text, (title, description) => {
      const ics = feedIcs({
        name: title,
        locale: "ja",
        entries: [{ ...entry, title, description }],
        stamp: now,
      }).toString();
      expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
      expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      for (const line of ics.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(ics.isWellFormed()).toBe(true);
      const event = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent("vevent");
      expect(event?.getFirstPropertyValue("summary") ?? "").toBe(plain(title).replaceAll("\n", " "));
      expect(event?.getFirstPropertyValue("description") ?? "").toBe(plain(description));
    }),
    { numRuns: 300 },
  );
});

test("feeds: the feed is the same whatever the machine's time zone, and says the same instant", () => {
  const feed = { name: "担当", locale: "ja" as const, entries: [entry], stamp: now };
  const expected = feedIcs(feed).toString();
  const script = `
    import { feedIcs } from "./app/features/calendar/feed-ics.ts";
    const feed = JSON.parse(process.argv[1], (key, value) => ["startsAt", "endsAt", "stamp"].includes(key) ? new Date(value) : value);
    process.stdout.write(feedIcs(feed));`;
  for (const zone of ["UTC", "Asia/Tokyo", "America/New_York"]) {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "--no-warnings", "-e", script, JSON.stringify(feed)],
      { env: { ...process.env, TZ: zone }, encoding: "utf8" },
    );
    expect(stdout, stderr).toBe(expected);
    expect(read(stdout).entries).toMatchObject([{ start: "2026-07-18T05:00:00.000Z", sequence: 2 }]);
  }
});
