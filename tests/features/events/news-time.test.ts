import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { tellTheInvited } from "~/features/events/event-letters.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const weekBefore = new Date("2026-07-10T14:00:00Z"); // 23:00 in Tokyo; the social is on 18 July, 14:00
const morning = new Date("2026-07-10T23:00:00Z");

async function times(): Promise<Date[]> {
  const rows = await db.selectFrom("delivery").select("not_before").orderBy("created_at").execute();
  return rows.map(({ not_before }) => not_before);
}

test("a change decided at night is told in the reader's morning", async () => {
  const event = await anEvent(db);
  await anInvitation(db, event);
  await anInvitation(db, event, { candidate_id: (await aCandidate(db, { zone: "Europe/Paris" })).id });
  const news = {
    eventId: event.id,
    sessionId: event.session.id,
    letter: "event_changed",
    now: weekBefore,
  } as const;
  expect(await tellTheInvited(db, jobs, news)).toEqual({ told: 2 });
  expect((await times()).sort((a, b) => a.getTime() - b.getTime())).toEqual([weekBefore, morning]);
});

test("within a day of the start a cancellation leaves at once, and takes along what waited before it", async () => {
  const event = await anEvent(db);
  await anInvitation(db, event);
  const eve = new Date("2026-07-17T13:00:00Z");
  const earlier = new Date("2026-07-17T04:00:00Z");
  await tellTheInvited(db, jobs, {
    ...{ eventId: event.id, sessionId: event.session.id, letter: "event_changed", now: earlier },
  });
  await db
    .updateTable("delivery")
    .set({ not_before: new Date("2026-07-17T23:00:00Z") })
    .execute();
  const memberId = (await aMember(db)).id;
  await cancelEvent(db, jobs, { eventId: event.id, reason: "台風のため", memberId, now: eve });
  expect(await times()).toEqual([eve, eve]);
});

test("a session that was to begin within a day and moved to next week is told of at once too", async () => {
  const event = await anEvent(db);
  await anInvitation(db, event);
  const details = { time: { from: ["2026-07-11T05:00:00Z", "2026-07-11T07:00:00Z"], to: [] } };
  const news = { eventId: event.id, sessionId: event.session.id, letter: "event_changed", details } as const;
  await tellTheInvited(db, jobs, { ...news, now: weekBefore });
  expect(await times()).toEqual([weekBefore]);
});
