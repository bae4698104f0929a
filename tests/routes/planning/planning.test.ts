import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCohort, aCompany, aHost, aMember, anEvent } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import * as ceremonyStart from "~/routes/recruiter/ceremonies/start.tsx";
import * as weeks from "~/routes/recruiter/ceremonies/weeks.tsx";
import * as duplicate from "~/routes/recruiter/events/duplicate.tsx";
import * as newEvent from "~/routes/recruiter/events/new.tsx";
import * as series from "~/routes/recruiter/events/series.tsx";
import * as editTemplate from "~/routes/recruiter/templates/edit.tsx";
import * as fromEvent from "~/routes/recruiter/templates/from-event.ts";
import * as templates from "~/routes/recruiter/templates/list.tsx";
import * as start from "~/routes/recruiter/templates/start.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

async function aDesk(role: "recruiter" | "viewer" = "recruiter") {
  await aCompany(db);
  await aCohort(db);
  const member = await aMember(db, { role });
  const cookie = await signedIn(db, context, member);
  const go = (
    route: Parameters<typeof visit>[0],
    path: string,
    params: Record<string, string> = {},
    form?: Record<string, string> | URLSearchParams,
  ) => visit(route, { path, params, context, cookie, ...(form && { form }) });
  return { member, go };
}

test("templates, copies, series and ceremonies are the hiring team's alone", async () => {
  const event = await anEvent(db, { kind: "ceremony" });
  const { go } = await aDesk("viewer");
  const id = { id: event.id };
  const nothing = { what: "begin", day: "2026-09-01", remove: "social", kind: "social" };
  for (const route of [start, newEvent, templates, editTemplate, ceremonyStart, duplicate, series, weeks])
    expect((await go(route, "/", { ...id, template: "social" })).status).toBe(404);
  for (const route of [templates, editTemplate, fromEvent, ceremonyStart, duplicate, series, weeks])
    expect((await go(route, "/", { ...id, template: "social" }, nothing)).status).toBe(404);
  expect((await visit(start, { path: "/events/start", context })).location).toMatch(/^\/sign-in/);
  expect(await db.selectFrom("event").select("id").execute()).toHaveLength(1);
  expect(await db.selectFrom("task").select("id").execute()).toEqual([]);
});

test("a new event begins with cards; one opens the form filled for the day", async () => {
  const { go } = await aDesk();
  const page = await go(start, "/events/start");
  expect(page.data).toMatchObject({
    firstDay: "2026/08/03",
    cards: [{ id: "meetup" }, { id: "social" }, {}, {}, {}, {}, {}],
  });

  const form = await go(newEvent, "/events/new?template=ceremony&day=2026/10/1");
  const empty = await go(newEvent, "/events/new?template=nonsense");

  expect(form.data).toMatchObject({
    values: {
      kind: "ceremony",
      title_ja: "内定式",
      title_ko: "내정식",
      answerDay: "2026/09/17",
      asksNeeds: "on",
    },
    rows: [
      { day: "2026/10/01", starts: "10:30", label_en: "Ceremony" },
      { day: "2026/10/01", starts: "12:30" },
    ],
  });
  expect(empty.data).toMatchObject({ values: { kind: "meetup" }, rows: [{ day: "" }] });
});

test("the form of a new event can be saved and repeated in one go", async () => {
  const { go } = await aDesk();
  const form = {
    ...{ kind: "meetup", title_ja: "面談", zone: "Asia/Tokyo", day: "7/21", starts: "18:00", ends: "19:00" },
    ...{ seats: "6", isPaidWork: "voluntary", after: "series" },
  };
  const made = await go(newEvent, "/events/new", {}, form);
  expect(made.location).toMatch(/^\/events\/[0-9a-f-]{36}\/series$/);
});

test("the days of a series are shown with holidays and busy hosts before anything is made", async () => {
  const { go } = await aDesk();
  const event = await anEvent(db, {
    session: { starts_at: new Date("2026-07-13T05:00:00Z"), ends_at: new Date("2026-07-13T06:00:00Z") },
  });
  const host = await aHost(db, { session: event.session, hosting: { state: "accepted" } });
  const other = await anEvent(db, {
    title: JSON.stringify({ ja: "職場見学" }),
    session: { starts_at: new Date("2026-07-27T05:30:00Z"), ends_at: new Date("2026-07-27T06:30:00Z") },
  });
  await db
    .insertInto("session_host")
    .values({ session_id: other.session.id, member_id: host.id, state: "accepted" })
    .execute();
  const params = { id: event.id };

  const page = await go(series, "/x?rhythm=weekly&times=2&shape=events&hosts=on", params);
  const picked = await go(series, "/x?rhythm=picked&picked=8/11、あした、7/1&shape=sessions", params);

  expect(page.data).toMatchObject({
    preview: {
      rows: [
        { day: "2026-07-20", holiday: "海の日", busy: "", isPast: false },
        { day: "2026-07-27", holiday: "", busy: expect.stringContaining("職場見学") },
      ],
    },
  });
  expect(picked.data).toMatchObject({
    preview: { unread: ["あした"], rows: [{ isPast: true }, { holiday: "山の日", isPast: false }] },
  });
  const send = (days: string[], shape: string, hosts = true) =>
    go(
      series,
      "/x",
      params,
      new URLSearchParams([
        ...days.map((day) => ["day", day]),
        ["shape", shape],
        ...(hosts ? [["hosts", "on"]] : []),
      ]),
    );
  const refused = await send(["2026-07-20", "2026-07-27"], "events");
  expect(refused.status).toBe(400);
  expect(refused.data).toMatchObject({ errors: { "": [expect.stringContaining("職場見学")] } });
  expect((await send([], "events")).data).toMatchObject({ errors: { "": ["日を一つ以上選んでください"] } });
  expect((await send(["2026-07-20", "2026-07-27"], "events", false)).location).toBe("/events");
  expect((await send(["2026-08-03"], "sessions")).location).toBe(`/events/${event.id}`);
});

