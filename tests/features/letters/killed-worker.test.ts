import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "#tests/support/bundle.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aSender, someLetters, untilQuiet } from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { setLogWriter } from "~/lib/log.ts";

const db = testDatabase();
setLogWriter(() => {});

test("a worker that is killed half-way loses no letter and doubles none; what was leaving just then is marked", async () => {
  const smtp = await startSmtp({ delayMs: 15 });
  onTestFinished(() => smtp.stop());
  const { people } = await someLetters(db, 60);
  const child = spawn(
    process.execPath,
    [await bundle("tests/support/letter-worker.ts"), testDatabaseUrl(), smtp.url],
    {
      stdio: "inherit",
    },
  );
  const ended = once(child, "exit");
  await expect.poll(() => smtp.received.length, { timeout: 15_000, interval: 5 }).toBeGreaterThan(15);
  child.kill("SIGKILL");
  await ended;
  const sentBefore = smtp.received.length;
  expect(sentBefore).toBeLessThan(60);

  const sender = aSender(db, smtp.url, { leaseSeconds: 2 });
  onTestFinished(() => sender.stop());
  const states = await untilQuiet(db);

  const rows = await db.selectFrom("delivery").select(["address", "state"]).execute();
  const copies = (address: string) => smtp.received.filter((mail) => mail.to === address).length;
  for (const { address, state } of rows) {
    if (state === "sent") expect(copies(address), address).toBe(1);
    else expect(copies(address), address).toBeLessThanOrEqual(1);
  }
  expect((states.sent ?? 0) + (states.uncertain ?? 0)).toBe(people.length);
  // Four conversations, each with one letter under way and one marked to follow.
  expect(states.uncertain ?? 0).toBeLessThanOrEqual(8);
  const open = await db.selectFrom("delivery_attempt").selectAll().where("outcome", "=", "started").execute();
  expect(open).toEqual([]);
});
