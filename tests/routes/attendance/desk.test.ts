import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { listSeated } from "~/features/attendance/arrival-queries.server.ts";
import { doorToken } from "~/features/attendance/door.server.ts";
import { papers } from "~/features/attendance/paper.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import * as desk from "~/routes/host/check-in.tsx";
import * as code from "~/routes/host/check-in-door.tsx";
import * as sync from "~/routes/host/check-in-sync.ts";
import * as tables from "~/routes/host/check-in-tables.tsx";
import * as walkIn from "~/routes/host/check-in-walk-in.tsx";
import * as ownDoor from "~/routes/public/answer-door.tsx";
import * as door from "~/routes/public/door.tsx";
import * as day from "~/routes/recruiter/events/day.tsx";
import * as paper from "~/routes/recruiter/events/paper.tsx";

const db = testDatabase();
const doorsOpen = new Date("2026-07-18T04:41:00Z");
const context = aContext(db, { now: () => doorsOpen });

async function aDay(names = [["山田", "ヤマダ", "花", "ハナ"]]) {
  await aCompany(db);
  const event = await anEvent(db);
  const guests = [];
  for (const [family_name = "", family_kana = "", given_name = "", given_kana = ""] of names) {
    const candidate = await aCandidate(db, { family_name, family_kana, given_name, given_kana, romaji: "" });
    const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
    await answerInvitation(db, {
      ...{
        invitationId: invitation.id,
        sessionId: event.session.id,
        answer: "yes",
        word: "",
        source: "link",
      },
      ...{ now: new Date("2026-07-02T03:00:00Z"), mailDomain: "enishi.test" },
    });
    guests.push({ candidate, invitation });
  }
  return { event, sessionId: event.session.id, guests };
}

async function asMember(role: "recruiter" | "host" | "desk" | "viewer" | "administrator") {
  const member = await aMember(db, { role });
  return { member, cookie: await signedIn(db, context, member) };
}

const attendance = async (sessionId: string) =>
  (await listSeated(db, sessionId)).map((guest) => guest.attendance);

test("hosts have the desk of their own sessions, the hiring team all, nobody else any", async () => {
  const { event, sessionId, guests } = await aDay();
  const host = await asMember("host");
  const status = async (cookie: string) => {
    const at = { path: `/check-in/${sessionId}`, params: { session: sessionId }, context, cookie };
    const pages = await Promise.all([desk, code, walkIn, tables].map((route) => visit(route, at)));
    const form = { guest: guests[0]?.candidate.id ?? "", attendance: "attended" };
    return [...pages, await visit(desk, { ...at, form })].map((answer) => answer.status);
  };
  expect(new Set(await status(host.cookie))).toEqual(new Set([404]));
  for (const role of ["desk", "viewer"] as const)
    expect(new Set(await status((await asMember(role)).cookie))).toEqual(new Set([404]));
  expect(await attendance(sessionId)).toEqual(["unknown"]);
  await db.insertInto("session_host").values({ session_id: sessionId, member_id: host.member.id }).execute();
  expect(await status(host.cookie)).toEqual([200, 200, 200, 200, 303]);
  expect(await attendance(sessionId)).toEqual(["attended"]);
  expect((await status((await asMember("recruiter")).cookie)).slice(0, 4)).toEqual([200, 200, 200, 200]);
  expect(event.state).toBe("published");
});

test("a list that was offline posts what it kept; nonsense is refused whole", async () => {
  const { sessionId, guests } = await aDay();
  const { cookie } = await asMember("recruiter");
  const post = (body: unknown) =>
    sync.action({
      request: new Request(`http://enishi.test/check-in/${sessionId}/sync`, {
        method: "POST",
        headers: { cookie, "content-type": "application/json", "x-client-address": "192.0.2.7" },
        body: JSON.stringify(body),
      }),
      params: { session: sessionId },
      context,
    } as never);
  const candidateId = guests[0]?.candidate.id ?? "";
  const answer = await post([{ guestId: candidateId, attendance: "attended", at: "2026-07-18T04:30:00Z" }]);
  expect(await answer.json()).toEqual({ refused: [] });
  expect((await listSeated(db, sessionId))[0]?.attendedAt).toEqual(new Date("2026-07-18T04:30:00Z"));
  await expect(post([{ guestId: candidateId, attendance: "gone" }])).rejects.toMatchObject({ status: 400 });
});

test("behind the code at the door a name leads to a greeting, and only the button notes the arrival", async () => {
  const { sessionId } = await aDay();
  const token = doorToken(testSecret, sessionId);
  const at = { path: `/d/${token}`, params: { door: token }, context };
  expect((await visit(door, at)).data).toMatchObject({ state: "open" });
  const greeted = await visit(door, { ...at, form: { name: "やまだ" } });
  expect(greeted.data).toMatchObject({ step: "greet", name: "山田 花さん" });
  expect(await attendance(sessionId)).toEqual(["unknown"]);
  const { person, mark } = greeted.data as { person: string; mark: string };
  expect((await visit(door, { ...at, form: { person, mark } })).data).toMatchObject({
    step: "in",
    time: "13:41",
  });
  expect(await attendance(sessionId)).toEqual(["attended"]);
});

