import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aMember, anEvent, aSession } from "#tests/support/factories.ts";
import { eventKinds } from "~/features/events/event.ts";
import { policyConcernsOf } from "~/features/events/meeting-policy.ts";
import { bringBackTemplate } from "~/features/templates/bring-back-template.server.ts";
import { makeTemplate } from "~/features/templates/make-template.server.ts";
import { ourPlan } from "~/features/templates/our-templates.ts";
import { removeTemplate } from "~/features/templates/remove-template.server.ts";
import { saveTemplate } from "~/features/templates/save-template.server.ts";
import { templateSchema } from "~/features/templates/template-forms.server.ts";
import { findTemplate, listTemplates } from "~/features/templates/template-queries.server.ts";
import { eventFormOf, planValues } from "~/features/templates/template-values.ts";
import { instantAt } from "~/lib/dates.ts";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");

test("each kind has one of ours: three languages, seats, times within the meeting policy", () => {
  for (const kind of eventKinds) {
    const plan = ourPlan(kind);
    for (const texts of [plan.title, plan.description])
      expect(
        Object.values(texts).filter((text) => text.length > 2),
        kind,
      ).toHaveLength(3);
    const concerns = plan.sessions.flatMap(({ starts, ends, seats }) => {
      const [startsAt, endsAt] = [starts, ends].map((time) => instantAt("2026-10-01", time, "Asia/Tokyo"));
      return startsAt && endsAt
        ? policyConcernsOf({ ...plan, startsAt, endsAt, seats, zone: "Asia/Tokyo" })
        : [];
    });
    expect(concerns, kind).toEqual([]);
    expect(plan.sessions.length, kind).toBeGreaterThan(0);
  }
});

test("a company's version stands in for ours until it goes back, and can be brought back once", async () => {
  const member = await aMember(db);
  const own = { ...ourPlan("social"), title: { ja: "夕食会" } };
  const save = (plan: typeof own) => saveTemplate(db, { id: "social", plan, memberId: member.id, now });

  await save(own);
  await save({ ...own, title: { ja: "夕べの会" } });
  expect(await findTemplate(db, "social")).toMatchObject({
    origin: "changed",
    plan: { title: { ja: "夕べの会" } },
  });

  const removed = await removeTemplate(db, { id: "social", now });
  if (!removed.ok) throw new Error(removed.reason);
  expect(await findTemplate(db, "social")).toMatchObject({ origin: "ours" });
  expect(await removeTemplate(db, { id: "social", now })).toMatchObject({ ok: false });
  expect(await bringBackTemplate(db, removed.rowId)).toMatchObject({ ok: true });
  expect(await bringBackTemplate(db, removed.rowId)).toMatchObject({ ok: false });
  expect(await findTemplate(db, "social")).toMatchObject({ plan: { title: { ja: "夕べの会" } } });

  await removeTemplate(db, { id: "social", now });
  await save(own);
  expect(await bringBackTemplate(db, removed.rowId)).toMatchObject({ reason: "gone" });
  expect(await listTemplates(db)).toHaveLength(eventKinds.length);
});

test("an event kept as a template gives the same event for another day", async () => {
  const member = await aMember(db);
  const event = await anEvent(db, {
    kind: "meetup",
    answer_by: new Date("2026-07-15T14:59:00Z"),
    companions_max: 1,
    session: { seats: 5 },
  });
  await aSession(db, event, { seats: 8, label: JSON.stringify({ ja: "二日目" }) });

  const made = await makeTemplate(db, { eventId: event.id, memberId: member.id, now });

  if (!made.ok) throw new Error(made.reason);
  const template = await findTemplate(db, made.templateId);
  expect(template).toMatchObject({
    origin: "own",
    plan: { kind: "meetup", answerDays: 3, companionsMax: 1 },
  });
  const form = eventFormOf(template?.plan ?? ourPlan("meetup"), {
    firstDay: "2026-08-31",
    zone: "Asia/Tokyo",
  });
  expect(form.values).toMatchObject({
    title_ja: "夏の懇親会",
    title_ko: "여름 친목회",
    answerDay: "2026/08/28",
  });
  expect(form.rows).toMatchObject([
    { day: "2026/08/31", starts: "14:00", ends: "16:30", seats: "5", label_ja: "" },
    { day: "2026/09/01", starts: "14:00", ends: "16:30", seats: "8", label_ja: "二日目" },
  ]);
  await removeTemplate(db, { id: made.templateId, now });
  expect(await findTemplate(db, made.templateId)).toBeUndefined();
  const gone = { id: made.templateId, plan: ourPlan("meetup"), memberId: member.id, now };
  expect(await saveTemplate(db, gone)).toMatchObject({ reason: "unknown" });
});

test("the form of a template reads rows, leaves out emptied ones and names what is wrong", () => {
  const plan = ourPlan("ceremony");
  // A box that isn't ticked isn't sent.
  const sent = Object.entries(planValues(plan)).filter(([, value]) => value !== "");
  const base = { ...Object.fromEntries(sent), kind: "ceremony", answerDays: "14" };
  const read = (columns: Record<string, string[]>) => templateSchema.safeParse({ ...base, ...columns });
  const rows = {
    days: ["1", "", ""],
    starts: ["10:00", "18時", ""],
    ends: ["11:00", "20:00", ""],
    seats: ["３０", "20", ""],
  };

  expect(read(rows).data?.sessions).toEqual([
    { days: 0, starts: "18:00", ends: "20:00", seats: 20, label: {} },
    { days: 1, starts: "10:00", ends: "11:00", seats: 30, label: {} },
  ]);
  const faults = read({ ...rows, ends: ["09:00", "20:00", ""], days: ["400", "", ""] }).error?.issues;
  expect(faults?.map((issue) => [issue.path[0], issue.message])).toEqual([
    ["ends", "event_error_ends"],
    ["days", "template_error_days"],
  ]);
});
