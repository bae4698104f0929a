import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { root } from "../../bin/build.js";
import { freePort } from "./free-port.ts";

/** A data folder of its own, gone when the test ends. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "enishi-data-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Running = {
  url: string;
  pid: number;
  output: () => string;
  ended: Promise<number | null>;
  signal: (signal: NodeJS.Signals) => Promise<number | null>;
};

/**
 * The product as people start it, on the embedded database in `folder`; resolves when it is ready, or has ended if it
 * may. Signals go to Node, or to npm when that has started it.
 */
export async function startOn(
  folder: string,
  options: { mayEnd?: boolean; byNpm?: boolean } = {},
): Promise<Running> {
  const chosen = await freePort();
  const [command, args] = options.byNpm ? ["npm", ["start"]] : [process.execPath, ["bin/start.js", "start"]];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      BUILD_DIR: process.env.BUILD_DIR,
      NODE_ENV: "production",
      DATA_DIR: folder,
      PORT: String(chosen),
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  let hasEnded = false;
  const ended = new Promise<number | null>((done) =>
    child.once("exit", (code) => {
      hasEnded = true;
      done(code);
    }),
  );
  const signal = (name: NodeJS.Signals) => {
    child.kill(name);
    return ended;
  };
  onTestFinished(async () => {
    if (!hasEnded) await signal("SIGTERM");
  });
  const url = `http://localhost:${chosen}`;
  while (!hasEnded && !(await fetch(`${url}/readyz`).catch(() => undefined))?.ok) await pause(100);
  if (hasEnded && !options.mayEnd) throw new Error(`The product ended by itself:\n${output}`);
  return { url, pid: child.pid ?? 0, output: () => output, ended, signal };
}

/** Where `pg` finds the embedded server of a running product. */
export function embeddedUrl(folder: string): string {
  return `postgres://postgres@localhost/enishi?host=${encodeURIComponent(join(folder, "postgres/socket"))}`;
}

/** Process id of the embedded PostgreSQL, undefined when there is none. */
export function postgresOf(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(folder, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
