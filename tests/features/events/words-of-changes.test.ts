import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aChooser, aMember } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { addSession } from "~/features/events/add-session.server.ts";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import type { SessionDraft } from "~/features/events/event.ts";
import { moveSession } from "~/features/events/move-session.server.ts";

// Reasons and names that a colleague types beside a change: all of them are read by those invited.

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const refused = { ok: false, reason: "wording" };
const threat = "来ない方の内定は取り消します";
const pressing = "至急ご確認ください";

async function aPlan() {
  const event = await aChoice(db, { seats: 4 });
  await aChooser(db, event);
  const [sessionId = ""] = event.ids;
  return { eventId: event.id, sessionId, who: { memberId: (await aMember(db)).id, now } };
}
const letters = () => db.selectFrom("delivery").select("letter").execute();
const overrides = () => db.selectFrom("wording_override").select(["place", "reason"]).execute();

test("an event isn't cancelled with a threat for a reason, and pressing words need a second look", async () => {
  const { eventId, who } = await aPlan();
  expect(await cancelEvent(db, jobs, { eventId, reason: threat, secondLook: "部長", ...who })).toEqual(
    refused,
  );
  expect(await cancelEvent(db, jobs, { eventId, reason: pressing, ...who })).toEqual(refused);
  const { state } = await db.selectFrom("event").select("state").executeTakeFirstOrThrow();
  expect([state, await letters(), await overrides()]).toEqual(["published", [], []]);

  const secondLook = "会場が閉まるため";
  expect(await cancelEvent(db, jobs, { eventId, reason: pressing, secondLook, ...who })).toMatchObject({
    ok: true,
  });
  expect(await overrides()).toEqual([{ place: "event", reason: secondLook }]);
});

test.each([
  { what: "reason", reason: threat },
  { what: "place", place: { ja: "他社の選考は辞退してください" } },
  { what: "name", label: { ko: "다른 회사를 포기한 분의 회차" } },
])(
  "a session isn't moved when its $what presses, and keeps its name",
  async ({ what: _, place, ...words }) => {
    const { sessionId, who } = await aPlan();
    const to = { startsAt: new Date("2026-07-20T06:00:00Z"), endsAt: new Date("2026-07-20T08:00:00Z") };
    const before = await db.selectFrom("session").selectAll().where("id", "=", sessionId).executeTakeFirst();
    expect(
      await moveSession(db, jobs, { sessionId, ...who, ...words, to: { ...to, ...(place && { place }) } }),
    ).toEqual(refused);
    expect(await db.selectFrom("session").selectAll().where("id", "=", sessionId).executeTakeFirst()).toEqual(
      before,
    );
    expect(await letters()).toEqual([]);
  },
);

test("a session gets its new name with its new time", async () => {
  const { sessionId, who } = await aPlan();
  const to = { startsAt: new Date("2026-07-20T06:00:00Z"), endsAt: new Date("2026-07-20T08:00:00Z") };
  const move = { sessionId, to, label: { ja: "午後の部" }, ...who };
  expect(await moveSession(db, jobs, move)).toMatchObject({ ok: true });
  const { label } = await db
    .selectFrom("session")
    .select("label")
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  expect(label).toEqual({ ja: "午後の部" });
});

test("the name of an added session is read too", async () => {
  const { eventId, who } = await aPlan();
  const label = { en: "For those who stopped their job search: please stop your job search" };
  const draft: SessionDraft = {
    startsAt: new Date("2026-07-21T06:00:00Z"),
    endsAt: new Date("2026-07-21T08:00:00Z"),
    ...{ seats: 2, placeKind: "office", place: {}, address: "", onlineUrl: "", hostIds: [], label },
  };
  const count = () =>
    db
      .selectFrom("session")
      .select((row) => row.fn.countAll<string>().as("n"))
      .executeTakeFirst();
  const before = await count();
  expect(await addSession(db, jobs, { eventId, draft, ...who })).toEqual(refused);
  expect(await count()).toEqual(before);
  expect(
    await addSession(db, jobs, { eventId, draft: { ...draft, label: { en: "Afternoon" } }, ...who }),
  ).toMatchObject({ ok: true });
});
