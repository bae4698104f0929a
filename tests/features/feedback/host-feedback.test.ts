import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aHost, anEvent, anInvitation } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { writeHostDigests } from "~/features/feedback/host-digests.server.ts";
import {
  giveHostFeedback,
  listHostFeedback,
  listMetGuests,
} from "~/features/feedback/host-feedback.server.ts";
import { exportOwnData } from "~/features/privacy/export-own-data.server.ts";
import * as feedback from "~/routes/host/feedback.tsx";
import * as portal from "~/routes/host/sessions.tsx";
import * as ownHosts from "~/routes/public/my-page/host-profile.tsx";

const db = testDatabase();
const now = new Date("2026-07-19T03:00:00Z");
const said = { talked: "yes", helped: "partly", next: "visit", line: "図面をもっと見たいそうです" } as const;

/** A meetup yesterday, with one guest who came. */
async function aMeeting(attendance = "attended") {
  await aCompany(db);
  const event = await anEvent(db, { kind: "meetup" });
  const host = await aHost(db, { session: event.session, hosting: { state: "accepted" } });
  const candidate = await aCandidate(db);
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id, answer: "yes" });
  const seat = { candidate_id: candidate.id, invitation_id: invitation.id, arrival: 1, arrived_at: now };
  await db
    .insertInto("seat")
    .values({ session_id: event.session.id, state: "going", attendance, ...seat })
    .execute();
  const of = { sessionId: event.session.id, candidateId: candidate.id, memberId: host.id };
  return { event, host, candidate, of };
}

test("a host says how it went in three taps and a line; said again it replaces; the timeline hears once", async () => {
  const { of } = await aMeeting();
  expect(await giveHostFeedback(db, { ...of, feedback: said, now })).toEqual({ ok: true });
  await giveHostFeedback(db, { ...of, feedback: { ...said, line: "" }, now });
  expect(await listHostFeedback(db, of.candidateId)).toMatchObject([{ helped: "partly", line: "" }]);
  const told = await db.selectFrom("touchpoint").select("kind").execute();
  expect(told).toEqual([{ kind: "host_feedback" }]);
});

test("nobody else's guest, no absent one, not before the end and not after two weeks", async () => {
  const { of, event } = await aMeeting();
  const other = await aHost(db);
  const late = new Date("2026-08-03T00:00:00Z");
  const early = new Date("2026-07-18T06:00:00Z");
  for (const change of [{ memberId: other.id }, { now: late }, { now: early }])
    expect(await giveHostFeedback(db, { ...of, feedback: said, now, ...change })).toMatchObject({
      reason: "not_found",
    });
  await db
    .updateTable("seat")
    .set({ attendance: "no_show" })
    .where("session_id", "=", event.session.id)
    .execute();
  expect(await listMetGuests(db, { memberId: of.memberId, now })).toEqual([]);
});

test("a line about a family is refused with its reason and nothing is lost; the candidate reads what was kept", async () => {
  const { host, candidate, of } = await aMeeting();
  const context = aContext(db, { now: () => now });
  const cookie = await signedIn(db, context, host);
  const home = async () =>
    (await visit(portal, { path: "/host", cookie, context })).data as { met: unknown[] };
  expect((await home()).met).toHaveLength(1);
  const at = {
    path: `/host/sessions/${of.sessionId}/feedback/${of.candidateId}`,
    params: { session: of.sessionId, person: of.candidateId },
    ...{ cookie, context },
  };
  const family = "お父さんは銀行員で、入社に反対しているそうです";
  expect(await visit(feedback, { ...at, form: { ...said, line: family } })).toMatchObject({
    status: 400,
    data: { errors: { line: [expect.any(String)] }, values: { line: family } },
  });
  expect((await visit(feedback, { ...at, form: { talked: "yes" } })).status).toBe(400);
  expect(await visit(feedback, { ...at, form: said })).toMatchObject({
    status: 303,
    location: "/host?thanks=1",
  });
  expect((await home()).met).toEqual([]);
  const stranger = await signedIn(db, context, await aHost(db));
  expect((await visit(feedback, { ...at, cookie: stranger })).status).toBe(404);

  const own = await aMyPage(db, context, candidate.id);
  const page = (await visit(ownHosts, own.at("/hosts"))).data as { saidOfMe: unknown[] };
  expect(page.saidOfMe).toMatchObject([{ line: "「図面をもっと見たいそうです」" }]);
  expect(JSON.stringify(await exportOwnData(db, candidate.id))).toContain(said.line);
});

test("hosts with something ahead get one letter on Monday at eight of their clock, nobody who rests", async () => {
  const { host } = await aMeeting();
  const resting = await aHost(db, { family_name: "菊地" });
  await db
    .insertInto("host_offer")
    .values({ member_id: resting.id, paused_until: "2026-09-01", changed_at: now })
    .execute();
  const jobs = quietJobs();
  const write = (at: string) => writeHostDigests(db, jobs, new Date(at));
  expect(await write("2026-07-19T23:10:00Z")).toBe(1);
  expect(await write("2026-07-19T23:20:00Z")).toBe(0);
  expect(await write("2026-07-20T01:10:00Z")).toBe(0);
  expect(await write("2026-07-20T23:10:00Z")).toBe(0);
  const letters = await db.selectFrom("delivery").select(["letter", "member_id", "details"]).execute();
  expect(letters).toEqual([
    { letter: "hosts_digest", member_id: host.id, details: { coming: 0, asked: 0, met: 1 } },
  ]);
});
