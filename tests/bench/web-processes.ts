// Web processes of the built product on free ports of this machine, and a client that keeps its connections.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join, resolve } from "node:path";
import { freePort } from "#tests/support/free-port.ts";
import { buildFolder, buildWhenStale } from "../../bin/build.js";

export type WebProcesses = { urls: string[]; stop: () => Promise<void> };

export async function startWebProcesses(
  count: number,
  { databaseUrl, secret }: { databaseUrl: string; secret: string },
): Promise<WebProcesses> {
  await buildWhenStale({ isQuiet: true });
  const children: ChildProcess[] = [];
  const urls: string[] = [];
  const stop = async () => {
    const ended = children.filter((child) => child.exitCode === null).map((child) => once(child, "exit"));
    for (const child of children) child.kill("SIGTERM");
    await Promise.all(ended);
  };
  try {
    for (let place = 0; place < count; place += 1) {
      const port = await freePort();
      const url = `http://localhost:${port}`;
      children.push(
        spawn(process.execPath, [join(buildFolder, "bin/web.js")], {
          cwd: resolve(import.meta.dirname, "../.."),
          stdio: ["ignore", "ignore", "inherit"],
          env: {
            ...{
              PATH: process.env.PATH,
              HOME: process.env.HOME,
              BUILD_DIR: buildFolder,
              NODE_ENV: "production",
            },
            ...{ PORT: String(port), APP_URL: url, DATABASE_URL: databaseUrl, SECRET: secret },
            ...{ MAIL_FROM: "採用チーム <saiyo@enishi.example>", LOG_LEVEL: "warn" },
          },
        }),
      );
      await untilReady(url);
      urls.push(url);
    }
    return { urls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export type Visit = { path: string; form?: Record<string, string> };

/**
 * Makes the visits in order over so many connections, spread over the addresses; answers the milliseconds it took and
 * how many answers had each status.
 */
export async function visitAll(
  urls: string[],
  visits: Visit[],
  connections: number,
): Promise<{ milliseconds: number; statuses: Record<number, number> }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const statuses: Record<number, number> = {};
  let at = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let visit = visits[at++]; visit; visit = visits[at++]) {
        const status = await visitOnce(agent, `${urls[at % urls.length]}${visit.path}`, visit.form);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    }),
  );
  agent.destroy();
  return { milliseconds: performance.now() - began, statuses };
}

function visitOnce(agent: Agent, url: string, form: Visit["form"]): Promise<number> {
  const body = form && new URLSearchParams(form).toString();
  return new Promise((done, fail) => {
    const asked = request(url, {
      agent,
      method: body === undefined ? "GET" : "POST",
      headers: body === undefined ? {} : { "Content-Type": "application/x-www-form-urlencoded" },
    });
    asked.on("response", (answer) => {
      answer.resume();
      answer.on("end", () => done(answer.statusCode ?? 0));
    });
    asked.on("error", fail);
    asked.end(body);
  });
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("a web process wasn't ready within a minute");
}
