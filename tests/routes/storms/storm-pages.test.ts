import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aHost, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import * as answerPage from "~/routes/public/answer.tsx";
import * as seenPage from "~/routes/public/answer-seen.tsx";
import * as stormPage from "~/routes/recruiter/events/storm.tsx";
import * as toldPage from "~/routes/recruiter/events/storm-told.tsx";
import * as hostsPage from "~/routes/recruiter/sessions/hosts.tsx";
import * as sessionPage from "~/routes/recruiter/sessions/session.tsx";

const db = testDatabase();
const now = new Date("2026-07-17T03:00:00Z");
const context = aContext(db, { now: () => now });
const path = "/events/storm?day=2026-07-18";

async function aDesk() {
  await aCompany(db, { contact_email: "saiyo@aoba.example.jp" });
  const member = await aMember(db);
  const cookie = await signedIn(db, context, member);
  const event = await anEvent(db);
  const host = await aHost(db, { session: event.session, hosting: { state: "accepted" } });
  const invitation = await anInvitation(db, event);
  const said = { answer: "yes", word: "", source: "link", now, mailDomain: "x" } as const;
  await answerInvitation(db, { invitationId: invitation.id, sessionId: event.session.id, ...said });
  await db.deleteFrom("delivery").execute();
  return { member, cookie, event, host, invitation };
}

type Page = {
  lines: { id: string; mark: string; people: string; hosts: string }[];
  done: { id: string }[];
};

/** What a browser sends after the first step: everything chosen. */
async function chosen(cookie: string, fields: Record<string, string>) {
  const { lines } = (await visit(stormPage, { path, context, cookie })).data as Page;
  const form = new URLSearchParams({ reason: "typhoon", ...fields });
  for (const { id, mark } of lines) {
    form.append("session", id);
    form.append(`mark_${id}`, mark);
  }
  return form;
}

type Previewed = {
  values: { texts: Record<string, string>; textsFor: string };
  errors?: Record<string, string[]>;
  preview?: { refused: string[]; counts: { people: number } };
};

test("only the hiring team opens the page of a storm, and presses its button", async () => {
  const { cookie } = await aDesk();
  const form = await chosen(cookie, { what: "cancel", intent: "send" });
  const id = uuidv7();
  const storm = { id, day: "2026-07-18", what: "cancel", reason: "typhoon", texts: "{}", created_at: now };
  await db.insertInto("storm").values(storm).execute();
  const told = { path: `/events/storm/${id}`, params: { id }, context };
  expect((await visit(toldPage, { ...told, cookie })).status).toBe(200);
  for (const role of ["host", "viewer", "desk"] as const) {
    const other = await signedIn(db, context, await aMember(db, { role }));
    for (const [route, at] of [
      [stormPage, { path, context }],
      [toldPage, told],
    ] as const) {
      expect((await visit(route, { ...at, cookie: other })).status).toBe(404);
      expect((await visit(route, { ...at, cookie: other, form })).status).toBe(404);
    }
  }
  expect((await visit(stormPage, { path, context, form })).location).toContain("/sign-in");
  expect(await db.selectFrom("storm").select("id").execute()).toEqual([{ id }]);
});

test("choose, look, write another word, send: then the view says who has heard", async () => {
  const { cookie, event, invitation } = await aDesk();
  const page = (await visit(stormPage, { path, context, cookie })).data as Page;
  expect(page.lines).toMatchObject([
    { id: event.session.id, people: "参加1名・お待ち0名", hosts: "岡本さん" },
  ]);

  const form = await chosen(cookie, { what: "cancel", intent: "look" });
  const looked = (await visit(stormPage, { path, context, cookie, form })).data as Previewed;
  expect(looked.preview).toMatchObject({ refused: [], counts: { people: 1, byMail: 1, hosts: 1 } });
  expect(looked.values.texts.ja).toContain("この回は中止します");
  expect(await db.selectFrom("storm").select("id").execute()).toEqual([]);

  form.set("intent", "send");
  form.set("textsFor", looked.values.textsFor);
  form.set("text_ja", "台風のため中止します。\r\n家にいてください。");
  const sent = await visit(stormPage, { path, context, cookie, form });
  expect(sent.status).toBe(303);
  const id = sent.location.split("/").at(-1) ?? "";
  const { texts } = await db.selectFrom("storm").select("texts").executeTakeFirstOrThrow();
  expect(texts).toEqual({ ja: "台風のため中止します。\n家にいてください。" });
  const done = (await visit(stormPage, { path, context, cookie })).data as Page;
  expect(done).toMatchObject({ lines: [], done: [{ id }] });

  const told = { path: sent.location, params: { id }, context, cookie };
  const personId = invitation.candidate_id;
  expect((await visit(toldPage, told)).data).toMatchObject({
    toPhone: [{ kind: "host" }, { personId, phone: "090-0000-0123", state: "waiting" }],
    reached: [],
  });
  await visit(toldPage, { ...told, form: { intent: "phoned", person: personId } });
  expect((await visit(toldPage, told)).data).toMatchObject({ reached: [{ personId, state: "phoned" }] });
  await visit(toldPage, { ...told, form: { intent: "undo", person: personId } });
  expect((await visit(toldPage, told)).data).toMatchObject({ reached: [] });
  expect((await visit(toldPage, { ...told, params: { id: "nonsense" } })).status).toBe(404);
});

