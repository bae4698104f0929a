// Role × page of the room of families: who may in, and that nobody of them opens contact.
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember } from "#tests/support/factories.ts";
import { aBriefing, anOpenRelative, aRelative } from "#tests/support/families.ts";
import { letterTime } from "#tests/support/letters.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { askQuestion } from "~/features/families/family-questions.server.ts";
import { noteCall } from "~/features/families/note-call.server.ts";
import * as ask from "~/routes/recruiter/families/ask.tsx";
import * as briefing from "~/routes/recruiter/families/briefing.tsx";
import * as call from "~/routes/recruiter/families/call.tsx";
import * as callNew from "~/routes/recruiter/families/call-new.tsx";
import * as leaflet from "~/routes/recruiter/families/leaflet.tsx";
import * as news from "~/routes/recruiter/families/news.tsx";
import * as overview from "~/routes/recruiter/families/overview.tsx";
import * as question from "~/routes/recruiter/families/question.tsx";

const db = testDatabase();
const context = aContext(db, { now: () => letterTime });

async function house() {
  await aCompany(db);
  const relative = await anOpenRelative(db, { topics: ["briefing", "news", "leaflet"] });
  const recruiter = await aMember(db);
  const event = await aBriefing(db);
  const { questionId } = await askQuestion(db, {
    relativeId: relative.id,
    eventId: event.id,
    topic: "transfer",
    question: "転勤はありますか",
    callPhone: "",
    callAt: "",
    now: letterTime,
  });
  const called = await noteCall(db, {
    topic: "pay",
    phone: "052-000-0877",
    candidateId: null,
    memberId: recruiter.id,
    now: letterTime,
  });
  const candidate = await aCandidate(db);
  const callId = called.ok ? called.callId : "";
  const rooms = [
    { name: "overview", route: overview, id: "", form: undefined },
    { name: "ask", route: ask, id: candidate.id, form: { go: "1" } },
    { name: "briefing", route: briefing, id: event.session.id, form: { intent: "invite" } },
    { name: "question", route: question, id: questionId, form: { answer: "ありません。" } },
    { name: "callNew", route: callNew, id: "", form: { topic: "safety", phone: "" } },
    { name: "call", route: call, id: callId, form: { candidate: candidate.id } },
    { name: "leaflet", route: leaflet, id: "", form: { bodyJa: "紹介" } },
    { name: "news", route: news, id: "", form: { topic: "leaflet" } },
  ];
  return { rooms, recruiter, relative, candidate, callId };
}

const roles = ["administrator", "recruiter", "host", "desk", "viewer"] as const;

test("recruiters and administrators enter, all other roles and strangers find nothing there", async () => {
  const { rooms } = await house();
  const table: Record<string, string> = {};
  for (const role of roles) {
    const cookie = await signedIn(db, context, await aMember(db, { role }));
    for (const { name, route, id, form } of rooms) {
      const seen = await visit(route, { path: "/families", params: { id }, context, cookie });
      const isAllowed = role === "administrator" || role === "recruiter";
      const done =
        form && !isAllowed
          ? (await visit(route, { path: "/families", params: { id }, context, cookie, form })).status
          : 404;
      table[`${role} ${name}`] = `${seen.status} ${isAllowed ? "" : done}`.trim();
    }
  }
  for (const [cell, status] of Object.entries(table))
    expect([cell, status]).toEqual([cell, /^(administrator|recruiter)/.test(cell) ? "200" : "404 404"]);
  for (const { route, id, form } of rooms) {
    expect((await visit(route, { path: "/families", params: { id }, context })).location).toContain(
      "/sign-in",
    );
    if (form)
      expect((await visit(route, { path: "/families", params: { id }, context, form })).location).toContain(
        "/sign-in",
      );
  }
});

