// The embedded database through everything a machine does to it. Nothing acknowledged may be lost, nothing left behind.
import pg from "pg";
import { expect, test } from "vitest";
import { dataFolder, embeddedUrl, pause, postgresOf, startOn } from "#tests/support/embedded.ts";

const withinMs = 240_000;

test("SIGTERM and Ctrl-C end everything within ten seconds and leave no database behind", {
  timeout: withinMs,
}, async () => {
  const folder = dataFolder();
  for (const byNpm of [false, true])
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const running = await startOn(folder, { byNpm });
      const start = performance.now();
      expect(await running.signal(signal)).toBe(0);
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(postgresOf(folder)).toBeUndefined();
    }
});

test("a second start on the same data says so and stops, and the first goes on", {
  timeout: withinMs,
}, async () => {
  const folder = dataFolder();
  const first = await startOn(folder);

  const second = await startOn(folder, { mayEnd: true });

  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`already running on the data in ${folder} (process ${first.pid})`);
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
});

test("kill -9 of Node, again and again, loses no acknowledged row and leaves no orphan", {
  timeout: withinMs,
}, async () => {
  const folder = dataFolder();
  const acknowledged: number[] = [];
  for (let round = 0; round < 4; round++) {
    const running = await startOn(folder);
    await writeUntilItBreaks(folder, acknowledged, async () => {
      await pause(700 + 300 * round);
      await running.signal("SIGKILL");
    });
    await until(() => postgresOf(folder) === undefined, 10_000);
  }
  await startOn(folder);
  expect(acknowledged.length).toBeGreaterThan(200);
  expect(await missing(folder, acknowledged)).toEqual([]);
});

test("kill -9 of PostgreSQL: it comes back by itself with every acknowledged row", {
  timeout: withinMs,
}, async () => {
  const folder = dataFolder();
  const acknowledged: number[] = [];
  const running = await startOn(folder);
  for (let round = 0; round < 3; round++) {
    await writeUntilItBreaks(folder, acknowledged, async () => {
      await pause(700);
      killPostgres(folder);
    });
    await until(async () => (await fetch(`${running.url}/readyz`)).ok, 30_000);
  }
  expect(running.output()).toContain("being started again");
  expect(acknowledged.length).toBeGreaterThan(150);
  expect(await missing(folder, acknowledged)).toEqual([]);
});

test("kill -9 of both at once: the next start works and has every acknowledged row", {
  timeout: withinMs,
}, async () => {
  const folder = dataFolder();
  const acknowledged: number[] = [];
  const running = await startOn(folder);
  await writeUntilItBreaks(folder, acknowledged, async () => {
    await pause(1_000);
    killPostgres(folder);
    await running.signal("SIGKILL");
  });

  const next = await startOn(folder); // at once: the dead server's lock and memory are still there

  expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
  expect(await missing(folder, acknowledged)).toEqual([]);
});

/** Four writers, each row noted only after the server said it is safe. */
async function writeUntilItBreaks(
  folder: string,
  acknowledged: number[],
  breakIt: () => Promise<void>,
): Promise<void> {
  const pool = new pg.Pool({ connectionString: embeddedUrl(folder), max: 4 });
  pool.on("error", () => {});
  await pool.query("create table if not exists witness (n int primary key)");
  let isBroken = false;
  let next = Math.max(0, ...acknowledged) + 1_000;
  const writers = Array.from({ length: 4 }, async () => {
    while (!isBroken) {
      const mine = next++;
      try {
        await pool.query("insert into witness values ($1)", [mine]);
        acknowledged.push(mine);
      } catch {
        return;
      }
    }
  });
  await breakIt();
  isBroken = true;
  await Promise.all(writers);
  await pool.end().catch(() => {});
}

async function missing(folder: string, acknowledged: number[]): Promise<number[]> {
  const client = new pg.Client({ connectionString: embeddedUrl(folder) });
  await client.connect();
  const { rows } = await client.query<{ n: number }>("select n from witness");
  await client.end();
  const there = new Set(rows.map((row) => row.n));
  return acknowledged.filter((n) => !there.has(n));
}

function killPostgres(folder: string): void {
  const pid = postgresOf(folder);
  if (pid === undefined) throw new Error("There is no PostgreSQL to kill");
  process.kill(pid, "SIGKILL");
}

async function until(isTrue: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await Promise.resolve(isTrue()).catch(() => false)))
    if (performance.now() > deadline) throw new Error(`Waited ${ms} ms in vain`);
    else await pause(50);
}