test("what is missing is said at its field, and what was typed comes back", async () => {
  const { cookie } = await aDesk();
  const look = async (fields: Record<string, string>) => {
    const form = await chosen(cookie, { intent: "look", ...fields });
    return (await visit(stormPage, { path, context, cookie, form })).data as Previewed;
  };
  expect(Object.keys((await look({ reason: "" })).errors ?? {})).toEqual(["what", "reason"]);
  expect((await look({ what: "online", link: "zoom" })).errors?.link).toBeDefined();
  expect((await look({ what: "move", how: "day", toDay: "7/18" })).errors?.toDay).toBeDefined();
  expect((await look({ what: "move", how: "hours", hours: "0" })).errors?.hours).toBeDefined();
  expect(await look({ what: "move", how: "day", toDay: "7/25" })).toMatchObject({
    values: { toDay: "7/25" },
    preview: { refused: [] },
  });
  const nobody = await visit(stormPage, { path, context, cookie, form: { what: "cancel", reason: "train" } });
  expect(nobody.status).toBe(400);
});

test("a link in the letter says that somebody has read it: following it changes nothing, one press does", async () => {
  const { cookie, invitation } = await aDesk();
  const owner = { candidateId: invitation.candidate_id, invitationId: invitation.id, secret: testSecret };
  const { token } = await issueLink(db, { ...owner, purpose: "invitation", now, days: 90 });
  const at = { path: `/a/${token}/seen`, params: { token }, context };
  expect((await visit(seenPage, at)).status).toBe(404);
  const form = await chosen(cookie, { what: "move", how: "day", toDay: "7/25", intent: "send" });
  await visit(stormPage, { path, context, cookie, form });

  const seen = () =>
    db.selectFrom("storm_person").select("seen_at").where("candidate_id", "is not", null).execute();
  expect((await visit(seenPage, at)).data).toMatchObject({ isSeen: false, title: "夏の懇親会" });
  expect(await seen()).toEqual([{ seen_at: null }]);
  await visit(seenPage, { ...at, form: {} });
  expect(await seen()).toEqual([{ seen_at: now }]);
  expect((await visit(seenPage, at)).data).toMatchObject({ isSeen: true });
});

test("the same answer once more, to the new time, counts as having heard", async () => {
  const { cookie, invitation } = await aDesk();
  const owner = { candidateId: invitation.candidate_id, invitationId: invitation.id, secret: testSecret };
  const { token } = await issueLink(db, { ...owner, purpose: "invitation", now, days: 90 });
  const form = await chosen(cookie, { what: "move", how: "hours", hours: "2", intent: "send" });
  const { location } = await visit(stormPage, { path, context, cookie, form });

  await visit(answerPage, { path: `/a/${token}`, params: { token }, context, form: { answer: "yes" } });

  const told = { path: location, params: { id: location.split("/").at(-1) ?? "" }, context, cookie };
  expect((await visit(toldPage, told)).data).toMatchObject({ reached: [{ state: "answered" }] });
});

test("other people lead one of several sessions; somebody who leads another one then is refused by name", async () => {
  const { cookie, event, host } = await aDesk();
  const other = await aHost(db, { family_name: "佐伯", given_name: "望" });
  const params = { id: event.id, session: event.session.id };
  const base = `/events/${event.id}/sessions/${event.session.id}`;
  const at = { path: `${base}/hosts`, params, context, cookie };
  expect((await visit(hostsPage, at)).data).toMatchObject({ chosen: [host.id], isPublished: true });

  expect((await visit(hostsPage, { ...at, form: { hosts: other.id } })).location).toBe(base);
  const letters = await db.selectFrom("delivery").select(["letter", "member_id"]).execute();
  expect(letters).toEqual(
    expect.arrayContaining([
      { letter: "host_asked", member_id: other.id },
      { letter: "host_removed", member_id: host.id },
    ]),
  );
  expect((await visit(sessionPage, { ...at, path: base })).data).toMatchObject({
    line: { hosts: "佐伯 望" },
  });

  const same = await anEvent(db, { title: JSON.stringify({ ja: "工場の見学" }) });
  await db.insertInto("session_host").values({ session_id: same.session.id, member_id: host.id }).execute();
  const refused = await visit(hostsPage, { ...at, form: { hosts: host.id } });
  expect(refused.data).toMatchObject({ errors: [expect.stringContaining("工場の見学")], chosen: [host.id] });
});
