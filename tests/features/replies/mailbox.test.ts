import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { anImapMailbox } from "#tests/support/imap.ts";
import { aReply, aWorldOfReplies, inboundMeans, readingTime } from "#tests/support/inbound.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { seatsOf } from "#tests/support/seats.ts";
import { type MailboxOptions, startMailbox } from "~/features/replies/read-mailbox.server.ts";
import { findMailboxTrouble } from "~/features/replies/reply-queries.server.ts";
import { mailboxSentence } from "~/features/replies/reply-words.server.ts";

const db = testDatabase();

async function aBox() {
  const box = await anImapMailbox();
  onTestFinished(() => box.stop());
  return box;
}

function reading(imapUrl: string, options: Partial<MailboxOptions> = {}) {
  const reader = startMailbox({
    ...inboundMeans({ jobs: quietJobs() }),
    db,
    imapUrl,
    now: () => readingTime,
    pollMs: 20_000, // what arrives must be read because the server says so
    restMs: 20,
    ...options,
  });
  onTestFinished(() => reader.stop());
  return reader;
}

const countMails = async () => (await db.selectFrom("inbound_mail").select("id").execute()).length;

test("answers: a reply that arrives in the mailbox is noted, and the seat held", async () => {
  const { invitation } = await aWorldOfReplies(db);
  const box = await aBox();
  reading(box.url);
  await expect.poll(() => box.heard.some((line) => line.startsWith("IDLE"))).toBe(true);
  box.deliver(aReply());
  await expect.poll(() => seatsOf(db, invitation)).toEqual(["18 going"]);
  expect(box.heard.filter((line) => /STORE|MOVE|EXPUNGE|^SELECT/i.test(line))).toEqual([]);
});

test("answers: a broken line is opened again, and reading goes on where it was", async () => {
  await aWorldOfReplies(db);
  const box = await aBox();
  box.deliver(aReply());
  reading(box.url);
  await expect.poll(countMails).toBe(1);
  box.cut();
  box.deliver(aReply({ status: "DECLINED", stamp: "20260702T020000Z" }));
  await expect.poll(countMails).toBe(2);
  expect(box.conversations()).toBeGreaterThan(1);
  const fetched = box.heard.filter((line) => line.startsWith("UID FETCH"));
  expect(fetched.map((line) => Number.parseInt(line.slice(10), 10))).toEqual([1, 2]);
});

test("answers: the place is kept when the process ends; UIDs given anew double nothing", async () => {
  await aWorldOfReplies(db);
  const box = await aBox();
  box.deliver(aReply());
  const first = reading(box.url);
  await expect.poll(countMails).toBe(1);
  await first.stop();
  box.deliver(aReply({ status: "DECLINED", stamp: "20260702T020000Z" }));
  const second = reading(box.url);
  await expect.poll(countMails).toBe(2);
  await second.stop();
  expect(box.heard.filter((line) => line.startsWith("UID FETCH"))).toHaveLength(2);
  box.renumber();
  box.deliver(aReply({ status: "TENTATIVE", stamp: "20260702T030000Z", sequence: 2 }));
  reading(box.url);
  await expect.poll(countMails).toBe(3);
  const history = await db.selectFrom("answer_history").select("answer").execute();
  expect(history.map((row) => row.answer).sort()).toEqual(["maybe", "no", "yes"]);
});

test("answers: of two processes one reads; when it dies the other goes on", async () => {
  await aWorldOfReplies(db);
  const box = await aBox();
  const first = reading(box.url, { leaseSeconds: 1 });
  await expect.poll(() => box.conversations()).toBe(1);
  reading(box.url, { leaseSeconds: 1 });
  await new Promise((done) => setTimeout(done, 700));
  expect(box.conversations()).toBe(1);
  await first.stop();
  box.deliver(aReply());
  await expect.poll(countMails).toBe(1);
  expect(box.conversations()).toBe(2);
});

test("answers: a wrong password is said, without the password", async () => {
  await aWorldOfReplies(db);
  const box = await aBox();
  const bad = reading(box.url.replace("secret", "wrong"));
  await expect
    .poll(async () => (await db.selectFrom("mailbox_place").select("trouble").executeTakeFirst())?.trouble)
    .toBe("not signed in");
  expect(mailboxSentence(await findMailboxTrouble(db), "ja")).toMatch(/サインインできず/);
  await bad.stop();
  await db.updateTable("mailbox_place").set({ held_until: null }).execute();
  reading(box.url);
  await expect.poll(() => findMailboxTrouble(db)).toBeUndefined(); // no mail is needed for that
});
