// The reader against a real mail server; npm run test:imap starts it. Without one these are skipped.
import { mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aReply, aWorldOfReplies, inboundMeans, readingTime } from "#tests/support/inbound.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { seatsOf } from "#tests/support/seats.ts";
import { startMailbox } from "~/features/replies/read-mailbox.server.ts";

const db = testDatabase();
const { IMAP_TEST_URL: url = "", IMAP_TEST_FOLDER: folder = "" } = process.env;
const withServer = test.skipIf(url === "");
let delivered = 0;

function reading(options: { imapUrl?: string; pollMs?: number } = {}) {
  const reader = startMailbox({
    ...inboundMeans({ jobs: quietJobs() }),
    ...{ db, imapUrl: url, now: () => readingTime, pollMs: 60_000, restMs: 20, ...options },
  });
  onTestFinished(() => reader.stop());
  return reader;
}

/** As a mail server's delivery does: written beside the box, then renamed into it. */
function deliver(raw: string) {
  delivered += 1;
  const name = `${Date.now()}.${process.pid}_${delivered}.test`;
  for (const part of ["tmp", "new", "cur"]) mkdirSync(join(folder, "mail", part), { recursive: true });
  writeFileSync(join(folder, "mail/tmp", name), raw, { mode: 0o666 });
  renameSync(join(folder, "mail/tmp", name), join(folder, "mail/new", name));
}

const countMails = async () => (await db.selectFrom("inbound_mail").select("id").execute()).length;
const trouble = async () =>
  (await db.selectFrom("mailbox_place").select("trouble").executeTakeFirst())?.trouble;
const patient = { timeout: 15_000, interval: 50 };

withServer(
  "answers: Dovecot tells at once of a reply (IDLE), and the mail stays new and where it was",
  async () => {
    const { invitation } = await aWorldOfReplies(db);
    reading();
    await expect.poll(trouble, patient).toBe("");
    await new Promise((done) => setTimeout(done, 500));
    deliver(aReply());
    await expect.poll(() => seatsOf(db, invitation), patient).toEqual(["18 going"]);
    expect(countUnread()).toBe(1);
  },
  30_000,
);

withServer(
  "answers: of Dovecot's mailbox every mail is read once, also by the next process",
  async () => {
    await aWorldOfReplies(db);
    const first = reading();
    await expect.poll(countMails, patient).toBe(1); // what lay there before
    await first.stop();
    deliver(aReply({ status: "DECLINED", stamp: "20260702T020000Z" }));
    deliver(aReply({ status: "TENTATIVE", stamp: "20260702T030000Z", sequence: 2 }));
    const second = reading();
    await expect.poll(countMails, patient).toBe(3);
    await second.stop();
    reading();
    await new Promise((done) => setTimeout(done, 700));
    expect(await countMails()).toBe(3);
    const history = await db.selectFrom("answer_history").select("answer").execute();
    expect(history.map((row) => row.answer).sort()).toEqual(["maybe", "no", "yes"]);
  },
  60_000,
);

withServer(
  "answers: Dovecot's refusal is said, without the password",
  async () => {
    await aWorldOfReplies(db);
    reading({ imapUrl: url.replace("secret", "wrong") });
    await expect.poll(trouble, patient).toBe("not signed in");
  },
  30_000,
);

/** Marked as read it would carry an S. */
function countUnread(): number {
  const flagged = readdirSync(join(folder, "mail/cur")).filter((name) => !/,[A-Z]*S/.test(name));
  return flagged.length + readdirSync(join(folder, "mail/new")).length;
}
