import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aChooser, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { entriesOf, expectExact, lettersOf, outcomesOf, seatsOf } from "#tests/support/seats.ts";
import { addSession } from "~/features/events/add-session.server.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { cancelSession } from "~/features/events/cancel-session.server.ts";
import { changeSeats } from "~/features/events/change-seats.server.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import { closeSession, reopenSession } from "~/features/events/close-session.server.ts";
import type { SessionDraft } from "~/features/events/event.ts";
import { forgetNeeds } from "~/features/events/forget-needs.server.ts";
import { inviteCandidates } from "~/features/events/invite-candidates.server.ts";
import { moveSession } from "~/features/events/move-session.server.ts";
import { reorderLine } from "~/features/events/reorder-line.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const common = { word: "", source: "link", now, mailDomain: jobs.mailDomain } as const;

function choose(invitation: { id: string }, wanted: string[], companions = 0) {
  return chooseSessions(db, { ...common, invitationId: invitation.id, wanted, companions });
}

async function changesOf(sessionId: string) {
  const rows = await db
    .selectFrom("session_change")
    .select(["kind", "reason"])
    .where("session_id", "=", sessionId)
    .orderBy("id")
    .execute();
  return rows.map((row) => `${row.kind} ${row.reason}`.trim());
}

test("a moved session keeps seats and line, tells those in it what changed, and raises only its own entries", async () => {
  const event = await aChoice(db, { seats: 1, sessions_each: 2 });
  const [a = "", b = ""] = event.ids;
  const [hana, ren, member] = [await aChooser(db, event), await aChooser(db, event), await aMember(db)];
  await choose(hana, [a, b]);
  await choose(ren, [a]);

  const to = { startsAt: new Date("2026-07-18T06:00:00Z"), endsAt: new Date("2026-07-18T08:00:00Z") };
  const move = { sessionId: a, to, reason: "電車の遅れ", memberId: member.id, now };
  expect(await moveSession(db, jobs, move)).toEqual({ ok: true, told: 2, released: 0 });
  expect(await moveSession(db, jobs, move)).toEqual({ ok: true, told: 0, released: 0 });

  expect(await seatsOf(db, hana)).toEqual(["18 going", "19 going"]);
  expect(await seatsOf(db, ren)).toEqual(["18 waiting"]);
  expect(await entriesOf(db, hana)).toEqual(["18 v1", "19 v0"]);
  expect(await lettersOf(db, ren)).toEqual(["moved 18", "waiting 18"]);
  const letter = await db
    .selectFrom("delivery")
    .select("details")
    .where("letter", "=", "event_moved")
    .executeTakeFirst();
  expect(letter?.details).toMatchObject({
    reason: "電車の遅れ",
    time: { from: ["2026-07-18T05:00:00.000Z", "2026-07-18T07:30:00.000Z"] },
  });
  expect(await changesOf(a)).toEqual(["moved 電車の遅れ"]);
});

test("a move onto another seat of somebody is refused with their number, or gives that seat back and says why", async () => {
  const event = await aChoice(db, { sessions: 2, sessions_each: 2, seats: 2 });
  const [a = "", b = ""] = event.ids;
  const [hana, ren, aoi] = [await aChooser(db, event), await aChooser(db, event), await aChooser(db, event)];
  const member = await aMember(db);
  await choose(hana, [a, b]);
  await choose(ren, [a]);
  await choose(aoi, [a]);
  const [, second] = event.sessions;
  const to = { startsAt: second?.starts_at ?? now, endsAt: second?.ends_at ?? now };
  const move = { sessionId: a, to, memberId: member.id, now };

  expect(await moveSession(db, jobs, move)).toMatchObject({
    ok: false,
    reason: "double_booked",
    people: 1,
    other: { startsAt: second?.starts_at },
  });
  expect(await entriesOf(db, hana)).toEqual(["18 v0", "19 v0"]);
  expect(await moveSession(db, jobs, { ...move, releasesClashes: true })).toEqual({
    ok: true,
    told: 3,
    released: 1,
  });

  expect(await seatsOf(db, hana)).toEqual(["19 going"]);
  expect(await seatsOf(db, aoi)).toEqual(["19 offered"]);
  expect((await entriesOf(db, hana)).sort()).toEqual(["19 v0", "19 v1 out"]);
  expect(await outcomesOf(db, hana)).toContain("overlapped");
  await expectExact(db);
});

