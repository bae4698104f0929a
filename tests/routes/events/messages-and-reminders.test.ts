import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import * as eventPage from "~/routes/recruiter/events/event.tsx";
import * as message from "~/routes/recruiter/events/message.tsx";
import * as stop from "~/routes/recruiter/events/message-stop.ts";
import * as reminders from "~/routes/recruiter/events/reminders.ts";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });
const words = { group: "silent", subject_ja: "持ちもの", text_ja: "筆記用具だけお持ちください。" };

async function aDesk(role: "recruiter" | "viewer" | "host" = "recruiter") {
  await aCompany(db);
  const event = await anEvent(db);
  await anInvitation(db, event);
  const cookie = await signedIn(db, context, await aMember(db, { role }));
  const path = `/events/${event.id}/message`;
  return { event, cookie, path, to: { path, params: { id: event.id }, context, cookie } };
}

test("a message is shown before it is sent, sent once, and stopped from the event's page", async () => {
  const { event, to } = await aDesk();
  const shown = (await visit(message, { ...to, form: words })).data as {
    shown: { id: string; names: string[] };
  };
  expect(shown.shown.names).toHaveLength(1);
  expect(await db.selectFrom("delivery").selectAll().execute()).toEqual([]);

  const form = { ...words, id: shown.shown.id, intent: "send" };
  expect((await visit(message, { ...to, form })).location).toBe(`/events/${event.id}`);
  await visit(message, { ...to, form });
  expect(await db.selectFrom("delivery").select("letter").execute()).toEqual([{ letter: "event_message" }]);

  const page = (await visit(eventPage, to)).data as { messages: { id: string }[] };
  expect(page.messages).toMatchObject([{ id: form.id, count: 1, subject: "持ちもの" }]);
  await visit(stop, { ...to, form: { message: form.id } });
  expect(await db.selectFrom("delivery").select("state").execute()).toEqual([{ state: "stopped" }]);
});

test.each([
  ["ja", "お返事がない場合、内々定を取り消します。"],
  ["en", "Please have your parents sign the consent form."],
  ["ko", "취업 활동을 종료해 주시기 바랍니다."],
])(
  "a message that must never go out is refused with its reason, and its text stays: %s",
  async (tongue, text) => {
    const { to } = await aDesk();
    const typed = { group: "silent", [`subject_${tongue}`]: "x", [`text_${tongue}`]: text };
    for (const intent of ["preview", "send"]) {
      const answer = await visit(message, { ...to, form: { ...typed, intent, secondLook: "上司の指示" } });
      expect(answer.status).toBe(400);
      expect(answer.data).toMatchObject({ values: typed, shown: null });
      const { errors } = answer.data as { errors: Record<string, string[]> };
      expect(errors[`text_${tongue}`]?.[0]).toMatch(/は送れません。.+言いかえの例/);
    }
    expect(await db.selectFrom("delivery").selectAll().execute()).toEqual([]);
  },
);

test("what presses is shown in the preview, and leaves once a reason is written", async () => {
  const { event, to } = await aDesk();
  const typed = { ...words, text_ja: "7月16日までに必ずご回答ください。", intent: "preview" };
  const seen = (await visit(message, { ...to, form: typed })).data as {
    shown: { id: string; pressing: string[]; secondLook?: object };
  };
  expect(seen.shown.pressing).toHaveLength(1);
  expect(seen.shown.secondLook).toBeDefined();
  const send = { ...typed, id: seen.shown.id, intent: "send" };
  expect(await visit(message, { ...to, form: send })).toMatchObject({
    status: 400,
    data: { shown: { id: send.id } },
  });
  const reasoned = { ...send, secondLook: "バスの手配があるため" };
  expect((await visit(message, { ...to, form: reasoned })).location).toBe(`/events/${event.id}`);
  expect(await db.selectFrom("wording_override").select("reason").execute()).toEqual([
    { reason: "バスの手配があるため" },
  ]);
});

test("going back keeps every word", async () => {
  const { to } = await aDesk();
  const { data } = await visit(message, { ...to, form: { ...words, intent: "edit" } });
  expect(data).toMatchObject({ values: words, groups: ["silent"], shown: null });
});

test.each([
  [{ subject_ja: "件名", text_ja: "本文" }, "group"],
  [{ group: "silent" }, "subject_ja"],
  [{ group: "silent", subject_ko: "제목" }, "text_ko"],
  [{ group: "silent", text_en: "Hello" }, "subject_en"],
  [{ ...words, group: "going" }, "group"],
])("%o is answered at the field %s", async (form, field) => {
  const { to } = await aDesk();
  const answer = await visit(message, { ...to, form });
  expect(answer.status).toBe(400);
  expect(Object.keys((answer.data as { errors: object }).errors)).toContain(field);
});

test("each kind of letter is switched on the event's page", async () => {
  const { event, to } = await aDesk();
  const plan = async () =>
    ((await visit(eventPage, to)).data as { plan: { kind: string; isOn: boolean; text: string }[] }).plan;
  expect(await plan()).toMatchObject([
    { kind: "silent", isOn: true, text: "招待の3日後と、7月16日(木)（期日の2日前）。", now: "いま1名。" },
    { kind: "maybe", isOn: true },
    { kind: "day_before", isOn: true },
    { kind: "thanks", isOn: true },
  ]);
  const answer = await visit(reminders, { ...to, form: { kind: "silent", to: "off" } });
  expect(answer.location).toBe(`/events/${event.id}#reminders`);
  expect((await plan())[0]).toMatchObject({ kind: "silent", isOn: false });
  expect((await visit(reminders, { ...to, form: { kind: "nonsense", to: "on" } })).status).toBe(400);
});

test("hosts and viewers have no business here", async () => {
  for (const role of ["host", "viewer"] as const) {
    const { to } = await aDesk(role);
    expect((await visit(message, to)).status, role).toBe(404);
    expect((await visit(message, { ...to, form: { ...words, intent: "send" } })).status, role).toBe(404);
    expect((await visit(stop, { ...to, form: { message: crypto.randomUUID() } })).status, role).toBe(404);
    expect((await visit(reminders, { ...to, form: { kind: "silent", to: "off" } })).status, role).toBe(404);
  }
  expect(await db.selectFrom("delivery").selectAll().execute()).toEqual([]);
  expect(await db.selectFrom("event").select("reminders_off").execute()).toEqual([
    { reminders_off: [] },
    { reminders_off: [] },
  ]);
});

test("a stranger is led to the sign-in, and an event that isn't there isn't found", async () => {
  const { to } = await aDesk();
  const { cookie: _, ...stranger } = to;
  expect((await visit(message, stranger)).location).toMatch(/^\/sign-in/);
  const nowhere = { ...to, params: { id: crypto.randomUUID() } };
  expect((await visit(message, nowhere)).status).toBe(404);
  expect((await visit(reminders, { ...nowhere, form: { kind: "silent", to: "off" } })).status).toBe(404);
});

test("there is nobody to write to before an event is published", async () => {
  const { event, to } = await aDesk();
  await db.updateTable("event").set({ state: "draft" }).execute();
  expect((await visit(message, to)).location).toBe(`/events/${event.id}`);
});
