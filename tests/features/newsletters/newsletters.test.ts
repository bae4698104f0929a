import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, aUnit } from "#tests/support/factories.ts";
import { aPageLink } from "#tests/support/families.ts";
import { aSender, quietJobs, untilQuiet } from "#tests/support/letters.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { readContactBudget } from "~/features/contact/contact-budget.server.ts";
import { newMessageId } from "~/features/messages/send-message.server.ts";
import { findIssue } from "~/features/newsletters/issue-queries.server.ts";
import { nextIssueDay } from "~/features/newsletters/newsletter.ts";
import { saveNewsletterConsent } from "~/features/newsletters/newsletter-consent.server.ts";
import { sendNewsletters } from "~/features/newsletters/send-newsletters.server.ts";
import { takeBackIssue, writeIssue } from "~/features/newsletters/write-issue.server.ts";
import * as oneClick from "~/routes/public/letters-one-click-stop.ts";
import * as contactPage from "~/routes/public/my-page/contact.tsx";
import * as issuePage from "~/routes/recruiter/newsletters/issue.tsx";
import * as listPage from "~/routes/recruiter/newsletters/list.tsx";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z"); // noon in Tokyo
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const context = aContext(db, { now: () => now });
const texts = { ja: { subject: "7月号", text: "{name}、7月のお知らせです。" } };
const words = { title: "7月号", texts, year: 2027, unitIds: [] as string[], sendsOn: "2026-07-06" };

async function aReader(person: Parameters<typeof aCandidate>[1] = {}) {
  const reader = await aCandidate(db, { offer_state: "considering", ...person });
  await saveNewsletterConsent(db, { candidateId: reader.id, isOpen: true, through: "page", now });
  return reader;
}

async function anIssue(more: Partial<typeof words> = {}, state: "draft" | "planned" = "planned") {
  const id = newMessageId();
  const memberId = (await aMember(db)).id;
  expect(await writeIssue(db, { id, words: { ...words, ...more }, memberId, now, state })).toEqual({
    ok: true,
  });
  return id;
}

const letters = () =>
  db.selectFrom("delivery").select(["address", "state", "mail_class"]).orderBy("address").execute();

test("it goes to those of the class and units with an open offer who asked for it, once however often the job runs", async () => {
  await aCompany(db);
  const unit = await aUnit(db);
  for (const email of ["a@x.jp", "b@x.jp", "c@x.jp"]) await aReader({ email, unit_id: unit.id });
  await aReader({ offer_state: "declined_before", unit_id: unit.id });
  await aReader();
  await aCandidate(db, { offer_state: "considering", unit_id: unit.id });
  const id = await anIssue({ unitIds: [unit.id] });
  await Promise.all([sendNewsletters(db, jobs, now, 2), sendNewsletters(db, jobs, now, 2)]);
  await sendNewsletters(db, jobs, now, 2);
  expect((await letters()).map(({ address }) => address)).toEqual(["a@x.jp", "b@x.jp", "c@x.jp"]);
  expect(new Set((await letters()).map(({ mail_class }) => mail_class))).toEqual(new Set(["promotional"]));
  expect(await findIssue(db, id, now)).toMatchObject({ state: "sent", readers: 3, spared: 0 });
});

test("a draft and a day to come wait; a planned one is taken back to a draft before it leaves", async () => {
  await aReader();
  await anIssue({}, "draft");
  const later = await anIssue({ sendsOn: "2026-07-07" });
  await sendNewsletters(db, jobs, now);
  expect(await letters()).toEqual([]);
  await takeBackIssue(db, later, now);
  await sendNewsletters(db, jobs, after(24 * 60));
  expect(await letters()).toEqual([]);
  expect(await findIssue(db, later, now)).toMatchObject({ state: "draft" });
});

