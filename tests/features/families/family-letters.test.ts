import ICAL from "ical.js";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember } from "#tests/support/factories.ts";
import { aBriefing, anOpenRelative } from "#tests/support/families.ts";
import {
  aSender,
  letterTime,
  quietJobs,
  someLetters,
  testMeans,
  untilQuiet,
} from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { answerBriefing } from "~/features/families/answer-briefing.server.ts";
import { answerQuestion, askQuestion } from "~/features/families/family-questions.server.ts";
import { inviteFamilies } from "~/features/families/invite-families.server.ts";
import { sendFamilyNews } from "~/features/families/send-family-news.server.ts";
import { stopFamily } from "~/features/families/stop-family.server.ts";
import { changeRelative } from "~/features/families/write-relative.server.ts";
import { claimDeliveries, markStarted } from "~/features/letters/delivery-queue.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { sendAgain } from "~/features/letters/send-again.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { setLogWriter } from "~/lib/log.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = letterTime;
setLogWriter(() => {});

type Open = Awaited<ReturnType<typeof anOpenRelative>>;
const stopOf = (relative: Open) => ({
  candidateId: relative.candidate_id,
  relativeId: relative.id,
  linkId: relative.link.id,
  scope: "all" as const,
  now,
});

async function queueFor(relative: Open, count: number) {
  return writeDeliveries(
    db,
    jobs,
    Array.from({ length: count }, () => ({
      letter: "family_news" as const,
      mailClass: "promotional" as const,
      to: { relativeId: relative.id },
      topic: "briefing" as const,
      address: relative.email,
      locale: "ja" as const,
      details: { title: { ja: "お知らせ" }, text: { ja: "本文" } },
      now,
    })),
  );
}

async function mailServer(delayMs = 0) {
  const smtp = await startSmtp({ delayMs });
  onTestFinished(() => smtp.stop());
  return smtp;
}

test("a relative's letter is theirs alone: their name, their link, their calendar entry, no word of an offer", async () => {
  await aCompany(db, { postal_address: "名古屋市中区栄1-0-0", contact_phone: "052-000-0123" });
  const member = await aMember(db);
  const candidate = await aCandidate(db, {
    family_name: "山田",
    given_name: "花",
    offer_state: "considering",
    reply_on: "2026-07-21",
  });
  const relative = await anOpenRelative(
    db,
    {},
    { candidate_id: candidate.id, name: "山田 由美子", email: "yumiko@example.jp" },
  );
  const other = await anOpenRelative(db, {}, { name: "김 영희", email: "other@example.jp" });
  const event = await aBriefing(db);
  await inviteFamilies(db, jobs, { sessionId: event.session.id, memberId: member.id, now });
  const smtp = await mailServer();
  const sender = aSender(db, smtp.url);
  onTestFinished(() => sender.stop());
  await untilQuiet(db);

  const mails = smtp.received.filter(({ to }) => to === "yumiko@example.jp").map(({ source }) => source);
  expect(mails).toHaveLength(2);
  const parsed = mails.map(readMessage);
  expect(mails.map(String).join()).not.toMatch(/__\w+_7c1f__/);
  const invitation = parsed.find(({ ics }) => ics);
  expect(invitation?.text).toContain("山田 由美子様");
  expect(invitation?.text).toContain("花さんのご希望で");
  expect(invitation?.text).toContain("お決めいただくことはありません");
  expect(invitation?.text).toMatch(/https:\/\/enishi\.example\.jp\/f\/[\w-]{40,}\/stop/);
  for (const { text, html } of parsed)
    expect(text + html).not.toMatch(/内々定|承諾|7月21日|英姫|영희|other@example|__\w+_7c1f__/);
  const entry = new ICAL.Component(ICAL.parse(invitation?.ics ?? "")).getFirstSubcomponent("vevent");
  const attendees = entry?.getAllProperties("attendee").map((each) => each.getFirstValue());
  expect(attendees).toEqual(["mailto:yumiko@example.jp"]);
  const uids = await db.selectFrom("family_invitation").select(["relative_id", "uid"]).execute();
  expect(uids).toHaveLength(2);
  expect(entry?.getFirstPropertyValue("uid")).toBe(uids.find((row) => row.relative_id === relative.id)?.uid);
  expect(entry?.toString()).not.toMatch(/\/f\/|花/);
  expect(other.id).not.toBe(relative.id);
});

