import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aChoice, aChooser, aCompany, aMember, anEvent } from "#tests/support/factories.ts";
import { seatsOf } from "#tests/support/seats.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { chooseSessions } from "~/features/events/choose-sessions.server.ts";
import * as answerFor from "~/routes/recruiter/events/answer-for.tsx";
import * as editEvent from "~/routes/recruiter/events/edit.tsx";
import * as eventPage from "~/routes/recruiter/events/event.tsx";
import * as eventList from "~/routes/recruiter/events/list.tsx";
import * as newEvent from "~/routes/recruiter/events/new.tsx";
import * as cancelPage from "~/routes/recruiter/sessions/cancel.tsx";
import * as changeRoute from "~/routes/recruiter/sessions/change.ts";
import * as mergePage from "~/routes/recruiter/sessions/merge.tsx";
import * as movePage from "~/routes/recruiter/sessions/move.tsx";
import * as addPage from "~/routes/recruiter/sessions/new.tsx";
import * as sessionPage from "~/routes/recruiter/sessions/session.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });
const moment = { word: "", source: "link", now, mailDomain: "x" } as const;

async function aDesk(options: NonNullable<Parameters<typeof aChoice>[1]> = {}) {
  await aCompany(db);
  const event = await aChoice(db, options);
  const member = await aMember(db);
  const cookie = await signedIn(db, context, member);
  const [one = "", two = "", three = ""] = event.ids;
  const params = { id: event.id, session: one };
  const base = `/events/${event.id}/sessions/${one}`;
  const guest = async (wanted: string[]) => {
    const invitation = await aChooser(db, event);
    if (wanted.length > 0) await chooseSessions(db, { ...moment, invitationId: invitation.id, wanted });
    return invitation;
  };
  const at = { params, context, cookie };
  return { event, member, cookie, params, base, guest, at, one, two, three };
}

const newForm = {
  kind: "meetup",
  title_ja: "先輩と話す会",
  zone: "Asia/Tokyo",
  placeKind: "office",
  isPaidWork: "voluntary",
  answerDay: "7/13",
  way: "book",
  sessionsEach: "1",
};

test("one form makes an event of several sessions with their own seats, hosts and names", async () => {
  const { cookie } = await aDesk();
  const host = await aMember(db, { role: "host" });
  const form = new URLSearchParams(newForm);
  for (const [name, cells] of Object.entries({
    day: ["7/15", "7/14"],
    starts: ["18:00", "12:00"],
    ends: ["19:00", "13:00"],
    seats: ["6", "８"],
    host: ["", host.id],
    label_ja: ["夕方の部", ""],
  }))
    for (const cell of cells) form.append(name, cell);
  form.append("companionsMax", "2");

  const made = await visit(newEvent, { path: "/events/new", context, cookie, form });

  const id = made.location.split("/").at(-1) ?? "";
  const sessions = await db
    .selectFrom("session")
    .select(["starts_at", "seats", "label"])
    .where("event_id", "=", id)
    .orderBy("starts_at")
    .execute();
  expect(sessions).toEqual([
    { starts_at: new Date("2026-07-14T03:00:00Z"), seats: 8, label: {} },
    { starts_at: new Date("2026-07-15T09:00:00Z"), seats: 6, label: { ja: "夕方の部" } },
  ]);
  const page = await visit(eventPage, { path: made.location, params: { id }, context, cookie });
  expect(page.data).toMatchObject({ sessions: [{ hosts: "森下 恵" }, { hosts: "", label: "夕方の部" }] });
});

test("without script a row's button brings the form back with one more row, and saves nothing", async () => {
  const { cookie } = await aDesk();
  const before = await db.selectFrom("event").select("id").execute();
  const form = { ...newForm, day: "7/14", starts: "18:00", ends: "19:00", seats: "6", rows: "next_day:0" };

  const page = await visit(newEvent, { path: "/events/new", context, cookie, form });

  expect(page.data).toMatchObject({
    rows: [{ day: "7/14" }, { day: "2026/07/15", starts: "18:00" }],
    values: { title_ja: "先輩と話す会" },
  });
  expect(await db.selectFrom("event").select("id").execute()).toEqual(before);
});

test("mistakes of the second row are said at the second row", async () => {
  const { cookie } = await aDesk();
  const form = new URLSearchParams({ ...newForm, sessionsEach: "3" });
  for (const [day, ends, seats] of [
    ["7/14", "19:00", "6"],
    ["7/", "17:00", "0"],
  ] as const)
    for (const [name, cell] of Object.entries({ day, starts: "18:00", ends, seats })) form.append(name, cell);

  const page = await visit(newEvent, { path: "/events/new", context, cookie, form });

  const { errors } = page.data as { errors: Record<string, string[]> };
  expect(Object.keys(errors).sort()).toEqual(["day_2", "ends_2", "seats_2", "sessionsEach"]);
});

