import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aChooser, aMember } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { entriesOf, expectExact, lettersOf, seatsOf } from "#tests/support/seats.ts";
import { changeSeats } from "~/features/events/change-seats.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import { mergeSessions } from "~/features/events/merge-sessions.server.ts";
import { type MergingSeat, mergedSeats } from "~/features/events/session-merge.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const common = { word: "", source: "link", now, mailDomain: jobs.mailDomain } as const;

function choose(invitation: { id: string }, wanted: string[]) {
  return chooseSessions(db, { ...common, invitationId: invitation.id, wanted });
}

async function changesOf(sessionId: string) {
  const rows = await db
    .selectFrom("session_change")
    .select("kind")
    .where("session_id", "=", sessionId)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.kind);
}

test("merged sessions: seats stay seats, two lines become one by arrival, the entry moves on under its UID", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 2, sessions_each: 1 });
  const [a = "", b = ""] = event.ids;
  const people = [];
  for (let count = 0; count < 6; count += 1) people.push(await aChooser(db, event));
  const [p1, p2, p3, p4, p5, p6] = people;
  if (!p1 || !p2 || !p3 || !p4 || !p5 || !p6) throw new Error("six people");
  const member = await aMember(db);
  const at = (minutes: number) => ({ ...common, now: new Date(now.getTime() + minutes * 60_000) });
  const pick = (who: { id: string }, id: string, minutes: number) =>
    chooseSessions(db, { ...at(minutes), invitationId: who.id, wanted: [id] });
  await pick(p1, a, 0);
  await pick(p2, b, 1);
  await pick(p3, b, 2);
  await changeSeats(db, jobs, { sessionId: a, seats: 1, now });
  for (const [place, who] of [p4, p5, p6].entries()) await pick(who, place === 1 ? b : a, 3 + place);
  const [before] = await db
    .selectFrom("calendar_entry")
    .select(["uid"])
    .where("candidate_id", "=", p1.candidate_id)
    .execute();
  const merge = { fromId: a, intoId: b, memberId: member.id, now };

  expect(await mergeSessions(db, jobs, merge)).toEqual({ ok: false, reason: "seats", missing: 1 });
  await changeSeats(db, jobs, { sessionId: b, seats: 3, now });
  // The third seat was offered to the line of b (p5) at once: one more is needed for p1.
  expect(await mergeSessions(db, jobs, merge)).toEqual({ ok: false, reason: "seats", missing: 1 });
  await changeSeats(db, jobs, { sessionId: b, seats: 4, now });
  expect(await mergeSessions(db, jobs, merge)).toEqual({ ok: true, told: 3, released: 0 });

  expect(await Promise.all(people.map((who) => seatsOf(db, who)))).toEqual(
    ["going", "going", "going", "waiting", "offered", "waiting"].map((state) => [`19 ${state}`]),
  );
  const line = await db
    .selectFrom("seat")
    .select("invitation_id")
    .where("state", "=", "waiting")
    .orderBy("arrival")
    .execute();
  expect(line.map((row) => row.invitation_id)).toEqual([p4.id, p6.id]);
  expect(await entriesOf(db, p1)).toEqual(["19 v1"]);
  const [after] = await db
    .selectFrom("calendar_entry")
    .select("uid")
    .where("candidate_id", "=", p1.candidate_id)
    .execute();
  expect(after).toEqual(before);
  expect(await lettersOf(db, p1)).toEqual(["confirmed 18", "moved 19"]);
  expect(await changesOf(a)).toEqual(["seats", "merged"]);
  await expectExact(db);
});

test("who goes to both merged sessions keeps one entry; an entry given back earlier makes way", async () => {
  const event = await aChoice(db, { sessions: 2, sessions_each: 2 });
  const [a = "", b = ""] = event.ids;
  const [hana, ren, member] = [await aChooser(db, event), await aChooser(db, event), await aMember(db)];
  await choose(hana, [a, b]);
  await choose(ren, [b]);
  await choose(ren, [a]);
  expect(await entriesOf(db, ren)).toEqual(["18 v0", "19 v1 out"]);

  await mergeSessions(db, jobs, { fromId: a, intoId: b, memberId: member.id, now });

  expect(await entriesOf(db, hana)).toEqual(["18 v1 out", "19 v0"]);
  expect(await lettersOf(db, hana)).toEqual(["confirmed 18", "confirmed 19", "session_cancelled 18"]);
  expect(await entriesOf(db, ren)).toEqual(["18 v1 out", "19 v1"]);
  await expectExact(db);
});

test("two lines become one by the moment people came; nobody passes somebody of their own line", () => {
  const seat = (name: string, minute: number, state: MergingSeat["state"] = "waiting"): MergingSeat => ({
    ...{
      candidateId: name,
      invitationId: name,
      state,
      arrival: minute,
      attendance: "unknown",
      companions: 1,
    },
    ...{
      arrivedAt: new Date(now.getTime() + minute * 60_000),
      claimUntil: null,
      origin: "booked",
      wish: null,
    },
  });
  // Staff had put d, who came last, at the head of the line that comes.
  const from = [seat("g", 1, "going"), seat("d", 9), seat("b", 4), seat("both", 5, "going")];
  const into = [seat("h", 2, "going"), seat("a", 3), seat("both", 6), seat("c", 10)];

  const merged = mergedSeats(from, into, 20);

  expect(merged.seats.map(({ candidateId, arrival }) => `${candidateId} ${arrival}`)).toEqual([
    ...["h 2", "g 20", "both 21"],
    ...["a 22", "d 23", "b 24", "c 25"],
  ]);
  expect(merged).toMatchObject({ places: 6, waiting: 4, nextArrival: 26 });
  expect([...merged.coming]).toEqual(["g", "d", "b", "both"]);
});
