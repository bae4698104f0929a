import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aMyPage } from "#tests/support/my-page.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import * as ask from "~/routes/public/my-page/ask.tsx";
import * as questions from "~/routes/public/my-page/questions.tsx";
import * as list from "~/routes/recruiter/questions/list.tsx";
import * as question from "~/routes/recruiter/questions/question.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

/** A class of so many people with an open offer, the first of whom asks. */
async function aClass(size: number) {
  await aCompany(db);
  const people: Awaited<ReturnType<typeof aCandidate>>[] = [];
  for (let at = 0; at < size; at++) people.push(await aCandidate(db, { offer_state: "considering" }));
  const first = people[0];
  if (!first) throw new Error("nobody");
  const page = await aMyPage(db, context, first.id);
  const put = (form: Record<string, string>) => visit(ask, { ...page.at("/questions/new"), form });
  return { first, people, page, put };
}

async function as(role: "administrator" | "recruiter" | "host" | "desk" | "viewer", name = role) {
  const member = await aMember(db, { role, family_name: name });
  const cookie = await signedIn(db, context, member);
  const open = async () => {
    const page = await visit(list, { path: "/questions", context, cookie });
    return page.status === 200
      ? (page.data as { open: { body: string }[] }).open.map(({ body }) => body)
      : page.status;
  };
  const answer = (id: string, form: Record<string, string>) =>
    visit(question, { path: `/questions/${id}`, params: { id }, context, cookie, form });
  return { member, open, answer };
}

test("a question without a name leaves nothing that leads back, and needs a group of five", async () => {
  const { put, first } = await aClass(5);
  const sent = await put({ to: "recruiting", body: "転勤はありますか", nameless: "yes" });
  expect(sent.location).toContain("sent=nameless");
  const row = await db.selectFrom("question").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ candidate_id: null, may_publish: true });
  expect(row.asked_at).toEqual(new Date("2026-07-05T15:00:00Z"));
  expect(row.id[14]).toBe("4"); // a random id: a later kind would hold the moment
  expect(JSON.stringify(row)).not.toContain(first.id);
  expect(await db.selectFrom("touchpoint").selectAll().execute()).toEqual([]);
});

test("in a group of four a question without a name is refused, with the reason", async () => {
  const { put } = await aClass(4);
  const refused = await put({ to: "recruiting", body: "転勤はありますか", nameless: "yes" });
  expect(refused).toMatchObject({ status: 400, data: { errors: { nameless: [expect.any(String)] } } });
  expect(await db.selectFrom("question").selectAll().execute()).toEqual([]);
});

test("each role sees its own questions: the desk's are the desk's alone", async () => {
  const { put, first } = await aClass(5);
  const event = await anEvent(db);
  await anInvitation(db, event, { candidate_id: first.id });
  const ando = await as("host", "host");
  const other = await as("host", "host");
  await db
    .insertInto("session_host")
    .values({ session_id: event.session.id, member_id: ando.member.id })
    .execute();
  await put({ to: "recruiting", body: "採用へ" });
  await put({ to: "desk", body: "窓口へ" });
  await put({ to: "senior", body: "だれかへ" });
  await put({ to: `senior:${ando.member.id}`, body: "安藤さんへ" });

  expect(await (await as("desk")).open()).toEqual(["窓口へ"]);
  expect(await ando.open()).toEqual(["だれかへ", "安藤さんへ"]);
  expect(await other.open()).toEqual(["だれかへ"]);
  for (const role of ["recruiter", "administrator"] as const)
    expect(await (await as(role)).open()).toEqual(["採用へ", "だれかへ", "安藤さんへ"]);
  expect(await (await as("viewer")).open()).toBe(404);
  const timeline = await db.selectFrom("touchpoint").select("body").execute();
  expect(timeline.map(({ body }) => body)).not.toContain("窓口へ");
});

test("nobody answers what they can't see, and a senior of strangers can't be asked", async () => {
  const { put } = await aClass(5);
  await put({ to: "desk", body: "窓口へ" });
  const { id } = await db.selectFrom("question").select("id").executeTakeFirstOrThrow();
  const recruiter = await as("recruiter");
  expect((await recruiter.answer(id, { answer: "はい" })).status).toBe(404);
  const stranger = await as("host");
  expect(await put({ to: `senior:${stranger.member.id}`, body: "こんにちは" })).toMatchObject({
    status: 400,
  });
});

test("a named question is answered by letter, once, and published only with leave", async () => {
  const { put, page } = await aClass(5);
  await put({ to: "recruiting", body: "寮はありますか" });
  const { id } = await db.selectFrom("question").select("id").executeTakeFirstOrThrow();
  const recruiter = await as("recruiter");
  expect((await recruiter.answer(id, { answer: "あります", publish: "yes" })).status).toBe(404);
  expect((await recruiter.answer(id, { answer: "あります" })).location).toBe("/questions");
  await recruiter.answer(id, { answer: "二度目" });
  expect(await db.selectFrom("delivery").select(["letter", "details"]).execute()).toEqual([
    { letter: "question_answered", details: { question: "寮はありますか", answer: "あります" } },
  ]);
  expect((await visit(questions, page.at("/questions"))).data).toMatchObject({
    own: [{ body: "寮はありますか", answer: "あります" }],
    published: [],
  });
});

test("the answer to a nameless question reaches everybody of the class, as worded for them", async () => {
  const { put, people } = await aClass(5);
  await put({ to: "recruiting", body: "長野から通えますか", nameless: "yes" });
  const { id } = await db.selectFrom("question").select("id").executeTakeFirstOrThrow();
  const recruiter = await as("recruiter");
  await recruiter.answer(id, { answer: "通えます", publish: "yes", body: "遠くから通えますか" });
  const last = people.at(-1);
  if (!last) throw new Error("nobody");
  const other = await aMyPage(db, context, last.id);
  expect((await visit(questions, other.at("/questions"))).data).toMatchObject({
    own: [],
    published: [{ body: "遠くから通えますか", answer: "通えます" }],
  });
  expect(await db.selectFrom("delivery").selectAll().execute()).toEqual([]);
});

test("a letter about the desk's answer says nothing of it", async () => {
  const { put } = await aClass(5);
  await put({ to: "desk", body: "いやなことがありました" });
  const { id } = await db.selectFrom("question").select("id").executeTakeFirstOrThrow();
  await (await as("desk")).answer(id, { answer: "お話をうかがいます" });
  expect(await db.selectFrom("delivery").select("details").execute()).toEqual([{ details: {} }]);
});
