import { Socket } from "node:net";
import { sql } from "kysely";
import { expect, onTestFinished, test, vi } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import {
  aSender,
  countStates,
  fastClock,
  letterTime,
  someLetters,
  untilQuiet,
} from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import {
  claimDeliveries,
  markStarted,
  renewLeases,
  sweepDeliveries,
  unmarkStarted,
} from "~/features/letters/delivery-queue.server.ts";
import { openLine } from "~/features/letters/post-office.server.ts";
import { setLogWriter } from "~/lib/log.ts";

const db = testDatabase();
setLogWriter(() => {});

function attempts() {
  return db.selectFrom("delivery_attempt").selectAll().execute();
}

test("small commands to the mail server leave at once: TCP_NODELAY is set before the first of them", async () => {
  const smtp = await startSmtp();
  onTestFinished(() => smtp.stop());
  const noDelay = vi.spyOn(Socket.prototype, "setNoDelay");
  const write = vi.spyOn(Socket.prototype, "write");
  onTestFinished(() => void vi.restoreAllMocks());
  const line = await openLine(smtp.url);
  const greeting = write.mock.calls.findIndex(([bytes]) => /^EHLO/.test(String(bytes)));
  const socket = write.mock.contexts[greeting];
  const asked = noDelay.mock.contexts.indexOf(socket);
  line.close();
  expect(noDelay.mock.calls[asked]).toEqual([true]);
  expect(noDelay.mock.invocationCallOrder[asked]).toBeLessThan(write.mock.invocationCallOrder[greeting] ?? 0);
});

test("a mail server that takes two conversations gets all letters through two", async () => {
  const smtp = await startSmtp({ maxClients: 2, delayMs: 10 });
  onTestFinished(() => smtp.stop());
  const { people } = await someLetters(db, 30);
  let time = letterTime;
  const sender = aSender(db, smtp.url, { lanes: 6, now: () => time });
  onTestFinished(() => sender.stop());
  await expect.poll(() => smtp.received.length).toBeGreaterThan(10);
  time = new Date(letterTime.getTime() + 120_000); // one that was turned away before the first got through waits a while
  expect(await untilQuiet(db)).toEqual({ sent: 30 });
  expect(smtp.received.map((mail) => mail.to).sort()).toEqual(
    people.map(({ candidate }) => candidate.email).sort(),
  );
});

test("an end puts back what was marked and hadn't begun, as if it had never been marked", async () => {
  const smtp = await startSmtp({ delayMs: 100 });
  onTestFinished(() => smtp.stop());
  await someLetters(db, 30);
  const sender = aSender(db, smtp.url, { lanes: 3 });
  await expect.poll(() => smtp.received.length).toBeGreaterThan(3);
  await sender.stop();
  const sent = smtp.received.length;
  expect(sent).toBeLessThan(30);
  expect(await countStates(db)).toEqual({ sent, queued: 30 - sent });
  expect((await attempts()).map((attempt) => attempt.outcome)).toEqual(Array(sent).fill("accepted"));
  const kept = await db.selectFrom("delivery").select("source").where("state", "=", "queued").execute();
  expect(kept.every(({ source }) => source === null)).toBe(true);
});

test("a mark can be taken back only by who holds the letter, and only before its end is known", async () => {
  const { deliveryIds } = await someLetters(db, 2);
  const [first = "", second = ""] = deliveryIds;
  const [us, them] = [crypto.randomUUID(), crypto.randomUUID()];
  await claimDeliveries(db, { workerId: us, leaseSeconds: 60, limit: 10, now: letterTime });
  const marks = [first, second].map((deliveryId) => ({
    deliveryId,
    attemptId: crypto.randomUUID(),
    subject: "x",
    source: Buffer.from("x"),
    startedAt: letterTime,
  }));
  expect(await markStarted(db, us, marks)).toEqual([true, true]);
  await db
    .updateTable("delivery_attempt")
    .set({ outcome: "accepted" })
    .where("delivery_id", "=", second)
    .execute();
  const unmarked = marks.map((mark) => ({ ...mark, hadSource: false }));
  await unmarkStarted(db, them, unmarked);
  expect(await countStates(db)).toEqual({ sending: 2 });
  await unmarkStarted(db, us, unmarked);
  expect(await countStates(db)).toEqual({ sending: 1, queued: 1 });
  expect((await attempts()).map((attempt) => attempt.delivery_id)).toEqual([second]);
});

test("a letter whose worker lost it in an error is put back when its lease ends, while the worker lives on", async () => {
  const { deliveryIds } = await someLetters(db, 2);
  const workerId = crypto.randomUUID();
  await claimDeliveries(db, { workerId, leaseSeconds: 1, limit: 10, now: letterTime });
  await new Promise((done) => setTimeout(done, 700));
  await renewLeases(db, { workerId, leaseSeconds: 5, ids: deliveryIds.slice(0, 1) });
  await new Promise((done) => setTimeout(done, 500));
  expect(await sweepDeliveries(db, letterTime)).toEqual({ uncertain: 0, released: 1 });
  expect(await countStates(db)).toEqual({ sending: 1, queued: 1 });
});

test("connections that break under the worker put no letter in doubt and lose none", async () => {
  const smtp = await startSmtp({ delayMs: 3 });
  onTestFinished(() => smtp.stop());
  await someLetters(db, 60);
  const own = connect(testDatabaseUrl(), { max: 4 });
  const sender = aSender(own, smtp.url, { lanes: 4 });
  onTestFinished(async () => {
    await sender.stop();
    await own.destroy();
  });
  for (const after of [5, 20, 35]) {
    await expect.poll(() => smtp.received.length, { interval: 2 }).toBeGreaterThan(after);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
  }
  expect(await untilQuiet(db)).toEqual({ sent: 60 });
  expect(smtp.received).toHaveLength(60);
});

test("a server that says 421 is left in peace a while; no letter fails for it, and few show it", async () => {
  const smtp = await startSmtp({ perSecond: 20 });
  onTestFinished(() => smtp.stop());
  await someLetters(db, 45);
  const sender = aSender(db, smtp.url, { now: fastClock(Date.now()) });
  onTestFinished(() => sender.stop());
  expect(await untilQuiet(db)).toEqual({ sent: 45 });
  expect(smtp.received).toHaveLength(45);
  expect((await attempts()).length).toBeLessThan(52);
});
