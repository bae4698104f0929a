// Letters through everything that mail servers, machines and databases do. None may be lost; none may come twice unless
// the conversation broke after its last byte, and then the same letter is seen to be in doubt until a person decides.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { bundle } from "#tests/support/bundle.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { habitOf, startFaultySmtp } from "#tests/support/faulty-smtp.ts";
import { aSender, countStates, fastClock, quietJobs, someLetters } from "#tests/support/letters.ts";
import type { Received } from "#tests/support/smtp.ts";
import { sendAgain } from "~/features/letters/send-again.server.ts";
import { setLogWriter } from "~/lib/log.ts";

setLogWriter(() => {});
const withinMs = 400_000;

test("no letter is lost or doubled by a bad mail server, killed workers and a killed database", {
  timeout: withinMs,
}, async () => {
  const { db, url, killDatabase } = await aDurableDatabase();
  const smtp = await startFaultySmtp({ maxClients: 6, perSecond: 60 });
  onTestFinished(() => smtp.stop());
  const { people } = await someLetters(db, 400);
  const worker = await bundle("tests/support/letter-worker.ts");
  const since = String(Date.now());
  const start = () => spawn(process.execPath, [worker, url, smtp.url, since], { stdio: "inherit" });

  const workers = [start(), start()];
  onTestFinished(async () => {
    for (const one of workers) await killed(one);
  });
  for (let kill = 0; kill < 24; kill++) {
    await pause(400 + Math.random() * 900);
    if (kill % 8 === 5) killDatabase();
    await killed(workers.shift());
    workers.push(start());
  }
  await untilQuiet(db);

  const first = await whatBecame(db, smtp.received);
  for (const { address, state, copies, endings } of first) {
    const habit = habitOf(address);
    const about = `${address} ${habit} ${state} ${endings.join(" ")}`;
    const ends = habit === "refuses" ? ["failed", "uncertain"] : ["sent", "uncertain"];
    expect(ends, about).toContain(state);
    if (habit === "refuses") expect(copies, about).toBe(0);
    if (state === "sent") expect(copies, about).toBe(1);
    if (state === "uncertain") expect(copies, about).toBeLessThanOrEqual(1);
    if (["drops_in_data", "drops_after_dot", "hangs_after_dot"].includes(habit))
      expect(state, about).toBe("uncertain");
  }
  expect(first).toHaveLength(people.length);

  // A person reads that a second copy may arrive, and sends what is in doubt once more; some meet the same trouble again.
  const member = await aMember(db);
  const doubtful = () => db.selectFrom("delivery").select("id").where("state", "=", "uncertain").execute();
  for (let round = 0; round < 3; round++) {
    const now = fastClock(Number(since))();
    for (const { id } of await doubtful())
      await sendAgain(db, quietJobs(), {
        deliveryId: id,
        isSecondCopyFine: true,
        memberId: member.id,
        now,
      });
    await untilQuiet(db);
  }
  for (const { address, state, copies, messageIds, bodies, endings } of await whatBecame(db, smtp.received)) {
    const about = `${address} ${habitOf(address)} ${state} ${endings.join(" ")}`;
    if (habitOf(address) === "refuses") continue;
    expect(state, about).toBe("sent");
    expect(copies, about).toBeGreaterThanOrEqual(1);
    if (copies > 1) expect(endings, about).toContain("uncertain");
    expect([messageIds, bodies], about).toEqual([1, 1]);
  }
});

test("a database that dies again and again leaves no letter in doubt while the worker lives", {
  timeout: withinMs,
}, async () => {
  const { db, url, killDatabase } = await aDurableDatabase();
  const smtp = await startFaultySmtp();
  smtp.behave(() => "accept");
  onTestFinished(() => smtp.stop());
  await someLetters(db, 600);
  const own = connect(url, { max: 4 });
  const sender = aSender(own, smtp.url, { lanes: 4, leaseSeconds: 4 });
  onTestFinished(async () => {
    await sender.stop();
    await own.destroy();
  });
  for (const after of [60, 150, 300]) {
    await expect.poll(() => smtp.received.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(after);
    killDatabase();
  }
  await untilQuiet(db);
  expect(await countStates(db)).toEqual({ sent: 600 });
  expect(smtp.received).toHaveLength(600);
});

test("a server that takes so many a second gets all, is not asked for more than that, and none fails", {
  timeout: withinMs,
}, async () => {
  const { db } = await aDurableDatabase();
  const smtp = await startFaultySmtp({ perSecond: 40 });
  smtp.behave(() => "accept");
  onTestFinished(() => smtp.stop());
  await someLetters(db, 300);
  const sender = aSender(db, smtp.url, { now: fastClock(Date.now()) });
  onTestFinished(() => sender.stop());
  await untilQuiet(db);
  expect(await countStates(db)).toEqual({ sent: 300 });
  expect(smtp.received).toHaveLength(300);
  const tries = await db.selectFrom("delivery_attempt").select("id").execute();
  expect(tries.length).toBeLessThan(330);
});

/** A PostgreSQL that keeps what it has acknowledged, and can be killed: it comes back by itself. */
async function aDurableDatabase() {
  const folder = mkdtempSync(join(tmpdir(), "enishi-letters-"));
  const server = await startEmbeddedPostgres({ folder });
  const db = connect(server.url(), { max: 6 });
  onTestFinished(async () => {
    await db.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await migrate(db);
  await aCompany(db, { quiet_from: 0, quiet_until: 0 });
  const killDatabase = () => {
    const pid = Number(readFileSync(join(folder, "cluster/postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
  };
  return { db, url: server.url(), killDatabase };
}

async function whatBecame(db: Db, received: Received[]) {
  const rows = await db.selectFrom("delivery").select(["id", "address", "state"]).execute();
  const attempts = await db
    .selectFrom("delivery_attempt")
    .select(["delivery_id", "outcome"])
    .orderBy("started_at")
    .execute();
  return rows.map(({ id, ...row }) => {
    const copies = received.filter(({ to }) => to === row.address);
    return {
      ...row,
      copies: copies.length,
      messageIds: new Set(copies.map(({ messageId }) => messageId)).size,
      bodies: new Set(copies.map(({ source }) => source.toString("latin1"))).size,
      endings: attempts.filter(({ delivery_id }) => delivery_id === id).map(({ outcome }) => outcome),
    };
  });
}

/** Until nothing waits or is under way any more, also while the database is away for a moment. */
async function untilQuiet(db: Db): Promise<void> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const states = await countStates(db).catch(() => undefined);
    if (states && !states.queued && !states.sending) return;
    if (performance.now() > deadline) throw new Error(`letters still move: ${JSON.stringify(states)}`);
    await pause(100);
  }
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
