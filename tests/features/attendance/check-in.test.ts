import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { findUnseated, listSeated } from "~/features/attendance/arrival-queries.server.ts";
import { catchUp, readPresses } from "~/features/attendance/catch-up.server.ts";
import { checkIn } from "~/features/attendance/check-in.server.ts";
import { setAttendance } from "~/features/attendance/set-attendance.server.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";

const db = testDatabase({ max: 12 });
const before = new Date("2026-07-10T03:00:00Z");
const doorsOpen = new Date("2026-07-18T04:41:00Z"); // 13:41 in Tokyo, the event begins at 14:00
const later = new Date("2026-07-18T05:10:00Z");

async function aRoom({ seats = 24 } = {}) {
  await aCompany(db);
  const desk = await aMember(db);
  const event = await anEvent(db, { session: { seats } });
  return { desk, event, sessionId: event.session.id };
}

async function aGuest(
  event: Awaited<ReturnType<typeof anEvent>>,
  name: { family_name: string; family_kana: string },
) {
  const candidate = await aCandidate(db, { given_name: "花", given_kana: "ハナ", ...name });
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
  return { candidateId: candidate.id, invitationId: invitation.id };
}

async function says(answer: "yes" | "no", event: Awaited<ReturnType<typeof anEvent>>, invitationId: string) {
  const given = { invitationId, sessionId: event.session.id, answer, word: "", source: "link" } as const;
  return answerInvitation(db, { ...given, now: before, mailDomain: "enishi.test" });
}

const yamada = { family_name: "山田", family_kana: "ヤマダ" };
const abe = { family_name: "阿部", family_kana: "アベ" };

const timeline = (candidateId: string) =>
  db.selectFrom("touchpoint").select(["kind", "member_id"]).where("candidate_id", "=", candidateId).execute();

const seatCounts = (sessionId: string) =>
  db
    .selectFrom("session")
    .select(["seats", "seats_taken", "waiting"])
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();

test("somebody with a seat is checked in once, with the earliest time anybody noted", async () => {
  const { desk, event, sessionId } = await aRoom();
  const { candidateId, invitationId } = await aGuest(event, yamada);
  await says("yes", event, invitationId);
  const arrival = { sessionId, candidateId, memberId: desk.id, now: later };
  expect(await checkIn(db, { ...arrival, at: later })).toMatchObject({ ok: true, changed: true });
  expect(await checkIn(db, { ...arrival, at: doorsOpen })).toMatchObject({ arrivedAt: doorsOpen });
  expect(await checkIn(db, { ...arrival, at: later })).toMatchObject({
    arrivedAt: doorsOpen,
    changed: false,
  });
  expect((await timeline(candidateId)).filter(({ kind }) => kind === "attended")).toHaveLength(1);
});

test("two desks that press at the same moment note one arrival", async () => {
  const { desk, event, sessionId } = await aRoom();
  const { candidateId, invitationId } = await aGuest(event, yamada);
  await says("yes", event, invitationId);
  const arrivals = Array.from({ length: 10 }, (_, at) => new Date(doorsOpen.getTime() + at * 1000));
  const results = await Promise.all(
    arrivals.map((at) => checkIn(db, { sessionId, candidateId, at, memberId: desk.id, now: later })),
  );
  expect(results.every(({ ok }) => ok)).toBe(true);
  const [guest] = await listSeated(db, sessionId);
  expect(guest?.attendedAt).toEqual(doorsOpen);
  expect((await timeline(candidateId)).filter(({ kind }) => kind === "attended")).toHaveLength(1);
});

test("an invited person without a seat is let in by staff, and nobody in line loses a turn", async () => {
  const { desk, event, sessionId } = await aRoom({ seats: 1 });
  const seated = await aGuest(event, abe);
  const first = await aGuest(event, yamada);
  const second = await aGuest(event, { family_name: "鈴木", family_kana: "スズキ" });
  const silent = await aGuest(event, { family_name: "佐藤", family_kana: "サトウ" });
  for (const { invitationId } of [seated, first, second]) await says("yes", event, invitationId);
  expect(await seatCounts(sessionId)).toEqual({ seats: 1, seats_taken: 1, waiting: 2 });
  const desks = { sessionId, memberId: desk.id, at: doorsOpen, now: doorsOpen };
  expect(await checkIn(db, { ...desks, candidateId: second.candidateId })).toMatchObject({ ok: true });
  expect(await checkIn(db, { ...desks, candidateId: silent.candidateId })).toMatchObject({ ok: true });
  expect(await seatCounts(sessionId)).toEqual({ seats: 3, seats_taken: 3, waiting: 1 });
  const seats = await db.selectFrom("seat").select(["candidate_id", "state"]).execute();
  expect(seats.filter(({ state }) => state === "waiting")).toEqual([
    { candidate_id: first.candidateId, state: "waiting" },
  ]);
});

test("at the door nobody gets in without a seat, too early, after the end or uninvited", async () => {
  const { event, sessionId } = await aRoom({ seats: 1 });
  const seated = await aGuest(event, abe);
  const waiting = await aGuest(event, yamada);
  const stranger = await aCandidate(db);
  for (const { invitationId } of [seated, waiting]) await says("yes", event, invitationId);
  const alone = { sessionId, memberId: null, now: doorsOpen };
  const night = new Date("2026-07-17T20:00:00Z");
  const over = new Date("2026-07-18T07:31:00Z");
  const { candidateId } = seated;
  expect(await checkIn(db, { ...alone, candidateId, at: night })).toEqual({ ok: false, reason: "early" });
  expect(await checkIn(db, { ...alone, candidateId, at: over })).toEqual({ ok: false, reason: "over" });
  const waits = { ...alone, candidateId: waiting.candidateId, at: doorsOpen };
  expect(await checkIn(db, waits)).toEqual({ ok: false, reason: "no_seat" });
  const other = { ...alone, candidateId: stranger.id, at: doorsOpen };
  expect(await checkIn(db, other)).toEqual({ ok: false, reason: "not_invited" });
  expect((await listSeated(db, sessionId)).map(({ attendance }) => attendance)).toEqual(["unknown"]);
});