test("an answer confirms, a changed mind takes the entry out, each under the same UID with a higher SEQUENCE", async () => {
  const member = await aMember(db);
  const relative = await anOpenRelative(db);
  const event = await aBriefing(db);
  await inviteFamilies(db, jobs, { sessionId: event.session.id, memberId: member.id, now });
  const [row] = await db.selectFrom("family_invitation").select(["id", "uid"]).execute();
  const smtp = await mailServer();
  const sender = aSender(db, smtp.url);
  onTestFinished(() => sender.stop());
  const answer = (given: "on_site" | "no") =>
    answerBriefing(db, {
      invitationId: row?.id ?? "",
      answer: given,
      people: 2,
      accessNeeds: "",
      now,
      mailDomain: "x",
    });
  await untilQuiet(db);
  await answer("on_site");
  await untilQuiet(db);
  await answer("no");
  await untilQuiet(db);
  const entries = smtp.received.flatMap(({ source }) => readMessage(source).ics || []);
  const read = entries.map((ics) => {
    const calendar = new ICAL.Component(ICAL.parse(ics));
    const entry = calendar.getFirstSubcomponent("vevent");
    return [
      calendar.getFirstPropertyValue("method"),
      entry?.getFirstPropertyValue("sequence"),
      entry?.getFirstPropertyValue("uid"),
    ];
  });
  expect(read).toEqual([
    ["REQUEST", 0, row?.uid],
    ["REQUEST", 0, row?.uid],
    ["CANCEL", 1, row?.uid],
  ]);
  expect(smtp.received.every(({ to }) => to === relative.email)).toBe(true);
});

test("news carries a one-click stop, at most two a year, a briefing's letter carries none", async () => {
  await anOpenRelative(db, { topics: ["news", "briefing"] });
  const news = {
    topic: "news",
    title: { ja: "夏のお知らせ" },
    text: { ja: "工場の見学日が決まりました。" },
  } as const;
  expect(await sendFamilyNews(db, jobs, { ...news, now })).toEqual({ ok: true, sent: 1 });
  expect(await sendFamilyNews(db, jobs, { ...news, now })).toEqual({ ok: true, sent: 1 });
  expect(await sendFamilyNews(db, jobs, { ...news, now })).toEqual({ ok: false, reason: "nobody" });
  expect(await sendFamilyNews(db, jobs, { ...news, topic: "leaflet", now })).toEqual({
    ok: false,
    reason: "nobody",
  });
  const smtp = await mailServer();
  const sender = aSender(db, smtp.url);
  onTestFinished(() => sender.stop());
  await untilQuiet(db);
  const heads = smtp.received.map(({ source }) => source.toString("latin1").split("\r\n\r\n")[0] ?? "");
  const withStop = heads.filter((head) => /List-Unsubscribe-Post: List-Unsubscribe=One-Click/.test(head));
  expect(heads).toHaveLength(3);
  expect(withStop).toHaveLength(2);
  expect(withStop[0]?.replace(/\r\n\s+/g, "")).toContain(`<${testMeans.appUrl}/api/families/`);
});

test("a question is answered by letter only while contact is open; the answer stands on the page either way", async () => {
  const member = await aMember(db);
  const relative = await anOpenRelative(db);
  const ask = () =>
    askQuestion(db, {
      relativeId: relative.id,
      eventId: null,
      topic: "transfer",
      question: "転勤はありますか",
      callPhone: "",
      callAt: "",
      now,
    });
  const [first, second] = [await ask(), await ask()];
  const answer = (questionId: string) =>
    answerQuestion(db, jobs, { questionId, answer: "最初の3年は名古屋です。", memberId: member.id, now });
  expect(await answer(first.questionId)).toEqual({ ok: true, isSent: true });
  expect(await answer(first.questionId)).toEqual({ ok: false, reason: "answered" });
  await stopFamily(db, jobs, stopOf(relative));
  expect(await answer(second.questionId)).toEqual({ ok: true, isSent: false });
  const rows = await db
    .selectFrom("delivery")
    .select(["letter", "state"])
    .where("letter", "=", "family_answer")
    .execute();
  expect(rows).toEqual([{ letter: "family_answer", state: "stopped" }]);
});

test("closing stops what is queued, what the worker holds already and what somebody sends again by hand", async () => {
  const relative = await anOpenRelative(db);
  const other = await anOpenRelative(db);
  const [held, failed] = await queueFor(relative, 2);
  await queueFor(other, 1);
  const workerId = "0197c0de-0000-7000-8000-00000000000a";
  await claimDeliveries(db, { workerId, leaseSeconds: 60, limit: 1000, now });
  await db
    .updateTable("delivery")
    .set({ state: "failed" })
    .where("id", "=", failed ?? "")
    .execute();
  const [late] = await queueFor(relative, 1);
  await stopFamily(db, jobs, stopOf(relative));

  const states = async (id: string | undefined) =>
    db
      .selectFrom("delivery")
      .select(["state", "stopped_because"])
      .where("id", "=", id ?? "")
      .executeTakeFirst();
  expect(await states(late)).toEqual({ state: "stopped", stopped_because: "family_closed" });
  const mark = { attemptId: crypto.randomUUID(), subject: "x", source: Buffer.from("x"), startedAt: now };
  expect(await markStarted(db, workerId, [{ ...mark, deliveryId: held ?? "" }])).toEqual([false]);

  await sendAgain(db, jobs, { deliveryId: failed ?? "", isSecondCopyFine: true, memberId: uuidv7(), now });
  await db
    .updateTable("delivery")
    .set({ state: "queued", claimed_by: null })
    .where("state", "=", "sending")
    .execute();
  const smtp = await mailServer();
  const sender = aSender(db, smtp.url);
  onTestFinished(() => sender.stop());
  await untilQuiet(db);
  expect(smtp.received.filter(({ to }) => to === relative.email)).toEqual([]);
  expect(smtp.received.filter(({ to }) => to === other.email).length).toBeGreaterThan(0);
  expect(await states(failed)).toEqual({ state: "stopped", stopped_because: "family_closed" });
});

