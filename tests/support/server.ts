import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { buildFolder, buildWhenStale } from "../../bin/build.js";
import { freePort } from "./free-port.ts";

export type ServedApp = {
  /** Like http://localhost:41234, no trailing slash. */
  url: string;
  /** What signs its links and sessions. */
  secret: string;
  pid: number;
  /** What it has written so far, JSON lines and all. */
  output: () => string;
  /** SIGTERM, and waits; resolves to the exit code. */
  stop: () => Promise<number | null>;
  /** kill -9, as a power cut would. */
  kill: () => Promise<void>;
};

type Options = {
  databaseUrl: string;
  /** start (pages and jobs, migrates first), web or worker. */
  command?: "start" | "web" | "worker";
  smtpUrl?: string;
  /** More variables, or others. */
  variables?: Record<string, string>;
};

/**
 * Starts the built product (building it first when a source has changed) on a free port.
 * Stopped when the test ends, or by `stop()`; call it in a test or in beforeAll.
 */
export async function serveApp(options: Options): Promise<ServedApp> {
  await buildWhenStale({ isQuiet: true });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [join(buildFolder, "bin", `${options.command ?? "start"}.js`)], {
    cwd: resolve(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      BUILD_DIR: buildFolder,
      NODE_ENV: "production",
      PORT: String(port),
      APP_URL: url,
      DATABASE_URL: options.databaseUrl,
      SECRET: secret,
      MAIL_FROM: "採用チーム <saiyo@enishi.example>",
      LOG_LEVEL: "info",
      ...(options.smtpUrl && { SMTP_URL: options.smtpUrl }),
      ...options.variables,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  const app = {
    url,
    secret,
    pid: child.pid ?? 0,
    output: () => output,
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
  stopWithTheTest(app);
  if (options.command !== "worker") await untilReady(child, url, () => output);
  return app;
}

const secret = "a secret of at least thirty-two characters";

function stopWithTheTest(app: ServedApp) {
  try {
    onTestFinished(async () => {
      await app.stop();
    });
  } catch {
    // Called outside a test (beforeAll): whoever called it stops it.
  }
}

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The product ended:\n${output()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`The product wasn't ready within a minute:\n${output()}`);
}