test("written at night it waits for the morning, and what waits can be stopped; a sent one is never written again", async () => {
  await aReader();
  const id = await anIssue({ sendsOn: "2026-07-07" });
  const midnight = new Date("2026-07-06T15:10:00Z");
  await sendNewsletters(db, jobs, midnight);
  expect(await findIssue(db, id, midnight)).toMatchObject({ state: "sent", waiting: 1 });
  const again = { id, words, memberId: (await aMember(db)).id, now, state: "planned" } as const;
  expect(await writeIssue(db, again)).toEqual({ ok: false, reason: "not_a_draft" });
  expect(await takeBackIssue(db, id, midnight)).toBe(1);
  expect((await letters()).map(({ state }) => state)).toEqual(["stopped"]);
  expect(await findIssue(db, id, midnight)).toMatchObject({ state: "sent", waiting: 0 });
});

test("it counts in the budget and spares whom it should, saying how many", async () => {
  await aReader();
  await aReader({ email: "" });
  await anIssue();
  await sendNewsletters(db, jobs, now);
  const second = await anIssue({ title: "号外" });
  await sendNewsletters(db, jobs, after(60));
  expect(await letters()).toHaveLength(1);
  expect(await findIssue(db, second, now)).toMatchObject({ state: "sent", readers: 0, spared: 2 });
});

test("who stops it while it waits doesn't get it, and other letters go on", async () => {
  const reader = await aReader();
  await anIssue();
  await sendNewsletters(db, jobs, now);
  await saveNewsletterConsent(db, {
    ...{ candidateId: reader.id, isOpen: false, through: "one_click", now: after(1) },
  });
  const sender = aSender(db, undefined, { now: () => after(2) });
  await untilQuiet(db);
  await sender.stop();
  expect((await letters()).map(({ state }) => state)).toEqual(["stopped"]);
  expect(await db.selectFrom("contact_wish").selectAll().execute()).toEqual([]);
});

test("words that press aren't planned without a reason, and a threat never", async () => {
  const memberId = (await aMember(db)).id;
  const ask = (text: string, secondLook = "") =>
    writeIssue(db, {
      ...{ id: newMessageId(), memberId, now, state: "planned", secondLook },
      words: { ...words, texts: { ja: { subject: "7月号", text } } },
    });
  expect(await ask("就活を終了してください。", "指示")).toEqual({ ok: false, reason: "wording" });
  expect(await ask("必ずご参加ください。")).toEqual({ ok: false, reason: "wording" });
  expect(await ask("必ずご参加ください。", "法定の健康診断のため")).toEqual({ ok: true });
  expect(await ask("{naem}")).toEqual({ ok: false, reason: "unknown_name" });
});

test("asked for and stopped on one's page and by one click, each kept with when and through what", async () => {
  const { id } = await aCandidate(db);
  const { token } = await aPageLink(db, id);
  const page = { path: `/c/${token}/contact`, params: { token }, context };
  const press = (news: string) => visit(contactPage, { ...page, form: { intent: "news", news } });
  await press("open");
  await press("open");
  expect((await visit(contactPage, page)).data).toMatchObject({
    news: { isOpen: true, since: "2026年7月6日(月)からお届けしています" },
  });
  const stop = { path: `/api/letters/${token}/stop?of=newsletter`, params: { token }, context };
  expect((await visit(oneClick, { ...stop, form: { "List-Unsubscribe": "One-Click" } })).status).toBe(200);
  const kept = await db
    .selectFrom("newsletter_consent")
    .select(["is_open", "through"])
    .orderBy("id")
    .execute();
  expect(kept).toEqual([
    { is_open: true, through: "page" },
    { is_open: false, through: "one_click" },
  ]);
  expect(await db.selectFrom("contact_wish").selectAll().execute()).toEqual([]);
});