test("a closing that is under way wins over a letter about to leave: the mark waits for it and then refuses", async () => {
  const relative = await anOpenRelative(db);
  const [id] = await queueFor(relative, 1);
  const workerId = "0197c0de-0000-7000-8000-00000000000b";
  await claimDeliveries(db, { workerId, leaseSeconds: 60, limit: 1000, now });
  const closer = connect(testDatabaseUrl(), { max: 1 });
  onTestFinished(() => closer.destroy());
  let commit = () => {};
  const held = new Promise<void>((done) => {
    commit = done;
  });
  let isClosed = () => {};
  const closed = new Promise<void>((done) => {
    isClosed = done;
  });
  const closing = closer.transaction().execute(async (trx) => {
    await sql`select from relative where id = ${relative.id} for update`.execute(trx);
    await trx
      .insertInto("consent")
      .values({
        relative_id: relative.id,
        topic: "briefing",
        channel: "mail",
        is_open: false,
        from_at: now,
        by_link_id: relative.link.id,
        written_at: now,
      })
      .execute();
    isClosed();
    await held;
  });
  await closed;
  const mark = { attemptId: crypto.randomUUID(), subject: "x", source: Buffer.from("x"), startedAt: now };
  const marking = markStarted(db, workerId, [{ ...mark, deliveryId: id ?? "" }]);
  await new Promise((done) => setTimeout(done, 150));
  commit();
  await closing;
  expect(await marking).toEqual([false]);
});

test("closing while letters are being written: none is left in the queue for the closed relative", {
  timeout: 60_000,
}, async () => {
  const member = await aMember(db);
  for (let round = 0; round < 8; round++) {
    const relatives = await Promise.all(Array.from({ length: 4 }, () => anOpenRelative(db)));
    const event = await aBriefing(db);
    await Promise.all([
      inviteFamilies(db, jobs, { sessionId: event.session.id, memberId: member.id, now }),
      ...relatives.slice(0, 2).map((relative) => stopFamily(db, jobs, stopOf(relative))),
      sendFamilyNews(db, jobs, { topic: "news", title: { ja: "a" }, text: { ja: "b" }, now }),
    ]);
    const closed = relatives.slice(0, 2).map(({ id }) => id);
    const waiting = await db
      .selectFrom("delivery")
      .select("id")
      .where("relative_id", "in", closed)
      .where("state", "=", "queued")
      .execute();
    expect(waiting).toEqual([]);
  }
});

test("closing while a busy worker sends: not one more letter leaves for the closed relative once the closing is done", {
  timeout: 60_000,
}, async () => {
  await someLetters(db, 150);
  const relative = await anOpenRelative(db);
  await queueFor(relative, 40);
  const smtp = await mailServer(2);
  const sender = aSender(db, smtp.url);
  onTestFinished(() => sender.stop());
  await expect.poll(() => smtp.received.length, { timeout: 15_000, interval: 5 }).toBeGreaterThan(20);
  await stopFamily(db, jobs, stopOf(relative));
  const leaving = await db
    .selectFrom("delivery_attempt")
    .innerJoin("delivery", "delivery.id", "delivery_attempt.delivery_id")
    .select("delivery.id")
    .where("relative_id", "=", relative.id)
    .execute();
  const states = await untilQuiet(db);
  expect(smtp.received.filter(({ to }) => to === relative.email).length).toBe(leaving.length);
  expect(smtp.received.filter(({ to }) => to !== relative.email)).toHaveLength(150);
  expect(states.stopped ?? 0).toBe(41 - leaving.length);
});

test("a new mail address takes what waits along", async () => {
  const relative = await anOpenRelative(db);
  const [id] = await queueFor(relative, 1);
  const facts = {
    name: relative.name,
    email: "new@example.jp",
    phone: "",
    postalAddress: "",
    seatsWished: 1,
    accessNeeds: "",
    locale: "ko",
  } as const;
  await changeRelative(db, { candidateId: relative.candidate_id, relativeId: relative.id, facts, now });
  const row = await db
    .selectFrom("delivery")
    .select(["address", "locale"])
    .where("id", "=", id ?? "")
    .execute();
  expect(row).toEqual([{ address: "new@example.jp", locale: "ko" }]);
});
