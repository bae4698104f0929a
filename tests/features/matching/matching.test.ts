import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aChoice, aChooser, aCompany, aHost, aMember } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { saveHostAbout } from "~/features/hosts/host-about.server.ts";
import { nothingSaid } from "~/features/hosts/host-about.ts";
import { saveHostProfile } from "~/features/hosts/host-profile.server.ts";
import { nothingShown } from "~/features/hosts/host-profile.ts";
import { acceptMatching } from "~/features/matching/accept-matching.server.ts";
import { changePair } from "~/features/matching/change-pair.server.ts";
import { readInput } from "~/features/matching/match-input.server.ts";
import { readMatchingPage } from "~/features/matching/matching-page.server.ts";
import {
  cancelMatching,
  runMatching,
  runMatchingApart,
  startMatching,
} from "~/features/matching/run-matching.server.ts";
import { CutShort } from "~/jobs/apart.ts";
import * as cancelRoute from "~/routes/recruiter/matching/cancel.ts";
import * as changeRoute from "~/routes/recruiter/matching/change.ts";
import * as matchingRoute from "~/routes/recruiter/matching/matching.tsx";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z");
const weights = { leftOut: 5, evenLoad: 3 };

/** Two slots of one seat with a host each, and two candidates who said when they can. */
async function aRound() {
  await aCompany(db);
  const event = await aChoice(db, { kind: "meetup", way: "ask_around", sessions: 2, seats: 1 });
  const [first, second] = event.ids as [string, string];
  const okamoto = await aHost(db);
  const nishimura = await aHost(db, { family_name: "西村" });
  await lead(first, okamoto.id);
  await lead(second, nishimura.id);
  const say = (memberId: string, topics: string) =>
    saveHostAbout(db, { memberId, about: { ...nothingSaid, topics }, now });
  await say(okamoto.id, "図面、転勤");
  await say(nishimura.id, "転勤");
  const hana = await aCandidate(db, { family_name: "山田", given_name: "花" });
  await saveHostProfile(db, { candidateId: hana.id, profile: { ...nothingShown, topics: "図面" }, now });
  const ren = await aCandidate(db);
  const [a, b] = [
    await aChooser(db, event, { candidate_id: hana.id, answer: "yes" }),
    await aChooser(db, event, { candidate_id: ren.id, answer: "yes" }),
  ];
  const member = await aMember(db);
  return { event, first, second, okamoto, nishimura, hana, ren, a, b, member };
}

const lead = (session_id: string, member_id: string) =>
  db.insertInto("session_host").values({ session_id, member_id, state: "accepted" }).execute();

async function propose(eventId: string, memberId: string): Promise<string> {
  const runId = await startMatching(db, jobs, { eventId, weights, memberId, now });
  await runMatching(db, runId, now);
  return runId;
}

const page = async (eventId: string, changing: string | null = null) => {
  const read = await readMatchingPage(db, { eventId, changing, locale: "ja", now });
  if (!read) throw new Error("no page");
  return read;
};

test("a proposal brings together who has something to talk about, and its sentence says what the other lacks", async () => {
  const { event, first, hana, okamoto, member } = await aRound();
  await propose(event.id, member.id);
  const { run, pairs } = await page(event.id);
  expect(run).toMatchObject({ state: "done", gap: "これより良い組み合わせはありません" });
  const hers = pairs.find((pair) => pair.id === hana.id);
  expect(hers).toMatchObject({ sessionId: first });
  expect(hers?.why).toBe("「図面」のことを話せます。次に合う西村さんは、この話題を挙げていません");
  expect(await db.selectFrom("delivery").select("id").execute()).toEqual([]);

  await saveHostAbout(db, { memberId: okamoto.id, about: { ...nothingSaid, topics: "転勤" }, now });
  await propose(event.id, member.id);
  const after = (await page(event.id)).pairs.find((pair) => pair.id === hana.id);
  expect(after?.why).not.toContain("図面");
});

test("accepting places each through the ordinary placing, with a letter each may answer with no; pressed twice it's once", async () => {
  const { event, member, hana, ren, a } = await aRound();
  const runId = await propose(event.id, member.id);
  // Somebody says no between proposal and press.
  await db.updateTable("invitation").set({ answer: "no" }).where("id", "=", a.id).execute();
  const accept = () => acceptMatching(db, jobs, { runId, memberId: member.id, now });
  expect(await accept()).toEqual({ placed: 1, refused: 1 });
  expect(await accept()).toEqual({ placed: 0, refused: 0 });
  const seats = await db.selectFrom("seat").select(["candidate_id", "origin"]).execute();
  expect(seats).toEqual([{ candidate_id: ren.id, origin: "placed" }]);
  const letters = await db.selectFrom("delivery").select(["letter", "candidate_id"]).execute();
  expect(letters).toEqual([{ letter: "event_placed", candidate_id: ren.id }]);
  const { pairs } = await page(event.id);
  expect(pairs.find((pair) => pair.id === hana.id)?.outcome).toBe("不参加のお返事です");
});