test("a host can't lead two sessions at once; the other one is named", async () => {
  const [member, host] = [await aMember(db), await aMember(db)];
  const event = await aChoice(db, { sessions: 2 });
  const [a = "", b = ""] = event.ids;
  await db
    .insertInto("session_host")
    .values([a, b].map((session_id) => ({ session_id, member_id: host.id })))
    .execute();
  const [first] = event.sessions;
  const when = { startsAt: first?.starts_at ?? now, endsAt: first?.ends_at ?? now };
  const busy = { ok: false, reason: "host_busy", other: { memberId: host.id, title: { ja: "夏の懇親会" } } };

  expect(await moveSession(db, jobs, { sessionId: b, to: when, memberId: member.id, now })).toMatchObject(
    busy,
  );
  const draft: SessionDraft = {
    ...when,
    ...{ label: {}, placeKind: "office" as const, place: {}, address: "", onlineUrl: "", seats: 5 },
    hostIds: [host.id],
  };
  const adding = {
    eventId: event.id,
    draft: { ...draft, hostIds: [...draft.hostIds] },
    memberId: member.id,
    now,
  };
  expect(await addSession(db, jobs, adding)).toMatchObject(busy);
  expect(await addSession(db, jobs, { ...adding, draft: { ...draft, hostIds: [] } })).toMatchObject({
    ok: true,
  });
  expect(await db.selectFrom("session").select("id").execute()).toHaveLength(3);
});

test("a closed session takes no new picks and passes no seat on until it is open again", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 1 });
  const [a = ""] = event.ids;
  const [hana, ren, aoi] = [await aChooser(db, event), await aChooser(db, event), await aChooser(db, event)];
  const member = await aMember(db);
  await choose(hana, [a]);
  await choose(ren, [a]);
  const closing = { sessionId: a, memberId: member.id, now };

  expect(await closeSession(db, closing)).toBe(true);
  expect(await closeSession(db, closing)).toBe(false);
  expect(await choose(aoi, [a])).toEqual({ ok: false, reason: "closed" });
  await choose(hana, [event.ids[1] ?? ""]);
  expect(await seatsOf(db, ren)).toEqual(["18 waiting"]);
  expect(await reopenSession(db, jobs, closing)).toBe(true);
  expect(await seatsOf(db, ren)).toEqual(["18 offered"]);
  expect(await changesOf(a)).toEqual(["closed", "reopened"]);
});

test("a cancelled session is taken out of the calendars of its people alone, who may choose again", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 1, sessions_each: 1 });
  const [a = "", b = ""] = event.ids;
  const [hana, ren, member] = [await aChooser(db, event), await aChooser(db, event), await aMember(db)];
  await choose(hana, [a]);
  await choose(ren, [b]);
  const cancel = { sessionId: a, reason: "台風のため", memberId: member.id, now };
  expect(await cancelSession(db, jobs, { ...cancel, reason: " " })).toMatchObject({
    reason: "reason_needed",
  });

  expect(await cancelSession(db, jobs, cancel)).toEqual({ ok: true, told: 1 });

  expect(await lettersOf(db, hana)).toEqual(["confirmed 18", "session_cancelled 18"]);
  expect(await lettersOf(db, ren)).toEqual(["confirmed 19"]);
  expect(await entriesOf(db, hana)).toEqual(["18 v1 out"]);
  const { answer } = await db
    .selectFrom("invitation")
    .select("answer")
    .where("id", "=", hana.id)
    .executeTakeFirstOrThrow();
  expect(answer).toBeNull();
  expect(await choose(hana, [b])).toMatchObject({ waiting: [b] });
  expect(await cancelSession(db, jobs, { ...cancel, sessionId: b })).toMatchObject({
    reason: "last_session",
  });
  expect(await changesOf(a)).toEqual(["cancelled 台風のため"]);
});

test("cancelling the event takes every session out of every calendar, one letter for each entry", async () => {
  const event = await aChoice(db, { sessions: 2, sessions_each: 2 });
  const [hana, ren, aoi, member] = [
    await aChooser(db, event),
    await aChooser(db, event),
    await aChooser(db, event),
    await aMember(db),
  ];
  await choose(hana, event.ids);
  await choose(ren, [event.ids[1] ?? ""]);

  expect(
    await cancelEvent(db, jobs, { eventId: event.id, reason: "台風", memberId: member.id, now }),
  ).toEqual({ ok: true, told: 3 });

  const ends = async (who: { id: string }) =>
    (await lettersOf(db, who)).filter((letter) => letter.startsWith("cancelled"));
  expect(await ends(hana)).toEqual(["cancelled 18", "cancelled 19"]);
  expect(await ends(ren)).toEqual(["cancelled 19"]);
  expect(await ends(aoi)).toEqual(["cancelled 18"]);
  expect(await entriesOf(db, hana)).toEqual(["18 v1 out", "19 v1 out"]);
});

