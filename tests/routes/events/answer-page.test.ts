import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aContext, testSecret } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import * as answerPage from "~/routes/public/answer.tsx";
import * as calendarFile from "~/routes/public/answer-calendar.ts";
import * as renewPage from "~/routes/public/renew-link.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");
const context = aContext(db, { now: () => now });

async function aGuest(
  options: {
    event?: Parameters<typeof anEvent>[1];
    days?: number;
    email?: string;
    locale?: "ja" | "ko";
  } = {},
) {
  await aCompany(db);
  const event = await anEvent(db, options.event);
  const candidate = await aCandidate(db, {
    locale: options.locale ?? "ja",
    ...(options.email && { email: options.email, email_key: options.email }),
  });
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
  const link = await issueLink(db, {
    secret: testSecret,
    purpose: "invitation",
    candidateId: candidate.id,
    invitationId: invitation.id,
    now: new Date("2026-07-01T01:00:00Z"),
    days: options.days ?? 90,
  });
  const at = (query = "") => ({ path: `/a/${link.token}${query}`, params: { token: link.token }, context });
  return { event, candidate, invitation, token: link.token, at };
}

test("opening the mail's link changes nothing, however often", async () => {
  const { at, invitation, event } = await aGuest();

  const page = await visit(answerPage, at("?answer=yes"));

  expect(page.data).toMatchObject({ sessionId: event.session.id });
  expect(page.data).toMatchObject({ locale: "ja", face: { face: "ask", chosen: "yes", isFromMail: true } });
  const row = await db
    .selectFrom("invitation")
    .select("answer")
    .where("id", "=", invitation.id)
    .executeTakeFirst();
  expect(row).toEqual({ answer: null });
  expect(await db.selectFrom("answer_history").selectAll().execute()).toEqual([]);
});

test("posting answers once, also when the button is pressed twice, and leads to what we noted", async () => {
  const { at } = await aGuest();
  const post = { ...at(), form: { answer: "yes", word: "えびなし" } };

  const both = await Promise.all([visit(answerPage, post), visit(answerPage, post)]);

  expect(both.map((answer) => [answer.status, answer.location])).toEqual([
    [303, at().path],
    [303, at().path],
  ]);
  expect(await db.selectFrom("answer_history").selectAll().execute()).toHaveLength(1);
  expect(await db.selectFrom("delivery").select("letter").execute()).toEqual([{ letter: "event_confirmed" }]);
  expect((await visit(answerPage, at())).data).toMatchObject({
    face: { face: "noted" },
    seat: "going",
    word: "えびなし",
  });
});

test("without a choice the page asks again and keeps what was typed", async () => {
  const { at } = await aGuest();

  const answer = await visit(answerPage, { ...at(), form: { word: "また連絡します" } });

  expect(answer).toMatchObject({
    status: 400,
    data: { errors: { answer: ["回答を一つ選んでください"] }, form: { word: "また連絡します" } },
  });
});

test("the candidate's language is the default, the address may ask for another", async () => {
  const { at } = await aGuest({ locale: "ko" });

  expect((await visit(answerPage, at())).data).toMatchObject({ locale: "ko", title: "여름 친목회" });
  expect((await visit(answerPage, at("?lang=en"))).data).toMatchObject({
    locale: "en",
    title: "Summer social",
  });
  const posted = await visit(answerPage, { ...at("?lang=en"), form: { answer: "no" } });
  expect(posted.location).toBe(`${at().path}?lang=en`);
});

test("the room's address is shown to those who have a seat alone", async () => {
  const { at } = await aGuest({
    event: { session: { place_kind: "online", online_url: "https://meet.example.jp/x" } },
  });

  expect((await visit(answerPage, at())).data).toMatchObject({ onlineUrl: "" });
  await visit(answerPage, { ...at(), form: { answer: "yes" } });
  expect((await visit(answerPage, at())).data).toMatchObject({ onlineUrl: "https://meet.example.jp/x" });
});

test("an old, an unknown and a draft's link lead to the page that sends a new one", async () => {
  const old = await aGuest({ days: 1 });
  const draft = await aGuest({ event: { state: "draft" } });

  for (const { token, at } of [
    old,
    draft,
    { token: "nonsense", at: () => ({ path: "/a/nonsense", params: { token: "nonsense" }, context }) },
  ])
    expect((await visit(answerPage, at())).location).toBe(`/a/${token}/renew`);
  expect(await visit(renewPage, { ...old.at(), path: `${old.at().path}/renew` })).toMatchObject({
    status: 410,
    data: { face: "expired" },
  });
});

test("asking for a new link answers everybody alike; only who is known gets letters, one of each kind", async () => {
  const known = await aGuest({ days: 1, email: "hana@example.ac.jp" });
  const ask = (token: string, form: Record<string, string>) =>
    visit(renewPage, { path: `/a/${token}/renew`, params: { token }, context, form });

  const answers = [
    await ask(known.token, {}),
    await ask(known.token, {}),
    await ask("nonsense", { address: "hana@example.ac.jp" }),
    await ask("nonsense", { address: "nobody@example.ac.jp" }),
  ];

  expect(answers.map((answer) => answer.location.replace(known.token, "nonsense"))).toEqual(
    Array.from({ length: 4 }, () => "/a/nonsense/renew?sent=1"),
  );
  expect(await db.selectFrom("delivery").select(["letter", "address"]).orderBy("letter").execute()).toEqual([
    { letter: "candidate_link_renewed", address: "hana@example.ac.jp" },
    { letter: "my_page_link", address: "hana@example.ac.jp" },
  ]);
});

test("the calendar file is the guest's own entry under the UID of the mail, and names nobody", async () => {
  const { at, candidate } = await aGuest();
  const entry = await db.selectFrom("calendar_entry").select("uid").executeTakeFirst();

  const request = new Request(`http://enishi.test${at().path}/calendar.ics`);
  const file = await calendarFile.loader({ request, params: at().params, context } as never);

  const text = await file.text();
  expect(file.headers.get("cache-control")).toBe("no-store");
  expect(text).toContain("METHOD:PUBLISH");
  expect(text).toContain(`UID:${entry?.uid}`);
  expect(text).not.toContain(candidate.family_name);
  expect(text).not.toContain(at().params.token);
});
