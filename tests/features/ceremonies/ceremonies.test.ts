import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aMember, anEvent } from "#tests/support/factories.ts";
import { beginWeeks } from "~/features/ceremonies/begin-weeks.server.ts";
import { ceremonySteps, daysBefore, dueOn, weekOf } from "~/features/ceremonies/ceremony.ts";
import { countSteps, listCeremonies, readCeremony } from "~/features/ceremonies/ceremony-queries.server.ts";
import { planCeremony } from "~/features/ceremonies/plan-ceremony.server.ts";
import { redateWeeks } from "~/features/ceremonies/redate-weeks.server.ts";
import { weeksView } from "~/features/ceremonies/weeks-view.ts";
import { finishTask } from "~/features/tasks/finish-task.server.ts";
import { ourPlan } from "~/features/templates/our-templates.ts";
import { listToday } from "~/features/today/list-today.server.ts";
import { addDays } from "~/lib/dates.ts";
import { isWorkday } from "~/lib/holidays.ts";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const by = { locale: "ja", now } as const;

async function aKit(overrides: { day?: string } = {}) {
  const member = await aMember(db);
  await db
    .insertInto("cohort")
    .values({ year: 2027, formal_on: "2026-10-01", joins_on: "2027-04-01" })
    .onConflict((row) => row.doNothing())
    .execute();
  const asked = { day: "2026-10-01", plan: ourPlan("ceremony"), seats: 130, companionsMax: 1 };
  const result = await planCeremony(db, {
    ...{ ...asked, ...overrides, cohortYear: 2027, zone: "Asia/Tokyo", memberId: member.id },
    ...by,
  });
  return { member, result };
}

async function begun() {
  const { member, result } = await aKit();
  if (!result.ok) throw new Error(result.reason);
  return { member, eventId: result.eventId };
}

test("one button makes the ceremony, the get-together and the dated tasks of whoever pressed it", async () => {
  const { member, eventId } = await begun();

  const event = await db.selectFrom("event").selectAll().executeTakeFirstOrThrow();
  expect(event).toMatchObject({ kind: "ceremony", state: "draft", sessions_each: 2, companions_max: 1 });
  expect(event).toMatchObject({ asks_needs: true, answer_by: new Date("2026-09-17T14:59:00Z") });
  expect(Object.keys(event.description as object).sort()).toEqual(["en", "ja", "ko"]);
  const sessions = await db.selectFrom("session").selectAll().orderBy("starts_at").execute();
  expect(sessions).toMatchObject([
    { label: { ja: "内定式" }, seats: 130, starts_at: new Date("2026-10-01T01:30:00Z") },
    { label: { ja: "懇親会" }, seats: 130 },
  ]);
  const ceremony = await readCeremony(db, eventId);
  expect(ceremony?.steps).toHaveLength(ceremonySteps.length);
  expect(ceremony?.steps.map((step) => [step.step, step.dueOn]).slice(0, 3)).toEqual([
    ["venue", "2026-08-06"],
    ["speakers", "2026-08-07"],
    ["list", "2026-08-13"],
  ]);
  const tasks = await db.selectFrom("task").select(["member_id", "created_by", "title"]).execute();
  expect(new Set(tasks.map((task) => task.member_id))).toEqual(new Set([member.id]));
  expect(tasks.map((task) => task.title)).toContain("招待を送る");
});

test("a day that is over makes nothing", async () => {
  expect((await aKit({ day: "2026-07-05" })).result).toMatchObject({ reason: "past" });
  expect(await db.selectFrom("task").select("id").execute()).toEqual([]);
});

test("steps fall on workdays, before the day in order and after it after it, whatever the day is", () => {
  const anyDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays("2026-01-01", days));
  fc.assert(
    fc.property(anyDay, (day) =>
      ceremonySteps.every((step) => {
        const due = dueOn(step, day, "2025-01-01");
        if (step === "desk") return due === day;
        const isInOrder = daysBefore[step] > 0 ? due < day : due > day;
        return isInOrder && isWorkday(due);
      }),
    ),
  );
});