test("a person changes pairs by hand: into a free seat or none, never into somebody else's", async () => {
  const { event, member, hana, ren, first, second } = await aRound();
  const runId = await propose(event.id, member.id);
  const give = (candidateId: string, sessionId: string | null) =>
    changePair(db, { runId, candidateId, sessionId, now });
  expect(await give(ren.id, first)).toEqual({ ok: false, reason: "full" });
  expect(await give(hana.id, null)).toEqual({ ok: true });
  expect((await page(event.id, ren.id)).options.map((option) => option.value)).toEqual([first, second]);
  expect(await give(ren.id, first)).toEqual({ ok: true });
  const { pairs } = await page(event.id);
  expect(pairs.map((pair) => [pair.id, pair.sessionId, pair.isChanged])).toEqual([
    [hana.id, "", true],
    [ren.id, first, true],
  ]);
  await acceptMatching(db, jobs, { runId, memberId: member.id, now });
  expect(await give(ren.id, second)).toEqual({ ok: false, reason: "gone" });
});

test("who was left out of what was accepted counts as left out next time; others don't", async () => {
  const { event, member, hana, ren } = await aRound();
  const runId = await propose(event.id, member.id);
  await changePair(db, { runId, candidateId: hana.id, sessionId: null, now });
  const leftOut = async () =>
    (await readInput(db, event.id, now)).people
      .filter((each) => each.wasLeftOut)
      .map((each) => each.candidateId);
  expect(await leftOut()).toEqual([]);
  await acceptMatching(db, jobs, { runId, memberId: member.id, now });
  expect(await leftOut()).toEqual([hana.id]);
  expect((await readInput(db, event.id, now)).people.map((each) => each.candidateId)).not.toContain(ren.id);
});

test("hosts who rest, are busy or have all they offered lend no slots, and the page says which and why", async () => {
  const { event, okamoto, nishimura, first, second } = await aRound();
  const rest = { member_id: okamoto.id, changed_at: now, paused_until: "2026-08-01" };
  await db.updateTable("host_offer").set(rest).where("member_id", "=", okamoto.id).execute();
  await db
    .insertInto("host_busy")
    .values({
      member_id: nishimura.id,
      starts_at: new Date("2026-07-19T05:00:00Z"),
      ends_at: new Date("2026-07-19T06:00:00Z"),
    })
    .execute();
  expect((await readInput(db, event.id, now)).skipped).toEqual([
    { sessionId: first, why: "resting" },
    { sessionId: second, why: "busy" },
  ]);
  await db.deleteFrom("host_busy").execute();
  await db.updateTable("host_offer").set({ monthly: 0, paused_until: null }).execute();
  expect((await readInput(db, event.id, now)).skipped).toEqual([
    { sessionId: first, why: "offered" },
    { sessionId: second, why: "offered" },
  ]);
});

test("cancelled while it is worked out, its process is ended and nothing is kept", async () => {
  const { event, member } = await aRound();
  const runId = await startMatching(db, jobs, { eventId: event.id, weights, memberId: member.id, now });
  const apart = async (_: unknown, __: unknown, signal?: AbortSignal) => {
    await cancelMatching(db, runId, now);
    await new Promise((ended) => signal?.addEventListener("abort", ended, { once: true }));
    throw new CutShort();
  };
  await runMatchingApart(db, apart, { runId, now });
  await runMatching(db, runId, now);
  expect((await page(event.id)).run).toMatchObject({ state: "cancelled", isWorking: false });
  expect(await db.selectFrom("matching_pair").selectAll().execute()).toEqual([]);
});

test("only the hiring team proposes, changes, stops and accepts", async () => {
  const { event, member, hana, okamoto } = await aRound();
  const context = aContext(db, { now: () => now });
  const runId = await propose(event.id, member.id);
  const recruiter = await signedIn(db, context, member);
  const host = await signedIn(db, context, okamoto);
  const at = { path: `/events/${event.id}/matching`, params: { id: event.id }, context };
  const change = { run: runId, person: hana.id, session: "" };
  for (const [route, form] of [
    [matchingRoute, { intent: "accept", run: runId }],
    [changeRoute, change],
    [cancelRoute, { run: runId }],
  ] as const)
    expect((await visit(route, { ...at, form, cookie: host })).status).toBe(404);
  expect((await visit(matchingRoute, { ...at, cookie: host })).status).toBe(404);
  expect((await visit(changeRoute, { ...at, form: change, cookie: recruiter })).status).toBe(303);
  const other = { intent: "accept", run: hana.id };
  expect((await visit(matchingRoute, { ...at, form: other, cookie: recruiter })).status).toBe(404);
  const accept = { intent: "accept", run: runId };
  expect((await visit(matchingRoute, { ...at, form: accept, cookie: recruiter })).status).toBe(303);
  expect(await db.selectFrom("seat").select("session_id").execute()).toHaveLength(1);
  const again = { leftOut: "99", evenLoad: "x" };
  expect((await visit(matchingRoute, { ...at, form: again, cookie: recruiter })).status).toBe(303);
  expect((await page(event.id)).weights).toEqual({ leftOut: 10, evenLoad: 0 });
});
