import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aContext, signedIn, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { sumFeedback } from "~/features/feedback/feedback-queries.server.ts";
import { giveFeedback } from "~/features/feedback/give-feedback.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import * as afterPage from "~/routes/public/answer-after.tsx";
import * as lookBack from "~/routes/recruiter/events/after.tsx";

const db = testDatabase();
const afterwards = new Date("2026-07-18T09:00:00Z");
const context = aContext(db, { now: () => afterwards });
const kind = { worthwhile: "yes", pictured: "partly", word: "" } as const;

async function aVisitor(event: Awaited<ReturnType<typeof anEvent>>, attendance = "attended") {
  const candidate = await aCandidate(db);
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id, answer: "yes" });
  await db
    .insertInto("seat")
    .values({
      ...{ session_id: event.session.id, candidate_id: candidate.id, invitation_id: invitation.id },
      ...{ state: "going", arrival: 1, arrived_at: new Date("2026-07-02T03:00:00Z"), attendance },
    })
    .execute();
  return { invitationId: invitation.id, candidateId: candidate.id };
}

test("who came says how it was, changes it, and is counted once", async () => {
  const event = await anEvent(db);
  const { invitationId } = await aVisitor(event);
  expect(await giveFeedback(db, { invitationId, feedback: kind, now: afterwards })).toEqual({ ok: true });
  const changed = { ...kind, worthwhile: "no" } as const;
  expect(await giveFeedback(db, { invitationId, feedback: changed, now: afterwards })).toEqual({ ok: true });
  const rows = await db.selectFrom("event_feedback").select("worthwhile").execute();
  expect(rows).toEqual([{ worthwhile: "no" }]);
});

test("nobody is asked before the end, sixty days later, or without having come", async () => {
  const event = await anEvent(db);
  const { invitationId } = await aVisitor(event);
  const absent = await aVisitor(event, "no_show");
  const at = (now: string, id = invitationId) =>
    giveFeedback(db, { invitationId: id, feedback: kind, now: new Date(now) });
  expect(await at("2026-07-18T06:00:00Z")).toEqual({ ok: false, reason: "early" });
  expect(await at("2026-09-18T06:00:00Z")).toEqual({ ok: false, reason: "late" });
  expect(await at("2026-07-19T06:00:00Z", absent.invitationId)).toEqual({ ok: false, reason: "not_there" });
});

test("four answers show nothing but their number, five show sums and words without names", async () => {
  await aCompany(db);
  const event = await anEvent(db);
  for (let count = 1; count <= 4; count++) {
    const { invitationId } = await aVisitor(event);
    await giveFeedback(db, { invitationId, feedback: { ...kind, word: `ことば${count}` }, now: afterwards });
  }
  expect(await sumFeedback(db, event.id)).toEqual({ count: 4, worthwhile: null });
  const { invitationId } = await aVisitor(event);
  await giveFeedback(db, { invitationId, feedback: { ...kind, pictured: "no" }, now: afterwards });
  const cookie = await signedIn(db, context, await aMember(db));
  const at = { path: `/events/${event.id}/after`, params: { id: event.id }, context, cookie };
  const { data } = await visit(lookBack, at);
  expect(data).toMatchObject({
    sums: { count: 5, worthwhile: { yes: 5, partly: 0, no: 0 }, pictured: { yes: 0, partly: 4, no: 1 } },
  });
  expect(JSON.stringify(data)).not.toContain("髙橋");
});

test("on the page nothing is chosen beforehand, and a question left out is named with what was typed kept", async () => {
  await aCompany(db);
  const event = await anEvent(db);
  const { invitationId, candidateId } = await aVisitor(event);
  const owner = { candidateId, invitationId, secret: testSecret, purpose: "invitation" } as const;
  const { token } = await issueLink(db, { ...owner, now: new Date("2026-07-01T01:00:00Z"), days: 90 });
  const at = { path: `/a/${token}/after`, params: { token }, context };
  expect((await visit(afterPage, at)).data).toMatchObject({ given: null, isEarly: false, isLate: false });
  const half = await visit(afterPage, { ...at, form: { worthwhile: "yes", word: "楽しかった" } });
  expect(half).toMatchObject({
    status: 400,
    data: { errors: { pictured: ["あてはまるものを1つ選んでください"] }, values: { word: "楽しかった" } },
  });
  const whole = await visit(afterPage, { ...at, form: { worthwhile: "yes", pictured: "yes", word: "" } });
  expect(whole).toMatchObject({ status: 303, location: `/a/${token}/after?noted=1` });
});

test("costs are kept in whole yen, typed as people type them", async () => {
  await aCompany(db);
  const event = await anEvent(db);
  const cookie = await signedIn(db, context, await aMember(db));
  const at = { path: `/events/${event.id}/after`, params: { id: event.id }, context, cookie };
  await visit(lookBack, {
    ...at,
    form: { planned: "¥120,000", actual: "１３２５００円", note: "次は立食に" },
  });
  expect((await visit(lookBack, at)).data).toMatchObject({
    planned: "120,000",
    actual: "132,500",
    note: "次は立食に",
  });
  expect((await visit(lookBack, { ...at, form: { planned: "about 5", actual: "" } })).status).toBe(400);
  const host = await signedIn(db, context, await aMember(db, { role: "host" }));
  expect((await visit(lookBack, { ...at, cookie: host })).status).toBe(404);
});
