import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aMember, aSession } from "#tests/support/factories.ts";
import { aBriefing, anOpenRelative } from "#tests/support/families.ts";
import { letterTime, quietJobs } from "#tests/support/letters.ts";
import { mergeSessions } from "~/features/events/merge-sessions.server.ts";
import { answerBriefing } from "~/features/families/answer-briefing.server.ts";
import { inviteFamilies } from "~/features/families/invite-families.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = letterTime;

/** A briefing with a session of 4 and one of 6 places. */
async function twoSessions() {
  const member = await aMember(db);
  const event = await aBriefing(db, { session: { seats: 4 } });
  const later = await aSession(db, event, {
    seats: 6,
    starts_at: new Date("2026-07-19T05:00:00Z"),
    ends_at: new Date("2026-07-19T07:00:00Z"),
  });
  const [from, into] = [event.session.id, later.id];
  const invite = (sessionId: string) => inviteFamilies(db, jobs, { sessionId, memberId: member.id, now });
  const merge = () => mergeSessions(db, jobs, { fromId: from, intoId: into, memberId: member.id, now });
  return { from, into, invite, merge };
}

async function say(
  relativeId: string,
  sessionId: string,
  people: number,
  answer: "on_site" | "no" = "on_site",
) {
  const { id } = await db
    .selectFrom("family_invitation")
    .select("id")
    .where("relative_id", "=", relativeId)
    .where("session_id", "=", sessionId)
    .executeTakeFirstOrThrow();
  return answerBriefing(db, {
    ...{ invitationId: id, answer, people, accessNeeds: "", now, mailDomain: "aoba.example.jp" },
  });
}

async function placesOf(relativeId: string) {
  return db
    .selectFrom("family_invitation")
    .select(["session_id as session", "seat", "people", "uid", "sequence", "is_cancelled as isOut"])
    .where("relative_id", "=", relativeId)
    .orderBy("is_cancelled")
    .execute();
}

/** The letters of the merge itself. */
async function newsOf() {
  const rows = await db
    .selectFrom("delivery")
    .select(["letter", "session_id as session", "relative_id as relative"])
    .where("letter", "in", ["family_changed", "family_cancelled"])
    .execute();
  return rows;
}

async function takenOf(id: string) {
  const session = await db
    .selectFrom("session")
    .select("seats_taken")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return session.seats_taken;
}

test("merged briefings: families keep their places and their entry, and are told old and new", async () => {
  const { from, into, invite, merge } = await twoSessions();
  const family = await anOpenRelative(db);
  await invite(from);
  await say(family.id, from, 2);
  const [before] = await placesOf(family.id);

  expect(await merge()).toEqual({ ok: true, told: 1, released: 0 });

  expect(await placesOf(family.id)).toEqual([
    {
      session: into,
      seat: "going",
      people: 2,
      uid: before?.uid,
      sequence: (before?.sequence ?? 0) + 1,
      isOut: false,
    },
  ]);
  expect(await takenOf(into)).toBe(2);
  expect(await newsOf()).toEqual([{ letter: "family_changed", session: into, relative: family.id }]);
});

test("families that don't fit together refuse the merge, with the number of places that lack", async () => {
  const { from, into, invite, merge } = await twoSessions();
  const [one, other] = [await anOpenRelative(db), await anOpenRelative(db)];
  await invite(from);
  await invite(into);
  await say(one.id, from, 3);
  await say(other.id, into, 5);

  expect(await merge()).toEqual({ ok: false, reason: "seats", missing: 2 });

  expect([await takenOf(from), await takenOf(into)]).toEqual([3, 5]);
});

test("invited to both, a family keeps the better place; the other entry is taken out of its calendar", async () => {
  const { from, into, invite, merge } = await twoSessions();
  const [early, late, silent] = [
    await anOpenRelative(db),
    await anOpenRelative(db),
    await anOpenRelative(db),
  ];
  await invite(from);
  await invite(into);
  await say(early.id, from, 2);
  await say(late.id, into, 1);
  await say(late.id, from, 1);

  expect(await merge()).toMatchObject({ ok: true, told: 1 });

  expect(await placesOf(early.id)).toMatchObject([
    { session: into, seat: "going", people: 2, isOut: false },
    { session: from, seat: null, isOut: true },
  ]);
  expect(await placesOf(late.id)).toMatchObject([
    { session: into, seat: "going", people: 1, isOut: false },
    { session: from, seat: null, isOut: true },
  ]);
  expect(await placesOf(silent.id)).toMatchObject([
    { session: into, seat: null, isOut: false },
    { session: from, isOut: true },
  ]);
  expect(await takenOf(into)).toBe(3);
  const told = await newsOf();
  expect(told.filter(({ letter }) => letter === "family_changed")).toEqual([
    { letter: "family_changed", session: into, relative: early.id },
  ]);
  expect(
    told
      .filter(({ letter }) => letter === "family_cancelled")
      .map(({ relative, session }) => [relative, session]),
  ).toEqual(expect.arrayContaining([early.id, late.id, silent.id].map((id) => [id, from])));
});