test("a colleague previews, tries, plans and takes back an issue; a viewer can't", async () => {
  await aCompany(db);
  await aReader({ given_name: "花" });
  const member = await aMember(db, { role: "recruiter" });
  const cookie = await signedIn(db, context, member);
  const id = newMessageId();
  const form = {
    id,
    title: "7月号",
    year: "2027",
    sendsOn: "2026/7/10",
    subject_ja: "7月号",
    text_ja: "本文",
  };
  const at = (issue: string) => ({
    path: `/letters/newsletter/${issue}`,
    params: { id: issue },
    context,
    cookie,
  });
  const typo = { ...form, sendsOn: "2026/7/1" };
  expect((await visit(issuePage, { ...at("new"), form: typo })).data).toMatchObject({
    errors: { sendsOn: ["送る日は今日以降にしてください"] },
  });
  const tried = await visit(issuePage, { ...at("new"), form: { ...form, intent: "try" } });
  expect(tried.data).toMatchObject({ shown: { previews: [{ end: "髙橋 花さんの場合・全1名" }] } });
  expect(await db.selectFrom("delivery").select(["letter", "address"]).execute()).toEqual([
    { letter: "letter_test", address: member.email },
  ]);
  const planned = await visit(issuePage, { ...at("new"), form: { ...form, intent: "plan" } });
  expect(planned.location).toBe(`/letters/newsletter/${id}?done=planned`);
  expect((await visit(listPage, at(id))).data).toMatchObject({
    issues: [{ id, title: "7月号", subject: "7月号", badge: { word: "予定" } }],
  });
  expect((await visit(issuePage, at(id))).data).toMatchObject({ isPlanned: true, isDraft: false });
  await visit(issuePage, { ...at(id), form: { intent: "take-back" } });
  expect((await visit(issuePage, at(id))).data).toMatchObject({ isPlanned: false, isDraft: true });
  const viewer = await signedIn(db, context, await aMember(db, { role: "viewer" }));
  for (const route of [issuePage, listPage])
    expect([403, 404]).toContain((await visit(route, { ...at(id), cookie: viewer })).status);
});

test("the next issue is proposed for a working day a month after the last, never for a day that is over", () => {
  const next = [
    [undefined, "2026-07-06", "2026-07-13"],
    ["2026-07-06", "2026-07-20", "2026-08-06"],
    ["2026-07-11", "2026-07-20", "2026-08-12"], // the 11th is a holiday
    ["2026-01-31", "2026-02-02", "2026-03-02"], // the 28th is a Saturday
    ["2026-03-02", "2026-07-17", "2026-07-21"], // a weekend and the day of the sea
  ] as const;
  for (const [last, today, day] of next) expect(nextIssueDay(last, today), `${last} ${today}`).toBe(day);
});

test("a new page begins with the month, the day and the readers that follow the last issue", async () => {
  await aCompany(db);
  const unit = await aUnit(db);
  const cookie = await signedIn(db, context, await aMember(db, { role: "recruiter" }));
  const at = { path: "/letters/newsletter/new?lang=ko", params: { id: "new" }, context, cookie };
  expect((await visit(issuePage, at)).data).toMatchObject({ unitIds: [], hint: "" });
  await anIssue({ unitIds: [unit.id], sendsOn: "2026-07-10" });
  expect((await visit(issuePage, at)).data).toMatchObject({
    values: { title: "2026년 8월호", sendsOn: "2026/08/10", year: "2027" },
    unitIds: [unit.id],
    hint: "다음 호는 2026년 8월 10일(월)에 보내시면 어떨까요. 지난 호에서 한 달 뒤의 평일입니다.",
  });
});

test("it stands on each reader's timeline in their words, is no contact in person, and goes with what is stopped", async () => {
  const reader = await aReader({ given_name: "花", zone: "Asia/Tokyo" });
  const id = await anIssue({ texts: { ja: { subject: "{name}へ 7月号", text: "本文" } } });
  const midnight = new Date("2026-07-06T15:10:00Z");
  await sendNewsletters(db, jobs, midnight);
  const entries = () => db.selectFrom("touchpoint").select(["kind", "is_contact", "details"]).execute();
  expect(await entries()).toEqual([
    { kind: "letter_sent", is_contact: false, details: { issueId: id, subject: "髙橋 花さんへ 7月号" } },
  ]);
  const budget = await readContactBudget(db, reader.id, { zone: "Asia/Tokyo", now: midnight });
  expect(budget.used).toBe(1);
  await takeBackIssue(db, id, midnight);
  expect(await entries()).toEqual([]);
});