test("editing an event of several sessions changes what they share and leaves each as it is", async () => {
  const { event, cookie } = await aDesk();
  const at = { path: `/events/${event.id}/edit`, params: { id: event.id }, context, cookie };
  expect((await visit(editEvent, at)).data).toMatchObject({ rows: undefined });

  const form = { ...newForm, title_ja: "夏の会", way: "ask_around", answerDay: "7/20" };
  expect((await visit(editEvent, { ...at, form })).location).toBe(`/events/${event.id}`);

  const after = await db.selectFrom("event").select(["title", "way"]).where("id", "=", event.id).execute();
  expect(after).toEqual([{ title: { ja: "夏の会" }, way: "ask_around" }]);
  const sessions = await db
    .selectFrom("session")
    .select("starts_at")
    .where("event_id", "=", event.id)
    .orderBy("starts_at")
    .execute();
  expect(sessions.map((session) => session.starts_at)).toEqual(
    event.sessions.map((session) => session.starts_at),
  );
});

test("a session's page shows who goes, who waits in which order, and who is elsewhere", async () => {
  const { guest, base, at, one, two } = await aDesk({ seats: 1 });
  const [a, b, c, d] = [await guest([one]), await guest([one]), await guest([one]), await guest([two])];

  const page = await visit(sessionPage, { ...at, path: base });

  const ids = (list: unknown) => (list as { invitationId: string }[]).map((person) => person.invitationId);
  const { going, waiting, elsewhere, line } = page.data as Record<string, unknown>;
  expect([ids(going), ids(waiting), ids(elsewhere)]).toEqual([[a.id], [b.id, c.id], [d.id]]);
  expect(line).toMatchObject({ seatsSaid: "1／1席・キャンセル待ち2名", standing: "open" });
});

test("the order of the line changes with a reason alone; seats and closing have their buttons", async () => {
  const { guest, base, at, one } = await aDesk({ seats: 1 });
  const [a, , c] = [await guest([one]), await guest([one]), await guest([one])];
  const change = (form: Record<string, string>) =>
    visit(changeRoute, { ...at, path: `${base}/change`, form });

  expect(
    (await change({ what: "line", candidate: c.candidate_id, position: "1", reason: " " })).location,
  ).toBe(`${base}?why`);
  await change({ what: "line", candidate: c.candidate_id, position: "1", reason: "遠方から来るため" });
  await change({ what: "close" });
  expect((await visit(sessionPage, { ...at, path: base })).data).toMatchObject({
    line: { standing: "closed" },
    waiting: [{ invitationId: c.id }, {}],
  });
  await change({ what: "reopen" });
  await change({ what: "seats", seats: "２" });
  expect(await seatsOf(db, c)).toEqual(["18 offered"]);
  expect((await change({ what: "seats", seats: "1" })).location).toBe(`${base}?release=1`);
  expect(await seatsOf(db, a)).toEqual(["18 going"]);
});

test("moving a session shows beforehand who is told, and refuses a host who is elsewhere", async () => {
  const { guest, base, at, one, two, member } = await aDesk();
  const hana = await guest([one]);
  for (const session_id of [one, two])
    await db.insertInto("session_host").values({ session_id, member_id: member.id }).execute();
  const path = `${base}/move`;
  const form = {
    ...{ day: "7/19", starts: "14:00", ends: "16:00", placeKind: "office", place_ja: "青葉本社 3階" },
    ...{ address: "", onlineUrl: "", label_ja: "午後の部" },
  };

  expect((await visit(movePage, { ...at, path })).data).toMatchObject({
    told: [{ id: hana.candidate_id, standing: "going" }],
    values: { day: "2026/07/18", starts: "14:00" },
  });
  const busy = await visit(movePage, { ...at, path, form });
  expect(busy.data).toMatchObject({
    errors: { day: [expect.stringContaining("担当しています")] },
    values: { day: "7/19" },
  });
  const done = await visit(movePage, { ...at, path, form: { ...form, day: "7/22" } });
  expect(done.location).toBe(`${base}?told=1`);
  expect(
    await db.selectFrom("session").select(["starts_at", "label"]).where("id", "=", one).execute(),
  ).toEqual([{ starts_at: new Date("2026-07-22T05:00:00Z"), label: { ja: "午後の部" } }]);
  expect((await visit(movePage, { ...at, path, form: { ...form, day: "7/5" } })).status).toBe(400);
});

