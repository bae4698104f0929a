import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import {
  aCandidate,
  aChoice,
  aChooser,
  aCompany,
  aHost,
  aMember,
  anEvent,
  anInvitation,
} from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { concernsSentence } from "~/features/events/event-words.ts";
import { defaultPolicy, type MeetingPolicy, policyConcernsOf } from "~/features/events/meeting-policy.ts";
import { moveSession } from "~/features/events/move-session.server.ts";
import { placeCandidate } from "~/features/events/place-candidate.server.ts";
import { findPolicy, savePolicy } from "~/features/events/policy-settings.server.ts";
import { checkInHost } from "~/features/hosts/check-in-host.server.ts";
import * as here from "~/routes/host/here.ts";
import * as portal from "~/routes/host/sessions.tsx";
import * as settings from "~/routes/recruiter/settings/meetings.tsx";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const at = (hour: string) => new Date(`2026-07-18T${hour}:00+09:00`);
const meeting = {
  startsAt: at("14:00"),
  endsAt: at("15:00"),
  zone: "Asia/Tokyo",
  placeKind: "office",
  hasAlcohol: false,
  seats: 1,
} as const;

const set = async (change: Partial<MeetingPolicy>) =>
  savePolicy(db, { policy: { ...defaultPolicy, ...change }, memberId: (await aMember(db)).id, now });

test("each rule speaks up for itself, names what it is and says what to do, in three languages", () => {
  const strict: MeetingPolicy = {
    ...defaultPolicy,
    placeKinds: ["office", "online"],
    alcohol: "never",
    onlineSites: ["zoom.us"],
  };
  const found = (change: object) => policyConcernsOf({ ...meeting, ...change }, strict);
  expect(found({})).toEqual([]);
  expect(found({ endsAt: at("18:30") })).toEqual(["one_to_one_late"]);
  expect(found({ endsAt: at("18:30"), seats: 2 })).toEqual([]);
  expect(found({ endsAt: at("21:30"), seats: 4 })).toEqual(["hours"]);
  expect(found({ hasAlcohol: true, seats: 9 })).toEqual(["alcohol"]);
  expect(found({ placeKind: "venue", seats: 9 })).toEqual(["place"]);
  const room = (onlineUrl: string) => found({ placeKind: "online", onlineUrl });
  expect(room("https://aoba.zoom.us/j/1")).toEqual([]);
  expect(room("https://evilzoom.us/j/1")).toEqual(["online_site"]);
  expect(policyConcernsOf({ ...meeting, endsAt: at("18:30") }, { ...strict, aloneUntil: null })).toEqual([]);
  const led = (kind: "meetup" | "social", hostIds: string[]) =>
    policyConcernsOf({ ...meeting, kind, hostIds }, { ...strict, twoHostsFirst: true });
  expect(led("meetup", ["a"])).toEqual(["one_host"]);
  expect([
    led("meetup", ["a", "b"]),
    led("social", ["a"]),
    found({ kind: "meetup", hostIds: ["a"] }),
  ]).toEqual([[], [], []]);
  expect(concernsSentence(["one_to_one_late"], "ja", strict)).toBe(
    "1対1は18時までに終えます。時間を早めるか、席を増やしてください",
  );
  for (const locale of ["ja", "en", "ko"] as const)
    expect(concernsSentence(["online_site"], locale, strict)).toContain("zoom.us");
});

test("a move out of the rules is refused with the rule; with a reason kept at the event it goes", async () => {
  const { id, session } = await anEvent(db, {
    session: { seats: 1, starts_at: at("14:00"), ends_at: at("15:00") },
  });
  const member = await aMember(db);
  const move = () =>
    moveSession(db, jobs, {
      ...{ sessionId: session.id, memberId: member.id, now },
      to: { startsAt: at("18:00"), endsAt: at("19:00") },
    });
  expect(await move()).toMatchObject({ ok: false, reason: "policy", concerns: ["one_to_one_late"] });
  await db.updateTable("event").set({ policy_reason: "海外とつなぐため" }).where("id", "=", id).execute();
  expect(await move()).toMatchObject({ ok: true });
});

test("what lay outside the rules before may be moved within it, not further out", async () => {
  const { session } = await anEvent(db, {
    session: { seats: 1, starts_at: at("18:00"), ends_at: at("19:00") },
  });
  const member = await aMember(db);
  const to = (start: string, end: string) =>
    moveSession(db, jobs, {
      ...{ sessionId: session.id, memberId: member.id, now },
      to: { startsAt: at(start), endsAt: at(end) },
    });
  expect(await to("18:30", "19:30")).toMatchObject({ ok: true });
  expect(await to("20:30", "21:30")).toMatchObject({ ok: false, concerns: ["hours"] });
});

