import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { readContactBudget } from "~/features/contact/contact-budget.server.ts";
import { addExamWeek, listExamWeeks, removeExamWeek } from "~/features/contact/exam-weeks.server.ts";
import { whoWaits } from "~/features/contact/who-waits.server.ts";
import { inviteCandidates } from "~/features/events/invite-candidates.server.ts";
import { writeReminders } from "~/features/reminders/write-reminders.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-20T03:00:00Z");
const secret = "s".repeat(40);
const weeks = { from: "2026-07-15", until: "2026-07-31" };

async function exams(school: string, days = weeks) {
  const memberId = (await aMember(db)).id;
  return addExamWeek(db, { school, ...days, memberId, now });
}

test("people of the school wait, however it was typed; others don't, and afterwards nobody does", async () => {
  const nagoya = await aCandidate(db, { school: "名古屋 大学" });
  const kyoto = await aCandidate(db, { school: "京都大学" });
  expect(await exams("名古屋大学")).toEqual({ ok: true });
  const ids = [nagoya.id, kyoto.id];
  expect(await whoWaits(db, ids, now)).toEqual(new Map([[nagoya.id, "exam_weeks"]]));
  expect(await whoWaits(db, ids, new Date("2026-08-01T03:00:00Z"))).toEqual(new Map());
  expect((await readContactBudget(db, nagoya.id, { zone: "Asia/Tokyo", now })).exams).toEqual([weeks]);
  expect((await readContactBudget(db, kyoto.id, { zone: "Asia/Tokyo", now })).exams).toEqual([]);
});

test("weeks of every school spare everybody; the list says how many they are", async () => {
  const people = [await aCandidate(db, { school: "名古屋大学" }), await aCandidate(db, { school: "" })];
  await exams("");
  const ids = people.map(({ id }) => id);
  expect([...(await whoWaits(db, ids, now)).values()]).toEqual(["exam_weeks", "exam_weeks"]);
  const [week] = await listExamWeeks(db, "2026-07-20");
  expect(week).toMatchObject({ school: "", ...weeks, people: 2 });
  await removeExamWeek(db, week?.id ?? "");
  expect((await whoWaits(db, ids, now)).size).toBe(0);
});

test("an invitation spares them, and goes with a reason that is kept", async () => {
  await aCompany(db);
  const hana = await aCandidate(db, { school: "名古屋大学" });
  await exams("名古屋大学");
  const event = await anEvent(db, {
    session: { starts_at: new Date("2026-08-20T05:00:00Z"), ends_at: new Date("2026-08-20T07:00:00Z") },
  });
  const invite = async (overrideReason: string) =>
    inviteCandidates(db, jobs, {
      ...{ eventId: event.id, candidateIds: [hana.id], memberId: (await aMember(db)).id },
      ...{ overrideReason, secret, now },
    });
  expect(await invite("")).toEqual({ ok: false, reason: "spared" });
  expect(await invite("本人から参加したいと連絡があった")).toMatchObject({ ok: true, invited: 1 });
  const kept = await db.selectFrom("contact_override").select(["refusal"]).execute();
  expect(kept).toEqual([{ refusal: "exam_weeks" }]);
});

test("nobody is reminded of an answer in these weeks, and those who wait are afterwards", async () => {
  await aCompany(db);
  const hana = await aCandidate(db, { school: "名古屋大学" });
  const event = await anEvent(db, {
    session: { starts_at: new Date("2026-08-20T05:00:00Z"), ends_at: new Date("2026-08-20T07:00:00Z") },
  });
  const sends_at = new Date("2026-07-16T03:00:00Z");
  await anInvitation(db, event, { candidate_id: hana.id, invited_at: sends_at, sends_at });
  await db
    .insertInto("delivery")
    .values({
      ...{ id: crypto.randomUUID(), letter: "event_invitation", mail_class: "promotional", state: "sent" },
      ...{
        candidate_id: hana.id,
        address: hana.email,
        locale: "ja",
        message_id: "<a@x>",
        not_before: sends_at,
      },
      ...{
        created_at: sends_at,
        invitation_id: (await db.selectFrom("invitation").select("id").executeTakeFirstOrThrow()).id,
      },
    })
    .execute();
  await exams("名古屋大学");
  expect(await writeReminders(db, jobs, now)).toBe(0);
  await db.deleteFrom("exam_week").execute();
  expect(await writeReminders(db, jobs, now)).toBe(1);
});

test("weeks that end before they begin, are too long or stand there already are refused", async () => {
  expect(await exams("名古屋大学", { from: "2026-07-31", until: "2026-07-15" })).toEqual({
    ok: false,
    reason: "order",
  });
  expect(await exams("名古屋大学", { from: "2026-01-01", until: "2026-07-15" })).toEqual({
    ok: false,
    reason: "long",
  });
  expect(await exams("名古屋大学")).toEqual({ ok: true });
  expect(await exams("名古屋　大学")).toEqual({ ok: false, reason: "known" });
});