test("from a weekend or holiday a step moves to the workday before; what would be past is for today", () => {
  // 56 days before Sunday 1 November is Sunday 6 September; 42 before is Sunday 20 September, in the silver week.
  expect(dueOn("venue", "2026-11-01", "2026-07-01")).toBe("2026-09-04");
  expect(dueOn("invite", "2026-11-01", "2026-07-01")).toBe("2026-09-18");
  expect(dueOn("thanks", "2026-10-03", "2026-07-01")).toBe("2026-10-05");
  expect(dueOn("venue", "2026-10-01", "2026-09-19")).toBe("2026-09-24");
  expect(dueOn("rehearsal", "2026-10-01", "2026-10-01")).toBe("2026-10-01");
  expect([weekOf("2026-08-06", "2026-10-01"), weekOf("2026-10-01", "2026-10-01")]).toEqual([8, 0]);
});

test("weeks begun twice at once are begun once; only a ceremony that is held has them", async () => {
  const member = await aMember(db);
  const event = await anEvent(db, { kind: "ceremony" });
  const social = await anEvent(db);
  const begin = (eventId: string) => beginWeeks(db, { eventId, memberId: member.id, ...by });

  await Promise.all([begin(event.id), begin(event.id)]);

  expect(await countSteps(db, event.id)).toEqual({ all: ceremonySteps.length, done: 0 });
  expect(await begin(social.id)).toMatchObject({ reason: "not_a_ceremony" });
  expect(await begin(uuidv7())).toMatchObject({ reason: "unknown" });
  expect(await countSteps(db, social.id)).toBeUndefined();
  expect((await listCeremonies(db, 2027)).map(({ id }) => id)).toEqual([event.id]);
});

test("when the ceremony moves, what is still open follows and what is done stays", async () => {
  const { member, eventId } = await begun();
  const before = await readCeremony(db, eventId);
  const done = before?.steps[0];
  await finishTask(db, { taskId: done?.taskId ?? "", memberId: member.id, now });
  const reader = { locale: "ja", now } as const;
  expect(before && weeksView(before, reader).isMoved).toBe(false);
  const nowWeeks = (on: string) =>
    before && weeksView(before, { locale: "ja", now: new Date(on) }).weeks.filter((week) => week.isNow);
  expect(nowWeeks("2026-07-06T03:00:00Z")).toEqual([]);
  expect(nowWeeks("2026-08-07T03:00:00Z")).toMatchObject([{ week: 8 }]);
  expect(nowWeeks("2026-10-20T03:00:00Z")).toMatchObject([{ week: -1 }]);
  await db
    .updateTable("session")
    .set((is) => ({
      starts_at: is.val(new Date("2026-10-08T01:30:00Z")),
      ends_at: is.val(new Date("2026-10-08T03:00:00Z")),
    }))
    .where("event_id", "=", eventId)
    .execute();
  const moved = await readCeremony(db, eventId);
  expect(moved && weeksView(moved, reader)).toMatchObject({ isMoved: true, done: 1 });

  expect(await redateWeeks(db, { eventId, now })).toMatchObject({ ok: true });

  const after = await readCeremony(db, eventId);
  expect(after?.steps.find((step) => step.step === "venue")?.dueOn).toBe(done?.dueOn);
  expect(after?.steps.find((step) => step.step === "invite")?.dueOn).toBe("2026-08-27");
  expect(after && weeksView(after, reader).isMoved).toBe(false);
});

test("on Today a step leads to its weeks, and goes when the ceremony is cancelled", async () => {
  const { member, eventId } = await begun();
  const later = new Date("2026-08-05T03:00:00Z");
  const ask = { memberId: member.id, isMine: true, now: later, today: "2026-08-05" };
  const rows = async () => {
    const today = await listToday(db, { ...ask, zone: "Asia/Tokyo", locale: "ja" });
    return [...today.waiting, ...today.week].filter((row) => row.key.startsWith("task:"));
  };

  expect((await rows())[0]).toMatchObject({
    subject: { title: "内定式", to: `/events/${eventId}/ceremony` },
    why: "会場をおさえ、場所を書き入れる",
    action: { to: `/events/${eventId}/ceremony` },
  });
  await db.updateTable("event").set({ state: "cancelled" }).execute();
  expect(await rows()).toEqual([]);
});
