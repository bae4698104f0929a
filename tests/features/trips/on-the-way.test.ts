// What happens on the way: a calendar that says no to one day, and an emergency contact that is called.
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aMember } from "#tests/support/factories.ts";
import { aReply, receive } from "#tests/support/inbound.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { afterClosing, aTripUnderWay, lettersTo } from "#tests/support/trips.ts";
import { listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { whyStop } from "~/features/letters/why-stop.ts";
import { listToday } from "~/features/today/list-today.server.ts";
import { finishRow, undoRest } from "~/features/today/rest-row.server.ts";
import { callContact } from "~/features/trips/call-contact.server.ts";
import { answerDoubt } from "~/features/trips/doubt-day.server.ts";
import { readCalls, settleCall } from "~/features/trips/emergency-calls.server.ts";
import type { DayAnswer } from "~/features/trips/trip.ts";
import { readTripPage } from "~/features/trips/trip-page.server.ts";
import { findTrip, listApplicants, listDoubts } from "~/features/trips/trip-queries.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const days = (count: number) => new Date(afterClosing.getTime() + count * 86_400_000);
const reader = { locale: "ja", zone: "Asia/Tokyo", now: days(2) } as const;

const stampOf = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, "");

/** The traveller's calendar answers for one of the days. */
async function calendarSays(
  { candidateId, day, status }: { candidateId: string; day: string; status: string },
  at: Date,
): Promise<string> {
  const entry = await db
    .selectFrom("calendar_entry")
    .innerJoin("candidate", "candidate.id", "candidate_id")
    .select(["uid", "sequence", "email"])
    .where("session_id", "=", day)
    .where("candidate_id", "=", candidateId)
    .executeTakeFirstOrThrow();
  const { uid, sequence, email: from } = entry;
  await receive(db, aReply({ uid, sequence, from, status, stamp: stampOf(at) }), { now: at });
  const { state } = await db
    .selectFrom("inbound_mail")
    .select("state")
    .orderBy("received_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  return state;
}

const seat = (candidateId: string, day: string) =>
  db
    .selectFrom("seat")
    .select(["state", "attendance"])
    .where("session_id", "=", day)
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();

test("a calendar's no to one day asks the traveller by one letter what is meant, and keeps the seat; staff see it at the day", async () => {
  const { trip, first } = await aTripUnderWay(db);
  const { candidateId } = first;
  const day = trip.dayIds[1] ?? "";
  const before = (await lettersTo(db, candidateId)).length;
  expect(await calendarSays({ candidateId, day, status: "DECLINED" }, days(1))).toBe("taken");
  expect(await calendarSays({ candidateId, day, status: "DECLINED" }, days(1.1))).toBe("taken");
  expect((await lettersTo(db, candidateId)).slice(before)).toEqual(["trip_day_asked"]);
  expect(await seat(candidateId, day)).toEqual({ state: "going", attendance: "unknown" });
  const row = await findTrip(db, trip.id);
  const page = row && (await readTripPage(db, row, trip.memberId, reader));
  expect(page?.days.map(({ doubts }) => doubts.map(({ says }) => says))).toEqual([
    ...[[], [expect.stringMatching(/^カレンダーで不参加。/)], []],
  ]);

  const say = (answer: DayAnswer, at = days(2), sessionId = day) =>
    answerDoubt(db, jobs, { tripId: trip.id, sessionId, candidateId, answer, now: at });
  expect(await say("comes", days(2), trip.dayIds[2])).toEqual({ ok: false, reason: "not_found" });
  expect(await say("not_this_day")).toEqual({ ok: true });
  expect(await say("not_this_day")).toEqual({ ok: true });
  expect(await seat(candidateId, day)).toEqual({ state: "going", attendance: "excused" });
  expect((await lettersTo(db, candidateId)).slice(before)).toEqual(["trip_day_asked stopped"]);
  expect(await say("comes", days(3))).toEqual({ ok: true });
  expect(await seat(candidateId, day)).toEqual({ state: "going", attendance: "unknown" });
  expect((await lettersTo(db, candidateId)).slice(before)).toEqual([
    ...["trip_day_asked stopped", "event_calendar 9/2"],
  ]);
  expect(await say("not_at_all", days(4))).toEqual({ ok: true });
  expect((await listApplicants(db, trip.id)).find(({ id }) => id === first.id)?.state).toBe("withdrawn");
  expect(await listDoubts(db, trip.id)).toEqual([]);
});

test("a calendar that says yes again ends the question, a maybe waits for a person, and the letter stops once one doesn't travel", async () => {
  const { trip, first, second } = await aTripUnderWay(db);
  const [, day = ""] = trip.dayIds;
  const of = (person: { candidateId: string }, status: string) => ({
    candidateId: person.candidateId,
    ...{ day, status },
  });
  expect(await calendarSays(of(second, "TENTATIVE"), days(1))).toBe("review");
  await calendarSays(of(first, "DECLINED"), days(1));
  const letter = await db
    .selectFrom("delivery")
    .select("id")
    .where("letter", "=", "trip_day_asked")
    .executeTakeFirstOrThrow();
  const why = async () =>
    (await listLetterFacts(db, [letter.id], days(1))).map((one) => whyStop(one, days(1)));
  expect(await why()).toEqual([undefined]);
  expect(await calendarSays(of(first, "ACCEPTED"), days(1.5))).toBe("taken");
  expect((await listDoubts(db, trip.id)).map(({ answer }) => answer)).toEqual(["comes"]);
  expect((await lettersTo(db, first.candidateId)).at(-1)).toBe("trip_day_asked stopped");
  await db.updateTable("trip_application").set({ state: "lapsed" }).where("id", "=", first.id).execute();
  expect(await why()).toEqual(["overtaken"]);
});

test("a called emergency contact stands on the trip's page and on Today, for whoever is in charge and administrators, until it is dealt with", async () => {
  const { trip, first } = await aTripUnderWay(db);
  const [morishita, ono] = [await aMember(db), await aMember(db)];
  const admin = await aMember(db, { role: "administrator" });
  await db
    .updateTable("candidate")
    .set({ recruiter_id: morishita.id })
    .where("id", "=", first.candidateId)
    .execute();
  await db
    .updateTable("trip_readiness")
    .set({ emergency_name: "ご家族", emergency_phone: "090-0000-0001" })
    .where("application_id", "=", first.id)
    .execute();
  const called = await callContact(db, jobs, {
    ...{ tripId: trip.id, applicationId: first.id, reason: "倒れて救急車で運ばれました" },
    ...{ memberId: trip.memberId, isHost: false, now: days(40) },
  });
  expect(called.ok).toBe(true);
  const ask = (member: { id: string }, isMine = true) => {
    const at = { now: days(41), today: "2026-08-31", zone: "Asia/Tokyo", locale: "ja" } as const;
    return { memberId: member.id, isMine, ...at };
  };
  const rowsOf = async (member: { id: string }, isMine = true) =>
    (await listToday(db, ask(member, isMine))).waiting.filter(({ key }) => key.startsWith("trip_call"));
  const [row] = await rowsOf(morishita);
  expect(row).toMatchObject({ detail: "シリコンバレー研修：倒れて救急車で運ばれました" });
  expect(JSON.stringify(row)).not.toContain("090-0000-0001");
  expect(await rowsOf(admin)).toHaveLength(1);
  expect(await rowsOf(ono)).toEqual([]);
  expect(await rowsOf(ono, false)).toHaveLength(1);

  const rested = await finishRow(db, row?.key ?? "", ask(morishita));
  if (!rested.ok) throw new Error(rested.reason);
  const settled = async () => (await readCalls(db, trip.id, reader)).calls.map((call) => call.settled !== "");
  expect(await settled()).toEqual([true]);
  expect(await rowsOf(admin)).toEqual([]);
  await undoRest(db, rested.restId, morishita.id);
  expect(await settled()).toEqual([false]);
  const [{ id: callId } = { id: "" }] = (await readCalls(db, trip.id, reader)).calls;
  expect(await settleCall(db, { callId, memberId: ono.id, now: days(42) })).toBe(true);
  expect(await settleCall(db, { callId, memberId: admin.id, now: days(43) })).toBe(true);
  const kept = await db.selectFrom("trip_emergency_call").select(["settled_by", "settled_at"]).execute();
  expect(kept).toEqual([{ settled_by: ono.id, settled_at: days(42) }]);
  expect(await rowsOf(morishita)).toEqual([]);
});
