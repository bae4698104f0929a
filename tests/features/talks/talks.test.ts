import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aCompany, aHost, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { defaultPolicy } from "~/features/events/meeting-policy.ts";
import { savePolicy } from "~/features/events/policy-settings.server.ts";
import { acceptHosting } from "~/features/hosts/accept-hosting.server.ts";
import { declineHosting } from "~/features/hosts/decline-hosting.server.ts";
import { askSenior } from "~/features/talks/ask-senior.server.ts";
import { talkTimes } from "~/features/talks/talk.ts";
import { forgetTalks, tendTalks } from "~/features/talks/tend-talks.server.ts";
import { withdrawTalk } from "~/features/talks/withdraw-talk.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const zone = "Asia/Tokyo";
const secret = "s".repeat(32);
const now = new Date("2026-07-06T06:00:00Z"); // Monday, 15 o'clock in Tokyo
const startsAt = new Date("2026-07-06T10:30:00Z"); // 19:30
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function aSenior(
  family_name: string,
  offer: { topics?: string; languages?: string; room_url?: string } = {},
) {
  const host = await aHost(db, { family_name });
  await db
    .insertInto("host_offer")
    .values({ member_id: host.id, room_url: `https://meet.example.jp/${host.id}`, changed_at: now, ...offer })
    .execute();
  return host;
}

async function asked(overrides: Partial<Parameters<typeof askSenior>[2]> = {}) {
  const candidateId = overrides.candidateId ?? (await aCandidate(db)).id;
  const ask = { candidateId, startsAt, topic: "", word: "", zone, now, ...overrides };
  return { candidateId, result: await askSenior(db, jobs, ask) };
}

const hosts = async () =>
  (
    await db
      .selectFrom("session_host")
      .innerJoin("member", "member.id", "session_host.member_id")
      .select(["family_name as name", "session_host.state"])
      .orderBy("family_name")
      .execute()
  ).map(({ name, state }) => `${name} ${state}`);

const letters = async () =>
  (await db.selectFrom("delivery").select("letter").orderBy("created_at").orderBy("id").execute()).map(
    ({ letter }) => letter,
  );

const talk = () =>
  db
    .selectFrom("senior_talk")
    .innerJoin("session", "session.id", "senior_talk.session_id")
    .select([
      "senior_talk.state",
      "session.id as sessionId",
      "online_url as room",
      "session.event_id as eventId",
    ])
    .orderBy("asked_at", "desc")
    .orderBy("senior_talk.id", "desc")
    .executeTakeFirstOrThrow();

test("one can ask for half hours of this evening and the next, an hour ahead", () => {
  const at = new Date("2026-07-06T09:10:00Z"); // 18:10
  const times = talkTimes(at, zone, defaultPolicy);
  expect(times[0]).toEqual(new Date("2026-07-06T10:30:00Z"));
  expect(times).toHaveLength(11);
  expect(talkTimes(at, zone, { ...defaultPolicy, untilHour: 19 })).toHaveLength(4);
  const friday = talkTimes(new Date("2026-07-17T11:00:00Z"), zone, defaultPolicy); // 20 o'clock; Monday is a holiday
  expect(friday[0]).toEqual(new Date("2026-07-21T08:00:00Z"));
});

test("whoever fits the topic is asked with two buttons; their yes puts twenty minutes into both calendars", async () => {
  await aCompany(db);
  await aSenior("西村", { topics: "旅行" });
  const okamoto = await aSenior("岡本", { topics: "工場見学、図面" });
  await aSenior("田中", { topics: "図面", room_url: "" });

  const { result, candidateId } = await asked({ topic: "図面", word: "CADは使いますか" });

  expect(result).toEqual({ ok: true });
  expect(await hosts()).toEqual(["岡本 asked"]);
  expect(await letters()).toEqual(["host_asked"]);
  expect(await tendTalks(db, jobs, { secret, now: after(1) })).toBe(0);
  const { sessionId } = await talk();
  await acceptHosting(db, jobs, { sessionId, memberId: okamoto.id, now: after(5) });
  expect(await tendTalks(db, jobs, { secret, now: after(5) })).toBe(1);
  expect(await tendTalks(db, jobs, { secret, now: after(6) })).toBe(0);

  expect(await talk()).toMatchObject({ state: "held", room: `https://meet.example.jp/${okamoto.id}` });
  expect((await letters()).sort()).toEqual(["event_placed", "host_asked", "host_confirmed"]);
  const entries = await db
    .selectFrom("calendar_entry")
    .innerJoin("session", "session.id", "calendar_entry.session_id")
    .select(["candidate_id as candidate", "member_id as member", "starts_at as from", "ends_at as until"])
    .where("is_cancelled", "=", false)
    .execute();
  const both = { from: startsAt, until: new Date("2026-07-06T10:50:00Z") };
  expect(new Set(entries)).toEqual(
    new Set([
      { ...both, candidate: null, member: okamoto.id },
      { ...both, candidate: candidateId, member: null },
    ]),
  );
});