test("an event is duplicated by one field; a day that can't be read or is over is said there", async () => {
  const { go } = await aDesk();
  const event = await anEvent(db);
  const send = (day: string) => go(duplicate, "/x", { id: event.id }, { day, hosts: "on" });

  expect((await send("いつか")).data).toMatchObject({
    errors: { day: [expect.any(String)] },
    typed: { withHosts: true },
  });
  expect((await send("2026/7/1")).data).toMatchObject({ errors: { day: [expect.any(String)] } });
  expect((await send("8/1")).location).toMatch(/^\/events\/(?!.*undefined)/);
  expect((await go(duplicate, "/x", { id: "nonsense" })).status).toBe(404);
});

test("an event becomes a template, which is changed, removed and brought back", async () => {
  const { go } = await aDesk();
  const event = await anEvent(db);
  const made = await go(fromEvent, "/x", { id: event.id }, { x: "" });
  const template = made.location.split("/").at(-1) ?? "";
  const page = await go(editTemplate, made.location, { template });
  const { values } = page.data as { values: Record<string, string> };
  // A box that isn't ticked isn't sent.
  const { hasAlcohol: _, asksNeeds: __, ...fields } = values;
  const form = { ...fields, starts: "13:00", ends: "15:00", seats: "9", days: "0" };

  const wrong = await go(editTemplate, "/x", { template }, { ...form, seats: "なし" });
  expect(wrong.data).toMatchObject({ errors: { seats: [expect.any(String)] }, rows: [{ seats: "なし" }] });
  expect((await go(editTemplate, "/x", { template }, { ...form, title_ja: "秋の会" })).location).toBe(
    "/events/templates",
  );
  const gone = await go(templates, "/x", {}, { remove: template });
  const list = await go(templates, gone.location);
  expect(list.data).toMatchObject({ removed: expect.any(String) });
  expect((list.data as { templates: unknown[] }).templates).toHaveLength(7);
  await go(templates, "/x", {}, { back: gone.location.split("=")[1] ?? "" });
  expect((await go(start, "/events/start")).data).toMatchObject({
    cards: expect.arrayContaining([
      expect.objectContaining({ title: "秋の会", isOwn: true, facts: expect.stringContaining("9席") }),
    ]),
  });
  expect((await go(templates, "/x", {}, { remove: "nonsense" })).status).toBe(404);
  expect((await go(editTemplate, "/x", { template: "nonsense" })).status).toBe(404);
});

test("the ceremony is prepared by one button; its steps are ticked off and opened again", async () => {
  const { go } = await aDesk();
  const page = await go(ceremonyStart, "/events/ceremony");
  expect(page.data).toMatchObject({
    values: { day: "2026/10/01", seats: "120", companionsMax: "0" },
    begun: [],
  });
  const { year, values } = page.data as { year: number; values: Record<string, string> };
  const form = { ...values, year: String(year) };

  expect((await go(ceremonyStart, "/x", {}, { ...form, day: "7/1" })).data).toMatchObject({
    errors: { day: [expect.any(String)] },
  });
  expect((await go(ceremonyStart, "/x", {}, { ...form, seats: "0" })).data).toMatchObject({
    errors: { seats: [expect.any(String)] },
  });
  const made = await go(ceremonyStart, "/x", {}, form);
  const params = { id: made.location.split("/")[2] ?? "" };
  const read = async () =>
    (await go(weeks, made.location, params)).data as {
      done: number;
      weeks: { week: number; steps: { taskId: string }[] }[];
    };
  const task = (await read()).weeks[0]?.steps[0]?.taskId ?? "";

  await go(weeks, "/x", params, { task, what: "done" });
  const after = await read();
  expect(after.done).toBe(1);
  expect(after.weeks.map(({ week }) => week)).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0, -1]);
  expect(after.weeks[0]?.steps[0]).toMatchObject({ done: "7/6(月)に済み・森下 恵" });
  await go(weeks, "/x", params, { task, what: "reopen" });
  expect(await read()).toMatchObject({ done: 0 });
  const social = await anEvent(db);
  await go(weeks, "/x", { id: social.id }, { task, what: "done" });
  expect(await read()).toMatchObject({ done: 0 });
  expect((await go(weeks, "/x", { id: social.id })).location).toBe(`/events/${social.id}`);
  expect((await go(ceremonyStart, "/events/ceremony")).data).toMatchObject({ begun: [{ title: "内定式" }] });
});