test("with two hosts wanted at a first meeting, nobody new is placed with one alone", async () => {
  const event = await aChoice(db, { kind: "meetup", way: "ask_around", sessions: 2, seats: 3 });
  const [alone, pair] = event.ids as [string, string];
  const [one, two] = [await aHost(db), await aHost(db)];
  for (const [session_id, member_id] of [
    [alone, one.id],
    [pair, one.id],
    [pair, two.id],
  ] as const)
    await db.insertInto("session_host").values({ session_id, member_id, state: "accepted" }).execute();
  const invitation = await aChooser(db, event, { answer: "yes" });
  const member = await aMember(db);
  const place = (sessionId: string, invitationId = invitation.id) =>
    placeCandidate(db, jobs, { sessionId, invitationId, memberId: member.id, now });
  await set({ twoHostsFirst: true });
  expect(await place(alone)).toEqual({ ok: false, reason: "first_alone" });
  expect(await place(pair)).toEqual({ ok: true });

  const known = await aCandidate(db);
  const past = await anEvent(db, { session: { starts_at: at("09:00"), ends_at: at("09:30") } });
  const came = await anInvitation(db, past, { candidate_id: known.id });
  const seat = { candidate_id: known.id, invitation_id: came.id, arrival: 1, arrived_at: now } as const;
  await db
    .insertInto("seat")
    .values({ session_id: past.session.id, state: "going", attendance: "attended", ...seat })
    .execute();
  const again = await aChooser(db, event, { answer: "yes", candidate_id: known.id });
  expect(await place(alone, again.id)).toEqual({ ok: true });
});

test("only the administrator sets the rules; nonsense is refused by field and nothing changes", async () => {
  await aCompany(db);
  const context = aContext(db, { now: () => now });
  const as = async (role: "administrator" | "recruiter") =>
    signedIn(db, context, await aMember(db, { role }));
  const admin = await as("administrator");
  const form = (change: Record<string, string> = {}) =>
    new URLSearchParams([
      ["places", "office"],
      ["places", "online"],
      ...Object.entries({
        ...{ fromHour: "9", untilHour: "20", alcohol: "never", aloneUntil: "18", twoHostsFirst: "yes" },
        ...{ onlineSites: "https://zoom.us/j/1、meet.example.jp", ...change },
      }),
    ]);
  const post = (fields: URLSearchParams, cookie = admin) =>
    visit(settings, { path: "/settings/meetings", form: fields, cookie, context });
  expect((await post(form(), await as("recruiter"))).status).toBe(404);
  expect(await post(form({ untilHour: "8", onlineSites: "どれでも" }))).toMatchObject({
    status: 400,
    data: { errors: { untilHour: [expect.any(String)], onlineSites: [expect.any(String)] } },
  });
  expect(await findPolicy(db)).toEqual(defaultPolicy);
  expect((await post(form())).status).toBe(302);
  expect(await findPolicy(db)).toEqual({
    ...{ placeKinds: ["office", "online"], fromHour: 9, untilHour: 20, alcohol: "never", aloneUntil: 18 },
    ...{ aloneOutside: false, onlineSites: ["zoom.us", "meet.example.jp"], twoHostsFirst: true },
  });
});

test("a host says once that they are here, from three hours before to the end, of their own sessions only", async () => {
  await aCompany(db);
  const { session } = await anEvent(db, { session: { starts_at: at("14:00"), ends_at: at("15:00") } });
  const host = await aHost(db, { session, hosting: { state: "accepted" } });
  const press = (when: Date, memberId = host.id) =>
    checkInHost(db, { sessionId: session.id, memberId, now: when });
  expect(await press(at("10:30"))).toBe(false);
  expect(await press(at("15:01"))).toBe(false);
  expect(await press(at("13:50"), (await aHost(db)).id)).toBe(false);
  const context = aContext(db, { now: () => at("13:50") });
  const cookie = await signedIn(db, context, host);
  const page = async () => (await visit(portal, { path: "/host", cookie, context })).data;
  expect(await page()).toMatchObject({ next: { isOpen: true, here: "" } });
  const params = { session: session.id };
  await visit(here, { path: "/host/sessions/x/here", params, form: {}, cookie, context });
  expect(await page()).toMatchObject({ next: { here: "13:50" } });
  expect(await press(at("14:10"))).toBe(false);
});
