import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aHost, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs, testMeans } from "#tests/support/letters.ts";
import { testSecret } from "#tests/support/sign-in.ts";
import {
  afterClosing,
  type aTrip,
  aTripUnderWay,
  lettersTo,
  tripTime as now,
  tripDay,
} from "#tests/support/trips.ts";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { hostLetters } from "~/features/hosts/host-letters.server.ts";
import { findSender, issueMissingLinks, listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { leavesAt, usualQuietHours } from "~/features/letters/quiet-hours.ts";
import { letterWriter } from "~/features/letters/write-letter.server.ts";
import { issueAnswerLink } from "~/features/my-page/issue-answer-link.server.ts";
import { listMyInvitations } from "~/features/my-page/my-invitations.server.ts";
import { callContact, findTraveller } from "~/features/trips/call-contact.server.ts";
import { cancelTrip } from "~/features/trips/cancel-trip.server.ts";
import { addDay, cancelDay, changeDay, leadTrip } from "~/features/trips/change-days.server.ts";
import { emergencySheet } from "~/features/trips/emergency-sheet.server.ts";
import { forgetTrips } from "~/features/trips/forget-trips.server.ts";
import { saveReadiness } from "~/features/trips/readiness.server.ts";
import { remindTravellers } from "~/features/trips/remind-travellers.server.ts";
import { missingFor, type Readiness } from "~/features/trips/trip.ts";
import { findTrip, listApplicants } from "~/features/trips/trip-queries.server.ts";
import { leaveAllTrips, withdrawFromTrip } from "~/features/trips/withdraw-from-trip.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const days = (count: number) => new Date(afterClosing.getTime() + count * 86_400_000);
const ready: Readiness = {
  ...{ passportUntil: "2030-01-31", authorisation: "have", authorisationUntil: "2028-05-01" },
  ...{ insurance: "company", insuranceUntil: null, emergencyName: "髙橋 由美子" },
  ...{ emergencyPhone: "090-0000-9999", allergies: "", accessNeeds: "" },
};

const underWay = (overrides: Parameters<typeof aTrip>[1] = {}) => aTripUnderWay(db, overrides);

/** The newest letter to somebody, as its reader's programs see it. */
async function newestLetter(to: { candidateId?: string; memberId?: string }, at: Date) {
  const row = await db
    .selectFrom("delivery")
    .select("id")
    .where(to.candidateId ? "candidate_id" : "member_id", "=", to.candidateId ?? to.memberId ?? "")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  const [facts] = await listLetterFacts(db, [row.id], at);
  if (!facts) throw new Error("no letter");
  await issueMissingLinks(db, [facts], testMeans.secret, at);
  const write = letterWriter(testMeans, hostLetters({ ...testMeans, db }));
  const mail = await simpleParser((await write(facts, await findSender(db), at)).source);
  const file = mail.attachments.find(({ contentType }) => contentType === "text/calendar");
  const calendar = file && new ICAL.Component(ICAL.parse(file.content.toString("utf8")));
  const entry = calendar?.getFirstSubcomponent("vevent");
  return {
    facts,
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    method: calendar?.getFirstPropertyValue("method"),
    sequence: entry?.getFirstPropertyValue("sequence"),
    start: entry ? new ICAL.Event(entry).startDate.toJSDate().toISOString() : undefined,
    description: String(entry?.getFirstPropertyValue("description") ?? ""),
  };
}

test("a flight day that is called off leaves every calendar at once, with its reason, in the time of its place", async () => {
  const { trip, first, waiting, by } = await underWay();
  const [, , lastDay = ""] = trip.dayIds;
  const evening = new Date("2026-09-03T12:00:00Z");
  expect(await cancelDay(db, jobs, { ...by, sessionId: lastDay, reason: "", now: evening })).toMatchObject({
    reason: "reason_needed",
  });
  const reason = "帰りの便が欠航しました。ホテルは延泊できます。";
  expect(await cancelDay(db, jobs, { ...by, sessionId: lastDay, reason, now: evening })).toMatchObject({
    told: 2,
  });
  const letter = await newestLetter(first, evening);
  expect(letter).toMatchObject({ method: "CANCEL", sequence: 1, start: "2026-09-03T17:00:00.000Z" });
  expect(letter.text).toContain(reason);
  expect(letter.text).toContain("この日の予定は取りやめになりました");
  expect(letter.text).toContain("10:00〜18:00（米国太平洋時間）");
  expect(letter.text).toMatch(new RegExp(`/c/\\S+/trips/${trip.id}`));
  // It is night in Tokyo, and the day begins within a day: nothing waits for the morning.
  const { facts } = letter;
  expect(leavesAt(facts, evening, usualQuietHours)).toEqual(evening);
  expect(await lettersTo(db, waiting.candidateId)).toEqual(["trip_waiting"]);
});

test("a day that moves keeps its UID, raises its SEQUENCE and says old and new; another programme is news too", async () => {
  const { trip, first, by } = await underWay();
  const [, day = ""] = trip.dayIds;
  let pressed = 0;
  const change = (to: Parameters<typeof tripDay>[1]) =>
    changeDay(db, jobs, {
      ...by,
      sessionId: day,
      day: tripDay("2026-09-02", to),
      reason: "",
      now: days(++pressed),
    });
  expect(await change({})).toEqual({ ok: true, told: 0 });
  expect(await change({ from: "13:00" })).toEqual({ ok: true, told: 2 });
  const moved = await newestLetter(first, afterClosing);
  expect(moved).toMatchObject({ method: "REQUEST", sequence: 1, start: "2026-09-02T20:00:00.000Z" });
  expect(moved.text).toContain("10:00〜18:00");
  expect(moved.text).toContain("13:00〜18:00");
  expect(await change({ from: "13:00", programme: { ja: "13:00 研究所" } })).toEqual({ ok: true, told: 2 });
  const news = await newestLetter(first, afterClosing);
  expect(news).toMatchObject({ method: "REQUEST", sequence: 2 });
  expect(news.description).toContain("13:00 研究所");
  expect(await change({ from: "9:00", programme: { ja: "至急ご集合ください。厳守です。" } })).toMatchObject({
    reason: "wording",
  });
});

test("a day that is added stands in the calendars of those who travel, and of nobody who waits", async () => {
  const { trip, first, waiting, by } = await underWay();
  const added = await addDay(db, jobs, { ...by, day: tripDay("2026-09-04"), now: days(1) });
  expect(added).toMatchObject({ ok: true });
  expect((await newestLetter(first, afterClosing)).start).toBe("2026-09-04T17:00:00.000Z");
  expect(await lettersTo(db, waiting.candidateId)).toEqual(["trip_waiting"]);
  const until = await db.selectFrom("trip_readiness").select("delete_on").execute();
  expect(until).toEqual(Array(2).fill({ delete_on: "2026-09-19" }));
  expect(
    await addDay(db, jobs, { ...by, tripId: trip.dayIds[0] ?? "", day: tripDay("2026-09-05"), now }),
  ).toMatchObject({
    reason: "not_found",
  });
});

test("who leads is asked for each day, and hears of what changes with the times of its place", async () => {
  const leader = await aHost(db);
  const { trip, by } = await underWay({ leaderIds: [leader.id] });
  const letters = () =>
    db
      .selectFrom("delivery")
      .select("letter")
      .where("member_id", "=", leader.id)
      .orderBy("created_at")
      .execute();
  expect((await letters()).map(({ letter }) => letter)).toEqual(Array(3).fill("host_asked"));
  const [, , day = ""] = trip.dayIds;
  await changeDay(db, jobs, {
    ...{ ...by, sessionId: day, day: tripDay("2026-09-03", { from: "12:00" }) },
    ...{ reason: "便が遅れます", now: days(1) },
  });
  const told = await newestLetter({ memberId: leader.id }, afterClosing);
  expect(told.facts.letter).toBe("host_changed");
  expect(told.text).toContain("12:00〜18:00（米国太平洋時間）");
  expect(told).toMatchObject({ method: "REQUEST", sequence: 1 });
  const other = await aHost(db);
  expect(await leadTrip(db, jobs, { ...by, leaderIds: [other.id], now: days(2) })).toEqual({ ok: true });
  expect((await letters()).at(-1)?.letter).toBe("host_removed");
});

test("what is missing is named until it lasts beyond the return, reminded of three times at most, and stops when it is there", async () => {
  const { trip, first, second } = await underWay();
  expect(missingFor({ ...ready, passportUntil: "2026-09-02" }, "2026-09-04")).toEqual(["passport"]);
  expect(missingFor({ ...ready, authorisation: "applied", allergies: null }, "2026-09-04")).toEqual([
    ...["authorisation", "allergies"],
  ]);
  expect(missingFor(ready, "2026-09-04")).toEqual([]);
  const save = (candidateId: string) =>
    saveReadiness(db, { tripId: trip.id, candidateId, readiness: ready, now: days(1) });
  expect(await save(first.candidateId)).toBe(true);
  expect(await save((await aCandidate(db)).id)).toBe(false);
  expect(await remindTravellers(db, jobs, days(6))).toBe(0);
  expect(await remindTravellers(db, jobs, days(7))).toBe(1);
  expect(await remindTravellers(db, jobs, days(7))).toBe(0);
  expect((await newestLetter(second, days(7))).text).toContain("2026年9月1日(火)");
  expect(await remindTravellers(db, jobs, days(14))).toBe(1);
  await save(second.candidateId);
  expect((await lettersTo(db, second.candidateId)).slice(-2)).toEqual([
    "trip_ready stopped",
    "trip_ready stopped",
  ]);
  expect(await remindTravellers(db, jobs, days(21))).toBe(0);
});

test("two weeks after the return what was said for the way is gone; of whoever withdraws it goes at once", async () => {
  const { trip, first, second } = await underWay();
  for (const { candidateId } of [first, second])
    await saveReadiness(db, { tripId: trip.id, candidateId, readiness: ready, now: days(1) });
  await withdrawFromTrip(db, jobs, { tripId: trip.id, candidateId: second.candidateId, now: days(2) });
  const kept = () => db.selectFrom("trip_readiness").select("emergency_phone").execute();
  expect(await kept()).toHaveLength(1);
  await forgetTrips(db, new Date("2026-09-17T14:00:00Z"));
  expect(await kept()).toHaveLength(1);
  await forgetTrips(db, new Date("2026-09-18T15:30:00Z"));
  expect(await kept()).toEqual([]);
  expect((await listApplicants(db, trip.id))[0]?.readiness).toBeNull();
  await forgetTrips(db, days(430));
  expect(await listApplicants(db, trip.id)).toEqual([]);
});

test("the emergency contact's number opens against a reason, for who leads or hires, and the traveller is told at once", async () => {
  const leader = await aHost(db);
  const stranger = await aHost(db);
  const { trip, first, waiting } = await underWay({ leaderIds: [leader.id] });
  const call = (memberId: string, isHost: boolean, reason = "倒れて救急車で運ばれました", who = first) =>
    callContact(db, jobs, {
      tripId: trip.id,
      applicationId: who.id,
      reason,
      memberId,
      isHost,
      now: days(40),
    });
  expect(await call(leader.id, true)).toEqual({ ok: false, reason: "no_contact" });
  await saveReadiness(db, {
    tripId: trip.id,
    candidateId: first.candidateId,
    readiness: ready,
    now: days(1),
  });
  expect(await call(stranger.id, true)).toEqual({ ok: false, reason: "not_found" });
  const traveller = { tripId: trip.id, applicationId: first.id, isHost: true };
  expect(await findTraveller(db, { ...traveller, memberId: stranger.id })).toBeUndefined();
  expect(await findTraveller(db, { ...traveller, memberId: leader.id })).toBeDefined();
  expect(await call(leader.id, true, "  ")).toEqual({ ok: false, reason: "no_reason" });
  expect(await call(trip.memberId, false, "x", waiting)).toEqual({ ok: false, reason: "not_found" });
  expect(await db.selectFrom("trip_emergency_call").select("id").execute()).toEqual([]);
  expect(await call(leader.id, true)).toEqual({ ok: true, name: "髙橋 由美子", phone: "090-0000-9999" });
  expect(await db.selectFrom("trip_emergency_call").select(["member_id", "reason"]).execute()).toEqual([
    { member_id: leader.id, reason: "倒れて救急車で運ばれました" },
  ]);
  const letter = await newestLetter(first, days(40));
  expect(letter.text).toContain("倒れて救急車で運ばれました");
  expect(letter.text).not.toContain("090-0000-9999");
  const night = new Date("2026-09-02T17:00:00Z");
  expect(leavesAt(letter.facts, night, usualQuietHours)).toEqual(night);
});

test("the emergency sheet names who travels, whom to call and where they are on which day, and nobody who waits", async () => {
  const { trip, first } = await underWay();
  await saveReadiness(db, {
    ...{ tripId: trip.id, candidateId: first.candidateId, now: days(1) },
    readiness: { ...ready, allergies: "そば" },
  });
  const row = await findTrip(db, trip.id);
  if (!row) throw new Error("no trip");
  const reader = { company: "青葉精機", locale: "ja", zone: "Asia/Tokyo", now: days(1) } as const;
  const sheet = JSON.stringify(await emergencySheet(db, row, reader));
  for (const words of ["090-0000-9999", "そば", "米国太平洋時間", "命に危険があるときだけ"])
    expect(sheet).toContain(words);
  expect(sheet).not.toContain("2030");
});

test("a trip is reached by its own pages only: no answer link, no booking, nothing among other meetings", async () => {
  const { trip, first } = await underWay();
  expect(await findEvent(db, trip.id)).toBeUndefined();
  const { id: invitationId } = await db
    .selectFrom("invitation")
    .select("id")
    .where("candidate_id", "=", first.candidateId)
    .executeTakeFirstOrThrow();
  const ask = { candidateId: first.candidateId, invitationId, secret: testSecret, now };
  expect(await issueAnswerLink(db, ask)).toBeUndefined();
  const reader = { locale: "ja", now, secret: testSecret } as const;
  expect(await listMyInvitations(db, first.candidateId, reader)).toEqual([]);
  const event = await anEvent(db);
  await anInvitation(db, event, { candidate_id: first.candidateId });
  expect(await listMyInvitations(db, first.candidateId, reader)).toHaveLength(1);
});

test("a trip that is called off is told to those who travel day by day, and to those who wait in one letter", async () => {
  const { trip, first, waiting } = await underWay();
  const off = { tripId: trip.id, reason: "台風のため", memberId: trip.memberId, now: days(1) };
  expect(await cancelTrip(db, jobs, off)).toEqual({ ok: true });
  expect(await cancelTrip(db, jobs, off)).toEqual({ ok: false, reason: "cancelled" });
  expect((await lettersTo(db, waiting.candidateId)).at(-1)).toBe("trip_off");
  expect((await newestLetter(waiting, days(1))).text).toContain("台風のため");
  expect((await lettersTo(db, first.candidateId)).slice(-3)).toEqual([
    ...["event_cancelled 9/1", "event_cancelled 9/2", "event_cancelled 9/3"],
  ]);
  expect(await db.selectFrom("trip_readiness").select("delete_on").execute()).toEqual([]);
});

test("whoever is deleted leaves no seat empty", async () => {
  const { trip, first, waiting } = await underWay();
  await db
    .transaction()
    .execute((trx) => leaveAllTrips(trx, jobs, { candidateId: first.candidateId, now: days(1) }));
  const states = new Map((await listApplicants(db, trip.id)).map(({ id, state }) => [id, state]));
  expect([states.get(first.id), states.get(waiting.id)]).toEqual(["withdrawn", "offered"]);
});
