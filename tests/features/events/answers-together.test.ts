import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { anEvent, anInvitation } from "#tests/support/factories.ts";
import type { Answer } from "~/features/events/answer.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";

const db = testDatabase();
const noon = new Date("2026-07-06T03:00:00Z");

type Event = Awaited<ReturnType<typeof anEvent>>;

function say(event: Event, invitation: { id: string }, answer: Answer, companions?: number) {
  return answerInvitation(db, {
    ...{ invitationId: invitation.id, sessionId: event.session.id, answer, word: "" },
    ...{ source: "link", now: noon, mailDomain: "aoba.example.jp" },
    ...(companions !== undefined && { companions }),
  });
}

async function guests(event: Event, count: number) {
  const people: { id: string; candidate_id: string }[] = [];
  for (let at = 0; at < count; at++) people.push(await anInvitation(db, event));
  return people;
}

async function lineOf(event: Event) {
  const { rows } = await sql<{ id: string; state: string; arrival: number }>`
    select invitation_id as id, state, arrival from seat where session_id = ${event.session.id} order by arrival`.execute(
    db,
  );
  return rows;
}

test("answers of one moment are taken in their order: seats first, then the line, each with its one letter", async () => {
  const event = await anEvent(db, { session: { seats: 3 } });
  const people = await guests(event, 6);

  const answered = await Promise.all(people.map((one) => say(event, one, "yes")));

  expect(answered.map((each) => each.ok && each.outcome)).toEqual([
    ...["going", "going", "going", "waiting", "waiting", "waiting"],
  ]);
  expect((await lineOf(event)).map(({ id }) => id)).toEqual(people.map(({ id }) => id));
  const session = await db
    .selectFrom("session")
    .select(["seats_taken", "waiting", "next_arrival"])
    .where("id", "=", event.session.id)
    .executeTakeFirstOrThrow();
  expect(session).toEqual({ seats_taken: 3, waiting: 3, next_arrival: 7 });
  const letters = await db.selectFrom("delivery").select(["letter", "invitation_id"]).orderBy("id").execute();
  expect(letters.map(({ letter }) => letter).sort()).toEqual([
    ...Array(3).fill("event_confirmed"),
    ...Array(3).fill("event_waiting"),
  ]);
});

test("a party that doesn't fit waits, and all who come after it wait behind", async () => {
  const event = await anEvent(db, { companions_max: 2, session: { seats: 4 } });
  const people = await guests(event, 4);

  await Promise.all(people.map((one, at) => say(event, one, "yes", [1, 2, 0, 0][at])));

  expect((await lineOf(event)).map(({ state }) => state)).toEqual(["going", "waiting", "waiting", "waiting"]);
});

test("among answers of one moment each gets its own end: yes, no, twice, too many, unknown", async () => {
  const event = await anEvent(db, { session: { seats: 5 } });
  const [yes, no, twice, many, later] = await guests(event, 5);
  if (!yes || !no || !twice || !many || !later) throw new Error("five guests");

  const ends = await Promise.all([
    say(event, yes, "yes"),
    say(event, no, "no"),
    say(event, twice, "yes"),
    say(event, twice, "yes"),
    say(event, many, "yes", 3),
    say(event, { id: crypto.randomUUID() }, "yes"),
    say(event, later, "yes"),
    say(event, yes, "no"),
  ]);

  expect(ends).toEqual([
    { ok: true, outcome: "going", changed: true },
    { ok: true, outcome: "no", changed: true },
    { ok: true, outcome: "going", changed: true },
    { ok: true, outcome: "going", changed: false },
    { ok: false, reason: "too_many" },
    { ok: false, reason: "unknown" },
    { ok: true, outcome: "going", changed: true },
    { ok: true, outcome: "no", changed: true },
  ]);
  expect((await lineOf(event)).map(({ id, arrival }) => [id, arrival])).toEqual([
    [twice.id, 2],
    [later.id, 3],
  ]);
});

test("people who hold seats elsewhere at the same time are refused also when they answer together", async () => {
  const [event, other] = [await anEvent(db), await anEvent(db)];
  const people = await guests(event, 2);
  for (const { candidate_id } of people) {
    const there = await anInvitation(db, other, { candidate_id });
    expect(await say(other, there, "yes")).toMatchObject({ ok: true, outcome: "going" });
  }

  const ends = await Promise.all(people.map((one) => say(event, one, "yes")));

  expect(ends).toMatchObject([
    { ok: false, reason: "double_booked" },
    { ok: false, reason: "double_booked" },
  ]);
});

test("whoever answers two events at once from two sides ends without a deadlock, with a seat in each that fits", async () => {
  const late = new Date(noon.getTime() + 20 * 86_400_000);
  const events = [
    await anEvent(db),
    await anEvent(db, { session: { starts_at: late, ends_at: new Date(late.getTime() + 3_600_000) } }),
  ];
  const people = await guests(events[0] as Event, 12);
  const pairs: [Event, { id: string }][] = [];
  for (const person of people) {
    pairs.push([events[0] as Event, person]);
    pairs.push([
      events[1] as Event,
      await anInvitation(db, events[1] as Event, { candidate_id: person.candidate_id }),
    ]);
  }

  const turned = [...pairs].reverse();
  const ends = await Promise.all([...pairs, ...turned].map(([event, one]) => say(event, one, "yes")));

  expect(ends.every((end) => end.ok)).toBe(true);
  expect([...(await lineOf(events[0] as Event)), ...(await lineOf(events[1] as Event))]).toHaveLength(24);
});