test("the order of the line changes only with a reason, which is kept", async () => {
  const event = await aChoice(db, { sessions: 2, seats: 1 });
  const [a = ""] = event.ids;
  const people = [];
  for (let count = 0; count < 4; count += 1) people.push(await aChooser(db, event));
  for (const who of people) await choose(who, [a]);
  const member = await aMember(db);
  const [, second, , last] = people;
  const order = {
    sessionId: a,
    candidateId: last?.candidate_id ?? "",
    position: 1,
    memberId: member.id,
    now,
  };

  expect(await reorderLine(db, jobs, { ...order, reason: "" })).toMatchObject({ reason: "reason_needed" });
  expect(await reorderLine(db, jobs, { ...order, reason: "遠方からの参加" })).toEqual({
    ok: true,
    position: 1,
  });
  expect(
    await reorderLine(db, jobs, { ...order, candidateId: people[0]?.candidate_id ?? "", reason: "x" }),
  ).toMatchObject({ reason: "not_waiting" });
  await changeSeats(db, jobs, { sessionId: a, seats: 2, now });

  expect(last && (await seatsOf(db, last))).toEqual(["18 offered"]);
  expect(second && (await seatsOf(db, second))).toEqual(["18 waiting"]);
  const kept = await db
    .selectFrom("answer_history")
    .select(["word", "answered_by"])
    .where("outcome", "=", "reordered")
    .execute();
  expect(kept).toEqual([{ word: "遠方からの参加", answered_by: member.id }]);
  expect(await changesOf(a)).toEqual(["line 遠方からの参加", "seats"]);
});

test("a session's name changes quietly, its place is told", async () => {
  const event = await aChoice(db, { sessions: 2 });
  const [a = ""] = event.ids;
  const [hana, member] = [await aChooser(db, event), await aMember(db)];
  await choose(hana, [a]);
  const edit = { sessionId: a, to: {}, memberId: member.id, now };

  expect(await moveSession(db, jobs, { ...edit, label: { ja: "午前の部" } })).toMatchObject({ told: 0 });
  expect(await entriesOf(db, hana)).toEqual(["18 v0"]);
  expect(await moveSession(db, jobs, { ...edit, to: { address: "別の場所" } })).toMatchObject({ told: 1 });
  expect(await entriesOf(db, hana)).toEqual(["18 v1"]);
  expect(await changesOf(a)).toEqual(["edited", "moved"]);
});

test("people invited to several sessions get one letter and no entry until they choose", async () => {
  const event = await aChoice(db, { sessions: 2 });
  const [hana, member] = [await anInvitation(db, await anEvent(db)), await aMember(db)];
  await inviteCandidates(db, jobs, {
    eventId: event.id,
    candidateIds: [hana.candidate_id],
    memberId: member.id,
    secret: "a secret of at least thirty-two characters",
    now,
  });
  const entries = await db
    .selectFrom("calendar_entry")
    .select("id")
    .where("session_id", "in", event.ids)
    .execute();
  expect(entries).toEqual([]);
  expect(await db.selectFrom("delivery").select("letter").execute()).toEqual([
    { letter: "event_invitation" },
  ]);
});

test("what people need is deleted on the day its field named", async () => {
  const event = await anEvent(db, { asks_needs: true });
  const hana = await anInvitation(db, event);
  const yes = { ...common, invitationId: hana.id, sessionId: event.session.id, answer: "yes" } as const;
  await answerInvitation(db, { ...yes, needs: "車いすで行きます" });
  const needs = async () =>
    (await db.selectFrom("invitation").select("needs").executeTakeFirstOrThrow()).needs;

  expect(await forgetNeeds(db, new Date("2026-07-31T14:00:00Z"))).toBe(0);
  expect(await needs()).toBe("車いすで行きます");
  expect(await forgetNeeds(db, new Date("2026-07-31T15:00:00Z"))).toBe(1);
  expect(await needs()).toBe("");
});
