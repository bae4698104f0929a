import ical, { ICalCalendarMethod } from "ical-generator";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { findFeed, openFeed } from "~/features/calendar/calendar-feed.server.ts";
import { feedTag, listFeedEntries } from "~/features/calendar/feed-entries.server.ts";
import { type FeedEntry, feedIcs } from "~/features/calendar/feed-ics.ts";

const events = 1000;
const now = new Date("2026-07-06T03:00:00Z");

/** A host's feed of 1,000 sessions: asked for unchanged, written anew, and written by ical-generator. */
export async function benchFeeds(db: Db) {
  const memberId = await prepare(db);
  const file = await openFeed(db, { memberId }, { secret: "a secret for the bench", now });
  const unchanged = await milliseconds(200, async () => {
    const feed = await findFeed(db, file);
    if (feed) await feedTag(db, feed, now);
  });
  const feed = await findFeed(db, file);
  if (!feed) throw new Error("there is no feed");
  const read = await milliseconds(20, () => listFeedEntries(db, feed, now));
  const entries = await listFeedEntries(db, feed, now);
  if (entries.length !== events) throw new Error(`${entries.length} entries`);
  const shared = { name: "担当", locale: "ja", entries, stamp: now } as const;
  let version = 0;
  const ours = await milliseconds(100, async () => {
    version += 1;
    const changed = entries.map((entry, place) => ({
      ...entry,
      sequence: place === 7 ? version : entry.sequence,
    }));
    return feedIcs({ ...shared, entries: changed }).byteLength;
  });
  const anew = await milliseconds(100, async () => {
    version += 1;
    const changed = entries.map((entry) => ({ ...entry, sequence: version }));
    return feedIcs({ ...shared, entries: changed }).byteLength;
  });
  const library = await milliseconds(30, async () => Buffer.byteLength(byLibrary(entries)));
  return [
    {
      events,
      unchangedMs: unchanged,
      readMs: read,
      changedMs: ours,
      allAnewMs: anew,
      icalGeneratorMs: library,
      timesFaster: Math.round((library / ours) * 10) / 10,
    },
  ];
}

function byLibrary(entries: FeedEntry[]): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, name: "担当" });
  for (const entry of entries)
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: now,
      start: entry.startsAt,
      end: entry.endsAt,
      summary: entry.title,
      description: entry.description,
      location: entry.place,
    });
  return calendar.toString();
}

/** The quickest of so many: what the work itself costs, whoever else is busy on the machine. */
async function milliseconds(times: number, run: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let count = 0; count < times; count++) {
    const began = performance.now();
    await run();
    took.push(performance.now() - began);
  }
  return Math.round(Math.min(...took) * 100) / 100;
}

async function prepare(db: Db): Promise<string> {
  const memberId = uuidv7();
  await db
    .insertInto("cohort")
    .values({ year: 2027, formal_on: "2026-10-01", joins_on: "2027-04-01" })
    .execute();
  await db
    .insertInto("member")
    .values({ id: memberId, role: "host", family_name: "岡本", email: "okamoto@aoba.example.jp" })
    .execute();
  const meetings = Array.from({ length: events }, (_, place) => {
    const startsAt = new Date(now.getTime() + (place + 1) * 3_600_000);
    return {
      eventId: uuidv7(),
      sessionId: uuidv7(),
      startsAt,
      endsAt: new Date(startsAt.getTime() + 2_700_000),
    };
  });
  await db
    .insertInto("event")
    .values(
      meetings.map(({ eventId }, place) => ({
        id: eventId,
        cohort_year: 2027,
        kind: "meetup",
        state: "published",
        title: JSON.stringify({ ja: `先輩面談 ${place + 1}回目` }),
        description: JSON.stringify({
          ja: `設計部の先輩と${place + 1}回目の気楽な話をします。聞きたいことがあれば、前もって教えてください。途中からでも、どうぞ。`,
        }),
        created_at: now,
      })),
    )
    .execute();
  await db
    .insertInto("session")
    .values(
      meetings.map(({ eventId, sessionId, startsAt, endsAt }) => ({
        id: sessionId,
        event_id: eventId,
        starts_at: startsAt,
        ends_at: endsAt,
        place: JSON.stringify({ ja: "青葉本社 5階 ラウンジ" }),
        address: "名古屋市中区栄1-0-0",
        seats: 8,
      })),
    )
    .execute();
  await db
    .insertInto("session_host")
    .values(
      meetings.map(({ sessionId }) => ({ session_id: sessionId, member_id: memberId, state: "accepted" })),
    )
    .execute();
  await db
    .insertInto("calendar_entry")
    .values(
      meetings.map(({ sessionId }) => ({
        id: uuidv7(),
        session_id: sessionId,
        member_id: memberId,
        uid: `${uuidv7()}@aoba.example.jp`,
      })),
    )
    .execute();
  return memberId;
}