test("a no asks the next at once, silence after half an hour; the hiring team hears of neither", async () => {
  await aCompany(db);
  const first = await aSenior("青木", { topics: "図面" });
  await aSenior("石田");
  await aSenior("上野");
  await asked({ topic: "図面" });
  const { sessionId } = await talk();

  await declineHosting(db, jobs, { sessionId, memberId: first.id, word: "", now: after(2) });
  await tendTalks(db, jobs, { secret, now: after(2) });
  const second = (await hosts()).find((host) => host.endsWith(" asked"));
  expect(second).toBeDefined();
  await tendTalks(db, jobs, { secret, now: after(31) });
  expect(await hosts()).toContain(second);
  await tendTalks(db, jobs, { secret, now: after(33) });

  const now33 = await hosts();
  expect(now33).not.toContain(second);
  expect(now33.filter((host) => host.endsWith(" asked"))).toHaveLength(1);
  expect(await letters()).not.toContain("host_declined");
});

test("without anybody left it ends, is gone from the calendars, and the candidate hears kindly what else they can do", async () => {
  await aCompany(db);
  const only = await aSenior("青木");
  await asked();
  const { sessionId, eventId } = await talk();
  await declineHosting(db, jobs, { sessionId, memberId: only.id, word: "", now: after(2) });
  await tendTalks(db, jobs, { secret, now: after(2) });
  expect((await talk()).state).toBe("nobody");
  expect((await letters()).at(-1)).toBe("talk_unanswered");
  const event = await db.selectFrom("event").select("state").where("id", "=", eventId).executeTakeFirst();
  expect(event).toEqual({ state: "cancelled" });
});

test("a senior who can't after all, or a candidate who gives it back, frees the other", async () => {
  await aCompany(db);
  const senior = await aSenior("青木");
  const { candidateId } = await asked();
  const { sessionId } = await talk();
  const who = { sessionId, memberId: senior.id };
  await acceptHosting(db, jobs, { ...who, now: after(1) });
  await tendTalks(db, jobs, { secret, now: after(1) });
  await declineHosting(db, jobs, { ...who, word: "", now: after(60) });
  await tendTalks(db, jobs, { secret, now: after(60) });
  expect((await talk()).state).toBe("nobody");
  expect(await letters()).toContain("event_cancelled");

  await asked({ candidateId, startsAt: new Date("2026-07-07T10:00:00Z"), now: after(61) });
  const again = await talk();
  await acceptHosting(db, jobs, { sessionId: again.sessionId, memberId: senior.id, now: after(62) });
  await tendTalks(db, jobs, { secret, now: after(62) });
  const invitation = await db
    .selectFrom("invitation")
    .select("id")
    .where("event_id", "=", again.eventId)
    .executeTakeFirstOrThrow();
  const no = { answer: "no", word: "", source: "link", now: after(63), mailDomain: jobs.mailDomain } as const;
  await answerInvitation(db, { invitationId: invitation.id, sessionId: again.sessionId, ...no });
  await tendTalks(db, jobs, { secret, now: after(64) });
  expect((await talk()).state).toBe("withdrawn");
  expect(await letters()).toContain("host_cancelled");
});

test("one search at a time, two talks a week, never beside another seat, and nothing is kept of a refusal", async () => {
  await aCompany(db);
  expect((await asked()).result).toEqual({ ok: false, reason: "nobody" });
  expect(await db.selectFrom("event").select("id").execute()).toEqual([]);
  await aSenior("青木");
  expect((await asked({ startsAt: after(30) })).result).toEqual({ ok: false, reason: "time" });

  const { candidateId } = await asked();
  expect((await asked({ candidateId })).result).toEqual({ ok: false, reason: "asking" });
  expect(await withdrawTalk(db, jobs, { candidateId, now: after(1) })).toBe(true);
  expect(await withdrawTalk(db, jobs, { candidateId, now: after(1) })).toBe(false);

  const busy = await aCandidate(db);
  const event = await anEvent(db, { session: { starts_at: startsAt, ends_at: after(360) } });
  const invitation = await anInvitation(db, event, { candidate_id: busy.id });
  const yes = { answer: "yes", word: "", source: "link", now, mailDomain: jobs.mailDomain } as const;
  await answerInvitation(db, { invitationId: invitation.id, sessionId: event.session.id, ...yes });
  expect((await asked({ candidateId: busy.id })).result).toMatchObject({ reason: "double_booked" });
});

test("only rooms on the company's platforms are used", async () => {
  await aCompany(db);
  await aSenior("青木", { room_url: "https://zoom.example.com/j/1" });
  const { id: memberId } = await aSenior("石田", { room_url: "https://meet.example.jp/2" });
  await savePolicy(db, { policy: { ...defaultPolicy, onlineSites: ["meet.example.jp"] }, memberId, now });
  expect((await asked()).result).toEqual({ ok: true });
  expect(await hosts()).toEqual(["石田 asked"]);
});

test("pressed twice at once there is one search; what was asked goes after ninety days", async () => {
  await aCompany(db);
  await aSenior("青木");
  await aSenior("石田");
  const { id: candidateId } = await aCandidate(db);
  const other = connect(testDatabaseUrl(), { max: 2 });
  const ask = { candidateId, startsAt, topic: "", word: "内緒の質問", zone, now };
  const results = await Promise.all([askSenior(db, jobs, ask), askSenior(other, jobs, ask)]);
  await other.destroy();
  expect(results.filter((each) => each.ok)).toHaveLength(1);
  expect(await db.selectFrom("senior_talk").select("state").execute()).toEqual([{ state: "asking" }]);

  await forgetTalks(db, new Date("2026-11-01T00:00:00Z"));
  expect(await db.selectFrom("senior_talk").select("id").execute()).toEqual([]);
  expect(await db.selectFrom("event").select("description").execute()).toEqual([{ description: {} }]);
});