test("taking an arrival back empties the timeline and the last contact", async () => {
  const { desk, event, sessionId } = await aRoom();
  const { candidateId, invitationId } = await aGuest(event, yamada);
  await says("yes", event, invitationId);
  await checkIn(db, { sessionId, candidateId, at: doorsOpen, memberId: desk.id, now: doorsOpen });
  const contact = () =>
    db
      .selectFrom("candidate")
      .select("last_contact_at")
      .where("id", "=", candidateId)
      .executeTakeFirstOrThrow();
  expect((await contact()).last_contact_at).toEqual(doorsOpen);
  const undo = { sessionId, candidateId, attendance: "unknown", at: later, memberId: desk.id } as const;
  expect(await setAttendance(db, undo)).toEqual({ ok: true });
  expect((await contact()).last_contact_at).toBeNull();
  expect((await timeline(candidateId)).map(({ kind }) => kind)).toEqual(["answered"]);
});

test("who didn't come stands on the timeline until somebody says that they did", async () => {
  const { desk, event, sessionId } = await aRoom();
  const { candidateId, invitationId } = await aGuest(event, yamada);
  await says("yes", event, invitationId);
  const said = { sessionId, candidateId, memberId: desk.id };
  await setAttendance(db, { ...said, attendance: "no_show", at: later });
  await setAttendance(db, { ...said, attendance: "excused", at: later });
  const kinds = async () => (await timeline(candidateId)).map(({ kind }) => kind).sort();
  expect(await kinds()).toEqual(["answered", "excused"]);
  await checkIn(db, { ...said, at: doorsOpen, now: later });
  expect(await kinds()).toEqual(["answered", "attended"]);
});

test("a desk that was offline catches up: late presses keep their time, and sending twice changes nothing", async () => {
  const { desk, event, sessionId } = await aRoom();
  const one = await aGuest(event, yamada);
  const two = await aGuest(event, abe);
  for (const { invitationId } of [one, two]) await says("yes", event, invitationId);
  const at = doorsOpen.toISOString();
  const presses = [
    { guestId: one.candidateId, attendance: "attended", at },
    { guestId: two.candidateId, attendance: "attended", at },
    { guestId: two.candidateId, attendance: "unknown", at: later.toISOString() },
  ] as const;
  const batch = { sessionId, presses: [...presses], memberId: desk.id, now: later };
  expect(await catchUp(db, batch)).toEqual([]);
  expect(await catchUp(db, batch)).toEqual([]);
  const guests = await listSeated(db, sessionId);
  expect(guests.map(({ familyName, attendance }) => [familyName, attendance])).toEqual([
    ["阿部", "unknown"],
    ["山田", "attended"],
  ]);
});

test("an undo pressed before a newer arrival at the other desk doesn't take that one back", async () => {
  const { desk, event, sessionId } = await aRoom();
  const { candidateId, invitationId } = await aGuest(event, yamada);
  await says("yes", event, invitationId);
  await checkIn(db, { sessionId, candidateId, at: later, memberId: desk.id, now: later });
  await setAttendance(db, {
    sessionId,
    candidateId,
    attendance: "unknown",
    at: doorsOpen,
    memberId: desk.id,
  });
  expect((await listSeated(db, sessionId))[0]?.attendance).toBe("attended");
});

test("a clock that runs ahead puts nobody into the future", async () => {
  const { desk, event, sessionId } = await aRoom();
  const { candidateId, invitationId } = await aGuest(event, yamada);
  await says("yes", event, invitationId);
  const presses = [{ guestId: candidateId, attendance: "attended" as const, at: "2027-01-01T00:00:00Z" }];
  await catchUp(db, { sessionId, presses, memberId: desk.id, now: doorsOpen });
  expect((await listSeated(db, sessionId))[0]?.attendedAt).toEqual(doorsOpen);
});

test("only whole lists of presses are read", () => {
  const press = {
    guestId: "019f0000-0000-7000-8000-000000000000",
    attendance: "attended",
    at: "2026-07-18T04:41:00Z",
  };
  expect(readPresses([press])).toEqual([press]);
  for (const broken of [
    undefined,
    {},
    [{ ...press, at: "soon" }],
    [{ ...press, attendance: "left" }],
    [{ ...press, guestId: "1; drop table seat" }],
    [press, null],
    Array.from({ length: 2001 }, () => press),
  ])
    expect(readPresses(broken)).toBeUndefined();
});

test("who isn't on the list is found among the invited, by kana of any kind, and nobody else is", async () => {
  const { event, sessionId } = await aRoom();
  const silent = await aGuest(event, yamada);
  const seated = await aGuest(event, { family_name: "山本", family_kana: "ヤマモト" });
  await says("yes", event, seated.invitationId);
  await aCandidate(db, { family_name: "山崎", family_kana: "ヤマザキ" });
  for (const typed of ["やま", "ﾔﾏﾀﾞ", "山田"])
    expect((await findUnseated(db, { sessionId, typed })).map((person) => person.candidateId)).toEqual([
      silent.candidateId,
    ]);
  expect(await findUnseated(db, { sessionId, typed: " " })).toEqual([]);
});
