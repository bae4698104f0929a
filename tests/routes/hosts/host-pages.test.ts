import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aHost, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { hostLinkToken } from "~/features/hosts/host-link.server.ts";
import * as ownRequest from "~/routes/host/request.tsx";
import * as portal from "~/routes/host/sessions.tsx";
import * as settings from "~/routes/host/settings.tsx";
import * as hostRequest from "~/routes/public/host-request.tsx";
import * as askHost from "~/routes/recruiter/events/ask-host.ts";
import * as calendar from "~/routes/recruiter/events/calendar.tsx";
import * as tellHost from "~/routes/recruiter/events/tell-host.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

async function aRequest() {
  await aCompany(db);
  const event = await anEvent(db, { session: { online_url: "https://meet.example.jp/room" } });
  const host = await aHost(db, { session: event.session });
  const owner = { sessionId: event.session.id, memberId: host.id };
  const token = await hostLinkToken(db, { ...owner, secret: testSecret, now });
  return { event, host, owner, token, path: `/h/${token}`, params: { token } };
}

const stateOf = async (memberId: string) =>
  (await db.selectFrom("session_host").select("state").where("member_id", "=", memberId).executeTakeFirst())
    ?.state;

test("opening a host's link, with any answer in it, changes nothing; pressing the button does", async () => {
  const { host, path, params } = await aRequest();
  for (const query of ["", "?answer=yes", "?answer=no"]) {
    const page = await visit(hostRequest, { path: path + query, params, context });
    expect(page.status).toBe(200);
    expect(page.data).toMatchObject({ face: query === "?answer=no" ? "decline" : "ask" });
    expect(await stateOf(host.id)).toBe("asked");
  }
  const done = await visit(hostRequest, { path, params, context, form: { answer: "yes" } });

  expect(done).toMatchObject({ status: 303, location: path });
  expect(await stateOf(host.id)).toBe("accepted");
  const after = await visit(hostRequest, { path, params, context });
  expect(after.data).toMatchObject({ face: "accepted", page: { onlineUrl: "https://meet.example.jp/room" } });
});

test("the room is shown only to whoever leads, and no guest's name to anybody with a link", async () => {
  const { event, path, params } = await aRequest();
  const guest = await aCandidate(db, { family_name: "秘密" });
  await anInvitation(db, event, { candidate_id: guest.id });
  const page = await visit(hostRequest, { path, params, context });
  expect(page.data).toMatchObject({ page: { onlineUrl: "" } });
  expect(JSON.stringify(page.data)).not.toContain("秘密");
});

test("a no with a word, a substitute who is asked, and one who isn't free any more", async () => {
  const { event, host, path, params } = await aRequest();
  const nishimura = await aHost(db, { family_name: "西村" });
  const post = (form: Record<string, string>) => visit(hostRequest, { path, params, context, form });

  await post({ answer: "no", substitute: nishimura.id, word: "頼みます" });
  expect(await stateOf(host.id)).toBe("substitute_asked");
  const busy = await aHost(db, { family_name: "忙", session: (await anEvent(db)).session });
  expect((await post({ answer: "no", substitute: busy.id, word: "" })).status).toBe(409);
  expect((await post({ answer: "perhaps" })).status).toBe(400);
  expect((await post({ answer: "no", word: "x".repeat(501) })).status).toBe(400);
  await post({ answer: "no", substitute: "", word: "出張です" });

  expect(await stateOf(host.id)).toBe("declined");
  expect(await stateOf(nishimura.id)).toBe("asked");
  const page = await visit(hostRequest, { path, params, context });
  expect(page.data).toMatchObject({ face: "declined", page: { title: textOf(event.title) } });
});

test("an unknown link says so; one of a session that somebody else leads now needs no answer", async () => {
  const { owner, path, params } = await aRequest();
  const unknown = await visit(hostRequest, { path: "/h/x", params: { token: "x" }, context });
  expect(unknown).toMatchObject({ status: 404, data: { face: "old" } });
  await db.deleteFrom("session_host").where("member_id", "=", owner.memberId).execute();
  const gone = await visit(hostRequest, { path, params, context });
  expect(gone).toMatchObject({ status: 200, data: { face: "gone" } });
  await db.updateTable("member").set({ ended_at: now }).where("id", "=", owner.memberId).execute();
  expect((await visit(hostRequest, { path, params, context })).status).toBe(404);
});

test("a host sees their own sessions and guests only, names once they accepted, and answers only for themselves", async () => {
  const { event, host, owner } = await aRequest();
  const other = await anEvent(db, {
    session: { starts_at: new Date("2026-07-20T05:00:00Z"), ends_at: new Date("2026-07-20T06:00:00Z") },
  });
  const stranger = await aHost(db, { family_name: "西村", session: other.session });
  const guest = await aCandidate(db, { family_name: "清水", given_name: "湊", locale: "ko" });
  const invitation = await anInvitation(db, event, { candidate_id: guest.id });
  const yes = { invitationId: invitation.id, sessionId: event.session.id, answer: "yes", word: "" } as const;
  await answerInvitation(db, { ...yes, source: "link", now, mailDomain: "x" });
  const cookie = await signedIn(db, context, host);
  const strangerCookie = await signedIn(db, context, stranger);
  const home = (as: string) => visit(portal, { path: "/host", context, cookie: as });

  expect((await home(cookie)).data).toMatchObject({
    owed: [{ title: "夏の懇親会", going: 1, onlineUrl: "" }],
  });
  expect(JSON.stringify((await home(cookie)).data)).not.toContain("清水");
  const path = `/host/sessions/${owner.sessionId}`;
  const params = { session: owner.sessionId };
  for (const form of [undefined, { answer: "yes" }])
    expect(
      (await visit(ownRequest, { path, params, context, cookie: strangerCookie, ...(form && { form }) }))
        .status,
    ).toBe(404);
  await visit(ownRequest, { path, params, context, cookie, form: { answer: "yes" } });

  const page = await home(cookie);
  expect(page.data).toMatchObject({
    owed: [],
    next: { title: "夏の懇親会", guests: [{ name: "清水 湊さん", language: "한국어" }] },
    month: { count: 1, monthly: null },
  });
  expect(JSON.stringify((await home(strangerCookie)).data)).not.toContain("清水");
});

