import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { buildWhenStale } from "../../bin/build.js";

export type ListPageFigures = {
  pagesPerSecond: number;
  p50: number;
  p95: number;
  /** The same route with the same data out of memory, sign-in and database left out: the floor. */
  fromMemoryPerSecond: number;
  share: number;
};

/**
 * The page of /candidates over HTTP, one web process, 16 connections, all kinds of filters, beside the same page fed from
 * memory. `url` is a database filled by fillManyCandidates.
 */
export async function benchListPage(
  url: string,
  { connections = 16, seconds = 6 } = {},
): Promise<ListPageFigures> {
  await buildWhenStale({ isQuiet: true });
  const web = fork(new URL("./list-page-process.ts", import.meta.url), {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production" }, // or React runs with its checks, several times slower
  });
  try {
    web.send({ url });
    const [{ fromDatabase, fromMemory, cookie, paths }] = (await once(web, "message")) as [Served];
    const ask = (base: string, forSeconds: number) =>
      load(
        paths.map((path) => base + path),
        { cookie, connections, forSeconds },
      );
    for (const base of [fromDatabase, fromMemory]) await ask(base, seconds / 2); // the compiler gets warm
    const memory = [await ask(fromMemory, seconds / 2)];
    const page = await ask(fromDatabase, seconds);
    memory.push(await ask(fromMemory, seconds / 2));
    const fromMemoryPerSecond = memory.reduce((sum, { perSecond }) => sum + perSecond / memory.length, 0);
    return {
      pagesPerSecond: Math.round(page.perSecond),
      p50: page.p50,
      p95: page.p95,
      fromMemoryPerSecond: Math.round(fromMemoryPerSecond),
      share: Math.round((page.perSecond / fromMemoryPerSecond) * 100) / 100,
    };
  } finally {
    web.disconnect();
  }
}

export type Served = { fromDatabase: string; fromMemory: string; cookie: string; paths: string[] };

async function load(
  urls: string[],
  { cookie, connections, forSeconds }: { cookie: string; connections: number; forSeconds: number },
) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, reader) => {
      for (let turn = reader; performance.now() - start < forSeconds * 1000; turn++) {
        const begun = performance.now();
        await read(urls[turn % urls.length] ?? "", cookie, agent);
        times.push(performance.now() - begun);
      }
    }),
  );
  const perSecond = (times.length / (performance.now() - start)) * 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { perSecond, p50: at(0.5), p95: at(0.95) };
}

function read(url: string, cookie: string, agent: Agent): Promise<void> {
  return new Promise((done, fail) => {
    get(url, { agent, headers: { cookie, accept: "text/html" } }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`${url} answered ${answer.statusCode}`));
      answer.resume().once("end", done);
    }).once("error", fail);
  });
}
