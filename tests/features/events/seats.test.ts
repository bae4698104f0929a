import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import type { Answer } from "~/features/events/answer.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { changeSeats } from "~/features/events/change-seats.server.ts";
import { expireClaims } from "~/features/events/expire-claims.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const noon = new Date("2026-07-06T03:00:00Z"); // Monday 12:00 in Tokyo

function say(
  event: Awaited<ReturnType<typeof anEvent>>,
  invitation: { id: string },
  answer: Answer,
  options: { now?: Date; word?: string; memberId?: string } = {},
) {
  const { now = noon, word = "", memberId } = options;
  return answerInvitation(db, {
    invitationId: invitation.id,
    sessionId: event.session.id,
    answer,
    word,
    now,
    source: memberId ? "staff" : "link",
    mailDomain: jobs.mailDomain,
    ...(memberId && { memberId }),
  });
}

async function lettersOf(invitation: { id: string }) {
  const rows = await db
    .selectFrom("delivery")
    .select("letter")
    .where("invitation_id", "=", invitation.id)
    .orderBy("created_at")
    .orderBy("letter")
    .execute();
  return rows.map((row) => row.letter);
}

async function seatOf(invitation: { id: string }) {
  return db
    .selectFrom("seat")
    .select(["state", "claim_until"])
    .where("invitation_id", "=", invitation.id)
    .executeTakeFirst();
}

test("a yes with room gives a seat, a letter, a line of history and one on the timeline", async () => {
  const event = await anEvent(db);
  const hana = await anInvitation(db, event);

  expect(await say(event, hana, "yes", { word: "えびなし" })).toEqual({
    ok: true,
    outcome: "going",
    changed: true,
  });

  expect(await seatOf(hana)).toMatchObject({ state: "going" });
  expect(await lettersOf(hana)).toEqual(["event_confirmed"]);
  const history = await db.selectFrom("answer_history").selectAll().execute();
  expect(history).toMatchObject([{ answer: "yes", outcome: "going", word: "えびなし", source: "link" }]);
  const timeline = await db.selectFrom("touchpoint").selectAll().execute();
  expect(timeline).toMatchObject([{ kind: "answered", from_candidate: true, is_contact: false }]);
});

test("the same answer twice is one answer and one letter", async () => {
  const event = await anEvent(db);
  const hana = await anInvitation(db, event);

  const both = await Promise.all([say(event, hana, "yes"), say(event, hana, "yes")]);

  expect(both.map((result) => result.ok && result.changed).sort()).toEqual([false, true]);
  expect(await lettersOf(hana)).toEqual(["event_confirmed"]);
  expect(await db.selectFrom("answer_history").selectAll().execute()).toHaveLength(1);
});

test("who answers when it is full waits in order of arrival and is told so", async () => {
  const event = await anEvent(db, { session: { seats: 1 } });
  const [hana, ren, aoi] = [
    await anInvitation(db, event),
    await anInvitation(db, event),
    await anInvitation(db, event),
  ];
  await say(event, hana, "yes");

  expect(await say(event, ren, "yes")).toMatchObject({ outcome: "waiting" });
  expect(await say(event, aoi, "yes")).toMatchObject({ outcome: "waiting" });

  const line = await db
    .selectFrom("seat")
    .select("invitation_id")
    .where("state", "=", "waiting")
    .orderBy("arrival")
    .execute();
  expect(line.map((row) => row.invitation_id)).toEqual([ren.id, aoi.id]);
  expect(await lettersOf(ren)).toEqual(["event_waiting"]);
});

test("a freed seat is kept for the first in line, twelve hours of their day", async () => {
  const event = await anEvent(db, { session: { seats: 1 } });
  const [hana, ren] = [await anInvitation(db, event), await anInvitation(db, event)];
  await say(event, hana, "yes");
  await say(event, ren, "yes");

  await say(event, hana, "no");

  expect(await seatOf(hana)).toBeUndefined();
  // 12:00 to 21:00 are nine hours, the other three end at 11:00 the next day
  expect(await seatOf(ren)).toEqual({ state: "offered", claim_until: new Date("2026-07-07T02:00:00Z") });
  expect(await lettersOf(ren)).toEqual(["event_seat_offered", "event_waiting"]);
  expect(await lettersOf(hana)).toEqual(["event_confirmed", "event_declined_noted"]);
  const entry = await db
    .selectFrom("calendar_entry")
    .selectAll()
    .where("candidate_id", "=", hana.candidate_id)
    .executeTakeFirst();
  expect(entry).toMatchObject({ sequence: 1, is_cancelled: true });
});

test("taking the offered seat confirms it, also after the deadline", async () => {
  const event = await anEvent(db, { session: { seats: 1 }, answer_by: new Date("2026-07-06T04:00:00Z") });
  const [hana, ren] = [await anInvitation(db, event), await anInvitation(db, event)];
  await say(event, hana, "yes");
  await say(event, ren, "yes");
  await say(event, hana, "maybe");

  const later = new Date("2026-07-06T09:00:00Z");
  expect(await say(event, ren, "yes", { now: later })).toEqual({ ok: true, outcome: "going", changed: true });
  expect(await lettersOf(ren)).toEqual(["event_seat_offered", "event_waiting", "event_confirmed"]);
});