test("whatever a recruiter does in this room, no entry of the ledger is written", async () => {
  const { rooms, recruiter } = await house();
  const entries = async () => (await db.selectFrom("consent").select("entry").execute()).length;
  const before = await entries();
  const cookie = await signedIn(db, context, recruiter);
  for (const { name, route, id, form } of rooms)
    if (form) {
      const answer = await visit(route, { path: "/families", params: { id }, context, cookie, form });
      expect([name, answer.status]).toEqual([name, 302]);
    }
  expect(await entries()).toBe(before);
});

test("asking a second time is refused with a sentence; the page says when it was done", async () => {
  const { recruiter, candidate } = await house();
  const cookie = await signedIn(db, context, recruiter);
  const params = { id: candidate.id };
  const post = () => visit(ask, { path: "/families/ask", params, context, cookie, form: { go: "1" } });
  expect((await post()).status).toBe(302);
  const again = await post();
  expect(again.status).toBe(400);
  expect(JSON.stringify(again.data)).toContain("二度はうかがえません");
  const page = await visit(ask, { path: "/families/ask", params, context, cookie });
  expect(page.data).toMatchObject({ askedOn: "2026年7月1日(水)" });
});

test("a mother who phones first: topic and number are noted, the candidate is asked, nobody is told of an offer", async () => {
  const { recruiter, candidate } = await house();
  const cookie = await signedIn(db, context, recruiter);
  const noted = await visit(callNew, {
    path: "/families/calls/new",
    context,
    cookie,
    form: { topic: "transfer", phone: "052-000-0999" },
  });
  const id = noted.location.split("/").at(-1) ?? "";
  const page = await visit(call, {
    path: `/families/calls/${id}?q=タカハシ`,
    params: { id },
    context,
    cookie,
  });
  expect(JSON.stringify(page.data)).toContain(candidate.id);
  const passed = await visit(call, {
    path: `/families/calls/${id}`,
    params: { id },
    context,
    cookie,
    form: { candidate: candidate.id },
  });
  expect(passed.status).toBe(302);
  const row = await db
    .selectFrom("family_call")
    .select(["candidate_id", "topic", "phone", "delete_on"])
    .where("id", "=", id)
    .executeTakeFirst();
  expect(row).toEqual({
    candidate_id: candidate.id,
    topic: "transfer",
    phone: "052-000-0999",
    delete_on: "2026-07-31",
  });
  const letter = await db
    .selectFrom("delivery")
    .select(["letter", "details"])
    .where("candidate_id", "=", candidate.id)
    .execute();
  expect(letter).toEqual([
    { letter: "family_asked", details: { occasion: "they_called", topic: "transfer" } },
  ]);
});

test("staff see only those who are open now", async () => {
  const { recruiter, relative } = await house();
  await aRelative(db, { name: "閉じた方" });
  const cookie = await signedIn(db, context, recruiter);
  const page = await visit(overview, { path: "/families", context, cookie });
  expect(JSON.stringify(page.data)).toContain(relative.name);
  expect(JSON.stringify(page.data)).not.toContain("閉じた方");
});

test("a published answer that asks for a signature comes back with why and isn't shown", async () => {
  const { rooms, recruiter } = await house();
  const id = rooms.find(({ name }) => name === "question")?.id ?? "";
  const cookie = await signedIn(db, context, recruiter);
  const publish = (publicAnswer: string) => {
    const form = { intent: "publish", publicQuestion: "書類はありますか", publicAnswer };
    return visit(question, { path: "/families", params: { id }, context, cookie, form });
  };
  const refused = await publish("ご両親の署名をお願いします。");
  expect(refused.data).toMatchObject({
    errors: { publicAnswer: [expect.stringContaining("署名")] },
    published: { publicAnswer: "ご両親の署名をお願いします。" },
  });
  const shown = () => db.selectFrom("family_question").select("published_at").executeTakeFirst();
  expect((await shown())?.published_at).toBeNull();
  expect((await publish("ご家族にお書きいただく書類はありません。")).status).toBe(302);
  expect((await shown())?.published_at).not.toBeNull();
});