test("a host says how many a month, rests, and opens, renews and closes the feed", async () => {
  await aCompany(db);
  const host = await aHost(db);
  const cookie = await signedIn(db, context, host);
  const post = (form: Record<string, string>) =>
    visit(settings, { path: "/host/settings", context, cookie, form });
  const read = async () =>
    (await visit(settings, { path: "/host/settings", context, cookie })).data as {
      feedUrl?: string;
      offer: unknown;
    };

  expect((await post({ monthly: "2", pausedUntil: "7/5" })).status).toBe(400);
  expect((await post({ monthly: "99", pausedUntil: "" })).status).toBe(400);
  await post({ monthly: "2", pausedUntil: "2026年8月1日" });
  expect(await read()).toMatchObject({
    offer: { monthly: 2, pausedUntil: "2026-08-01" },
    feedUrl: undefined,
  });

  await post({ intent: "open_feed" });
  const first = (await read()).feedUrl;
  expect(first).toMatch(/^http:\/\/enishi\.test\/feeds\/[\w-]{43}\.ics$/);
  await post({ intent: "open_feed" });
  expect((await read()).feedUrl).not.toBe(first);
  await post({ intent: "close_feed" });
  expect((await read()).feedUrl).toBeUndefined();
});

test("only the hiring team asks another host, tells the guests and sees the calendar", async () => {
  const { event, host } = await aRequest();
  const recruiter = await signedIn(db, context, await aMember(db));
  const ogawa = await aHost(db, { family_name: "小川" });
  const params = { id: event.id };
  const ask = (cookie: string, form: Record<string, string>) =>
    visit(askHost, { path: `/events/${event.id}/hosts`, params, context, cookie, form });
  const form = { session: event.session.id, host: ogawa.id };
  const others = [await aMember(db, { role: "viewer" }), await aMember(db, { role: "desk" }), host];
  for (const member of others) {
    const cookie = await signedIn(db, context, member);
    expect((await ask(cookie, form)).status).toBe(404);
    const path = `/events/${event.id}/hosts/tell?session=${event.session.id}`;
    expect((await visit(tellHost, { path, params, context, cookie })).status).toBe(404);
    expect((await visit(calendar, { path: "/events/calendar", context, cookie })).status).toBe(404);
  }
  expect((await ask(recruiter, { ...form, session: (await anEvent(db)).session.id })).status).toBe(404);
  expect((await ask(recruiter, form)).location).toBe(`/events/${event.id}?host=asked`);
  expect((await ask(recruiter, form)).location).toBe(`/events/${event.id}?host=busy`);
  expect(await stateOf(ogawa.id)).toBe("asked");
});

test("the calendar shows a month with whole weeks, today, mine, a kind, and who is booked twice", async () => {
  await aCompany(db);
  const me = await aMember(db);
  const cookie = await signedIn(db, context, me);
  const mine = await anEvent(db, { created_by: me.id, session: { seats: 2, seats_taken: 2 } });
  const other = await anEvent(db, { kind: "visit", state: "draft" });
  const okamoto = await aHost(db, { session: mine.session });
  await db
    .insertInto("session_host")
    .values({ session_id: other.session.id, member_id: okamoto.id })
    .execute();
  type Day = { day: string; isToday: boolean; sessions: { seats: string; clash: string; state: string }[] };
  const read = async (query = "") =>
    (await visit(calendar, { path: `/events/calendar${query}`, context, cookie })).data as {
      name: string;
      days: Day[];
    };
  const held = (days: Day[]) => days.find((day) => day.day === "2026-07-18")?.sessions ?? [];

  const month = await read();
  expect(month.name).toBe("2026年7月");
  expect([month.days.length, month.days[0]?.day, month.days.at(-1)?.day]).toEqual([
    35,
    "2026-06-28",
    "2026-08-01",
  ]);
  expect(month.days.filter((day) => day.isToday).map((day) => day.day)).toEqual(["2026-07-06"]);
  expect(held(month.days)).toMatchObject([
    { seats: "いっぱいです", clash: "時間が重なる担当：岡本さん" },
    { seats: "", state: "draft" },
  ]);
  expect(held((await read("?who=mine")).days)).toHaveLength(1);
  expect(held((await read("?kind=visit")).days)).toMatchObject([{ state: "draft" }]);
  const week = await read("?view=week&on=2026-07-18");
  expect([week.days.length, held(week.days).length]).toEqual([7, 2]);
  expect((await read("?on=2026-02-31")).name).toBe("2026年7月");
});

function textOf(title: unknown): string {
  return (title as { ja: string }).ja;
}