test("an offered seat nobody takes goes to the next in line", async () => {
  const event = await anEvent(db, { session: { seats: 1 } });
  const [hana, ren, aoi] = [
    await anInvitation(db, event),
    await anInvitation(db, event),
    await anInvitation(db, event),
  ];
  for (const person of [hana, ren, aoi]) await say(event, person, "yes");
  await say(event, hana, "no");

  expect(await expireClaims(db, jobs, new Date("2026-07-07T01:59:00Z"))).toBe(0);
  expect(await expireClaims(db, jobs, new Date("2026-07-07T02:00:00Z"))).toBe(1);

  expect(await seatOf(ren)).toBeUndefined();
  expect(await seatOf(aoi)).toMatchObject({ state: "offered" });
  expect(await expireClaims(db, jobs, new Date("2026-07-07T02:00:00Z"))).toBe(0);
  // Whoever was too late may join the line again, behind the others.
  expect(await say(event, ren, "yes", { now: new Date("2026-07-07T03:00:00Z") })).toMatchObject({
    outcome: "waiting",
  });
});

test("after the deadline the page takes no new answer, but a no, and staff may still enter one", async () => {
  const event = await anEvent(db, { answer_by: noon });
  const [hana, ren] = [await anInvitation(db, event), await anInvitation(db, event)];
  const late = new Date(noon.getTime() + 1000);

  expect(await say(event, hana, "yes", { now: late })).toEqual({ ok: false, reason: "closed" });
  expect(await say(event, hana, "no", { now: late })).toMatchObject({ ok: true, outcome: "no" });
  const member = await db
    .insertInto("member")
    .values({ id: crypto.randomUUID(), role: "recruiter", family_name: "森下", email: "m@aoba.example.jp" })
    .returning("id")
    .executeTakeFirstOrThrow();
  expect(await say(event, ren, "yes", { now: late, memberId: member.id })).toMatchObject({
    outcome: "going",
  });
  expect(await say(event, ren, "no", { now: event.session.starts_at })).toEqual({
    ok: false,
    reason: "past",
  });
});

test("a cancelled event, a draft and an unknown invitation take no answer", async () => {
  const cancelled = await anEvent(db, { state: "cancelled" });
  const draft = await anEvent(db, { state: "draft" });

  expect(await say(cancelled, await anInvitation(db, cancelled), "yes")).toEqual({
    ok: false,
    reason: "cancelled",
  });
  expect(await say(draft, await anInvitation(db, draft), "yes")).toEqual({ ok: false, reason: "unknown" });
  expect(await say(draft, { id: crypto.randomUUID() }, "yes")).toEqual({ ok: false, reason: "unknown" });
});

test("more seats are offered to the line in order; fewer than are given is refused", async () => {
  const event = await anEvent(db, { session: { seats: 1 } });
  const [hana, ren, aoi] = [
    await anInvitation(db, event),
    await anInvitation(db, event),
    await anInvitation(db, event),
  ];
  for (const person of [hana, ren, aoi]) await say(event, person, "yes");

  expect(await changeSeats(db, jobs, { sessionId: event.session.id, seats: 0, now: noon })).toEqual({
    ok: false,
    reason: "seats_given",
    release: 1,
  });
  expect(await changeSeats(db, jobs, { sessionId: event.session.id, seats: 2, now: noon })).toEqual({
    ok: true,
  });
  expect(await seatOf(ren)).toMatchObject({ state: "offered" });
  expect(await seatOf(aoi)).toMatchObject({ state: "waiting" });
});

test("coming back after a no raises the calendar entry and confirms again", async () => {
  const event = await anEvent(db);
  const hana = await anInvitation(db, event);
  for (const [minutes, answer] of (["yes", "no", "yes"] as const).entries())
    await say(event, hana, answer, { now: new Date(noon.getTime() + minutes * 60_000) });

  expect(await lettersOf(hana)).toEqual(["event_confirmed", "event_declined_noted", "event_confirmed"]);
  const entry = await db.selectFrom("calendar_entry").selectAll().executeTakeFirst();
  expect(entry).toMatchObject({ sequence: 2, is_cancelled: false });
});

test("a no or a maybe without a seat is noted without a letter", async () => {
  const event = await anEvent(db);
  const hana = await anInvitation(db, event);

  expect(await say(event, hana, "maybe")).toMatchObject({ outcome: "maybe" });
  expect(await say(event, hana, "other_date", { word: "8月なら" })).toMatchObject({ outcome: "other_date" });
  expect(await say(event, hana, "no")).toMatchObject({ outcome: "no" });
  expect(await lettersOf(hana)).toEqual([]);
});
