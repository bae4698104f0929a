import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import * as answerFor from "~/routes/recruiter/events/answer-for.tsx";
import * as answersPoll from "~/routes/recruiter/events/answers.ts";
import * as cancelPage from "~/routes/recruiter/events/cancel.tsx";
import * as eventPage from "~/routes/recruiter/events/event.tsx";
import * as newEvent from "~/routes/recruiter/events/new.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

async function aDesk(role: "recruiter" | "viewer" = "recruiter") {
  await aCompany(db);
  const event = await anEvent(db);
  const member = await aMember(db, { role });
  const cookie = await signedIn(db, context, member);
  return { event, member, cookie, params: { id: event.id } };
}

test("an open page asks cheaply: 304 while nothing happened, 200 once an answer came", async () => {
  const { event, cookie, params } = await aDesk();
  const hana = await anInvitation(db, event);
  const poll = async (known: string) => {
    const headers = { cookie, "If-None-Match": known };
    const request = new Request(`http://enishi.test/events/${event.id}/answers`, { headers });
    return answersPoll.loader({ request, params, context } as never);
  };
  const first = await poll("");
  const known = first.headers.get("etag") ?? "";

  expect(first.status).toBe(200);
  expect((await poll(known)).status).toBe(304);
  const given = {
    invitationId: hana.id,
    sessionId: event.session.id,
    answer: "yes",
    word: "",
    source: "link",
  } as const;
  await answerInvitation(db, { ...given, now, mailDomain: "x" });
  expect((await poll(known)).status).toBe(200);
});

test("an answer heard on the telephone is marked with who entered it", async () => {
  const { event, member, cookie, params } = await aDesk();
  const hana = await anInvitation(db, event);
  const path = `/events/${event.id}/guests/${hana.id}`;

  const answer = await visit(answerFor, {
    path,
    params: { ...params, invitation: hana.id },
    context,
    cookie,
    form: { answer: "yes", word: "電話で" },
  });

  expect(answer.location).toBe(`/events/${event.id}`);
  const history = await db.selectFrom("answer_history").selectAll().execute();
  expect(history).toMatchObject([
    { answered_by: member.id, source: "staff", outcome: "going", word: "電話で" },
  ]);
  const page = await visit(eventPage, { path: `/events/${event.id}`, params, context, cookie });
  expect(page.data).toMatchObject({
    rows: [{ standing: "going", enteredBy: "森下 恵" }],
    figures: { going: 1, silent: 0 },
  });
});

test("a guest of another event is not found, and a viewer has no business here", async () => {
  const { event, cookie, params } = await aDesk();
  const elsewhere = await anInvitation(db, await anEvent(db));
  const path = `/events/${event.id}/guests/${elsewhere.id}`;
  expect(
    (await visit(answerFor, { path, params: { ...params, invitation: elsewhere.id }, context, cookie }))
      .status,
  ).toBe(404);

  const viewer = await aDesk("viewer");
  expect(
    (await visit(eventPage, { path: `/events/${event.id}`, params, context, cookie: viewer.cookie })).status,
  ).toBe(404);
});

test("a new event with mistakes says them at their fields and keeps what was typed", async () => {
  const { cookie } = await aDesk();
  const form = {
    kind: "meetup",
    title_ja: "",
    title_en: "Tea",
    zone: "Asia/Tokyo",
    day: "7/5",
    starts: "18:00",
    ends: "17:00",
    placeKind: "online",
    onlineUrl: "",
    seats: "0",
    isPaidWork: "voluntary",
    answerDay: "",
  };

  const page = await visit(newEvent, { path: "/events/new", context, cookie, form });
  const fixed = await visit(newEvent, {
    path: "/events/new",
    context,
    cookie,
    form: {
      ...form,
      day: "7月21日",
      ends: "１９：００",
      seats: "６",
      onlineUrl: "https://meet.example.jp/x",
    },
  });

  expect(page.status).toBe(400);
  expect(page.data).toMatchObject({
    values: { title_en: "Tea", day: "7/5" },
    errors: { seats: [expect.any(String)] },
  });
  const made = await db
    .selectFrom("event")
    .innerJoin("session", "session.event_id", "event.id")
    .select(["event.state", "seats", "starts_at"])
    .where("event.state", "=", "draft")
    .executeTakeFirst();
  expect(fixed.location).toMatch(/^\/events\/[0-9a-f-]{36}$/);
  expect(made).toEqual({ state: "draft", seats: 6, starts_at: new Date("2026-07-21T09:00:00Z") });
});

test("a threat as the reason of a cancelled event comes back where it was typed, with why", async () => {
  const { event, cookie, params } = await aDesk();
  const path = `/events/${event.id}/cancel`;
  const send = (form: Record<string, string>) => visit(cancelPage, { path, params, context, cookie, form });
  const state = () => db.selectFrom("event").select("state").executeTakeFirst();

  const refused = await send({ reason: "来ない方の内定は取り消します" });
  expect(refused.status).toBe(400);
  expect(refused.data).toMatchObject({
    reason: "来ない方の内定は取り消します",
    errors: { reason: [expect.stringContaining("内定は取り消")] },
  });
  const asked = await send({ reason: "至急ご確認ください" });
  expect(asked.data).toMatchObject({ secondLook: { label: "このまま送る理由" } });
  expect(await state()).toEqual({ state: "published" });

  const done = await send({ reason: "至急ご確認ください", secondLook: "会場が閉まるため" });
  expect(done.location).toBe(`/events/${event.id}`);
  expect(await state()).toEqual({ state: "cancelled" });
});