test("at the door a guessed person, an unknown name and a shared family name get a sentence and nobody's data", async () => {
  const { sessionId, guests } = await aDay([
    ["山田", "ヤマダ", "花", "ハナ"],
    ["山田", "ヤマダ", "陸", "リク"],
  ]);
  const token = doorToken(testSecret, sessionId);
  const at = { path: `/d/${token}`, params: { door: token }, context };
  const say = (form: Record<string, string>) => visit(door, { ...at, form });
  for (const form of [{ name: "ヤマダ" }, { name: "佐藤" }, { name: "" }]) {
    const answer = await say(form);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.data)).not.toContain("花");
  }
  expect((await say({ person: guests[0]?.candidate.id ?? "", mark: "guessed" })).status).toBe(400);
  expect((await say({ name: "山田　陸" })).data).toMatchObject({ step: "greet", name: "山田 陸さん" });
  expect(await attendance(sessionId)).toEqual(["unknown", "unknown"]);
});

test("a made-up code opens nothing, and the door is closed before and after", async () => {
  const { sessionId, guests } = await aDay();
  const status = async (token: string) =>
    (await visit(door, { path: `/d/${token}`, params: { door: token }, context })).status;
  expect(await status(`${sessionId}.AAAAAAAAAAAAAAAAAAAAAA`)).toBe(404);
  expect(await status("")).toBe(404);
  const token = doorToken(testSecret, sessionId);
  for (const [now, state] of [
    ["2026-07-17T00:00:00Z", "early"],
    ["2026-07-18T08:00:00Z", "over"],
  ] as const) {
    const at = {
      path: `/d/${token}`,
      params: { door: token },
      context: aContext(db, { now: () => new Date(now) }),
    };
    expect((await visit(door, at)).data).toMatchObject({ state });
    expect((await visit(door, { ...at, form: { name: "山田" } })).data).toBeNull();
  }
  expect(guests).toHaveLength(1);
});

test("one's own code greets by name; opening it changes nothing, its button checks in", async () => {
  const { sessionId, guests } = await aDay();
  const [guest] = guests;
  const { token } = await issueLink(db, {
    ...{ secret: testSecret, purpose: "invitation", candidateId: guest?.candidate.id ?? "" },
    ...{ invitationId: guest?.invitation.id ?? "", now: new Date("2026-07-01T01:00:00Z"), days: 90 },
  });
  const at = { path: `/a/${token}/door`, params: { token }, context };
  expect((await visit(ownDoor, at)).data).toMatchObject({ name: "山田 花さん", state: "open", time: "" });
  expect(await attendance(sessionId)).toEqual(["unknown"]);
  expect((await visit(ownDoor, { ...at, form: {} })).status).toBe(303);
  expect((await visit(ownDoor, at)).data).toMatchObject({ time: "13:41" });
});

test("the papers hold those with a seat, for the hiring team alone; printing issues no new links", async () => {
  const { event, guests } = await aDay([
    ["山田", "ヤマダ", "花", "ハナ"],
    ["阿部", "アベ", "樹", "イツキ"],
  ]);
  const { cookie } = await asMember("recruiter");
  const host = await asMember("host");
  for (const name of papers) {
    const at = { path: `/events/${event.id}/paper/${name}`, params: { id: event.id, paper: name }, context };
    const { data } = await visit(paper, { ...at, cookie });
    expect(data).toMatchObject({ people: [{ name: "阿部 樹" }, { name: "山田 花" }] });
    expect((await visit(paper, { ...at, cookie: host.cookie })).status).toBe(404);
  }
  expect(await db.selectFrom("private_link").selectAll().execute()).toEqual([]);
  expect(guests).toHaveLength(2);
});

test("departments are spread over the tables, and one person is moved by hand", async () => {
  const { sessionId, guests } = await aDay([
    ["山田", "ヤマダ", "花", "ハナ"],
    ["阿部", "アベ", "樹", "イツキ"],
    ["鈴木", "スズキ", "陸", "リク"],
  ]);
  const { cookie } = await asMember("recruiter");
  const at = { path: `/check-in/${sessionId}/tables`, params: { session: sessionId }, context, cookie };
  const places = async () => (await listSeated(db, sessionId)).map(({ tableNo }) => tableNo);
  await visit(tables, { ...at, form: { intent: "arrange", tables: "２" } });
  expect((await places()).sort()).toEqual([1, 1, 2]);
  expect((await visit(tables, { ...at, form: { intent: "arrange", tables: "many" } })).status).toBe(400);
  const moved = guests[0]?.candidate.id ?? "";
  await visit(tables, { ...at, form: { [`table-${moved}`]: "3" } });
  expect((await places()).filter((place) => place === 3)).toHaveLength(1);
  await visit(tables, { ...at, form: { intent: "arrange", tables: "0" } });
  expect(await places()).toEqual([null, null, null]);
});

test("travel money is kept by region in yen, and a line that can't be read is quoted", async () => {
  const { event } = await aDay();
  const { cookie } = await asMember("recruiter");
  const at = { path: `/events/${event.id}/day`, params: { id: event.id }, context, cookie };
  await visit(day, { ...at, form: { rates: "関東　２，０００円\n北海道 ¥38,000\n" } });
  expect((await visit(day, at)).data).toMatchObject({ rates: "関東 2,000\n北海道 38,000" });
  const refused = await visit(day, { ...at, form: { rates: "関東 2千円" } });
  expect(refused).toMatchObject({ status: 400, data: { typed: "関東 2千円" } });
  expect(JSON.stringify(refused.data)).toContain("関東 2千円");
});