test("cancelling a session needs its reason, ends its seats and leaves the others", async () => {
  const { guest, base, at, one, two, event, cookie } = await aDesk();
  const [hana, ren] = [await guest([one]), await guest([two])];
  const path = `${base}/cancel`;

  expect((await visit(cancelPage, { ...at, path })).data).toMatchObject({ told: [{}] });
  expect((await visit(cancelPage, { ...at, path, form: { reason: "" } })).status).toBe(400);
  await visit(cancelPage, { ...at, path, form: { reason: "台風のため" } });

  expect([await seatsOf(db, hana), await seatsOf(db, ren)]).toEqual([[], ["19 going"]]);
  expect((await visit(sessionPage, { ...at, path: base })).data).toMatchObject({
    line: { standing: "cancelled" },
    isAhead: false,
  });
  expect((await visit(cancelPage, { ...at, path })).location).toBe(base);
  const list = await visit(eventList, { path: "/events", context, cookie });
  expect((list.data as { events: object[] }).events).toMatchObject([
    { id: event.id, time: "全3回・2回受付中" },
  ]);
});

test("joining two sessions asks into which, and never into one of another event", async () => {
  const { base, at } = await aDesk();
  const elsewhere = await anEvent(db);
  const path = `${base}/merge`;

  for (const into of ["", elsewhere.session.id])
    expect((await visit(mergePage, { ...at, path, form: { into } })).data).toMatchObject({
      errors: { into: ["合わせる先の回を選んでください"] },
    });
});

test("sessions are added by rows, with the place and hosts there are", async () => {
  const { event, cookie, member, one } = await aDesk();
  await db.insertInto("session_host").values({ session_id: one, member_id: member.id }).execute();
  const at = { path: `/events/${event.id}/sessions/new`, params: { id: event.id }, context, cookie };
  expect((await visit(addPage, at)).data).toMatchObject({
    rows: [{ day: "", starts: "14:00", ends: "16:30", seats: "24" }],
  });
  const form = new URLSearchParams();
  for (const day of ["7/25", "7/26"])
    for (const [name, cell] of Object.entries({ day, starts: "10:00", ends: "11:00", seats: "4" }))
      form.append(name, cell);

  expect((await visit(addPage, { ...at, form })).location).toBe(`/events/${event.id}`);

  const added = await db
    .selectFrom("session")
    .innerJoin("session_host", "session_host.session_id", "session.id")
    .select(["seats", "place", "member_id"])
    .where("event_id", "=", event.id)
    .where("seats", "=", 4)
    .execute();
  expect(added).toHaveLength(2);
  expect(added[0]).toMatchObject({ place: event.session.place, member_id: member.id });
});

test("a choice heard on the telephone is entered on behalf, moves the person, and is marked", async () => {
  const { guest, event, cookie, one, two, member } = await aDesk();
  const hana = await guest([one]);
  const at = {
    path: `/events/${event.id}/guests/${hana.id}`,
    params: { id: event.id, invitation: hana.id },
    context,
    cookie,
  };
  expect((await visit(answerFor, at)).data).toMatchObject({ choice: { typed: { picks: [one] } } });

  await visit(answerFor, { ...at, form: { pick: two, word: "電話で" } });

  expect(await seatsOf(db, hana)).toEqual(["19 going"]);
  const row = await db
    .selectFrom("invitation")
    .select("answered_by")
    .where("id", "=", hana.id)
    .executeTakeFirst();
  expect(row).toEqual({ answered_by: member.id });
  expect((await visit(answerFor, { ...at, form: { word: "?" } })).status).toBe(400);
});

test("a viewer and a session of another event find no page", async () => {
  const { base, at, event } = await aDesk();
  const other = await anEvent(db);
  const stray = { ...at, params: { id: event.id, session: other.session.id } };
  for (const route of [sessionPage, movePage, cancelPage, mergePage])
    expect((await visit(route, { ...stray, path: base })).status).toBe(404);
  expect((await visit(changeRoute, { ...stray, path: base, form: { what: "close" } })).status).toBe(404);

  const viewer = await aMember(db, { role: "viewer" });
  const cookie = await signedIn(db, context, viewer);
  for (const route of [sessionPage, movePage, cancelPage, mergePage, addPage])
    expect((await visit(route, { ...at, cookie, path: base })).status).toBe(404);
});
