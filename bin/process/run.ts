// The frame of every command: checked environment, an orderly end, and a sentence instead of a stack.

import { DataInUseError } from "#db/embedded-owner.server.ts";
import { type Environment, EnvironmentError, readEnvironment } from "~/env.server.ts";
import { log, logError, setLogLevel } from "~/lib/log.ts";

export type Life = {
  /** Runs at the end, the last added first; each may take `withinMs`. */
  onEnd: (task: () => Promise<unknown> | unknown, withinMs?: number) => void;
  /** Ends the process in good order. */
  end: (exitCode: number) => Promise<void>;
  isEnding: () => boolean;
};

/** All of it, whatever hangs: a supervisor waits ten seconds before it kills. */
const endWithinMs = 9_500;

export async function runCommand(work: (env: Environment, life: Life) => Promise<void>): Promise<void> {
  const life = newLife();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void life.end(0));
  process.on("uncaughtException", (error) => {
    logError("uncaught", error);
    if (!isLostConnection(error)) void life.end(1);
  });
  process.stdout.on("error", () => {}); // whoever read our output has gone; that's no reason to fail
  try {
    const env = readEnvironment();
    setLogLevel(env.logLevel);
    await work(env, life);
  } catch (error) {
    if (!life.isEnding()) say(error);
    await life.end(1);
  }
}

/**
 * pg reports a connection that breaks while it is in use twice: to the statement, and as an event of the connection,
 * which pg-boss doesn't listen to. The statement's caller deals with it; the event must not end the process.
 */
function isLostConnection(error: Error): boolean {
  const code = "code" in error ? String(error.code) : "";
  return (
    ["EPIPE", "ECONNRESET", "57P01", "57P02", "57P03"].includes(code) ||
    /^Connection terminated/.test(error.message)
  );
}

function newLife(): Life {
  const tasks: { run: () => Promise<unknown> | unknown; withinMs: number }[] = [];
  let ending: Promise<void> | undefined;
  const finish = async (exitCode: number) => {
    setTimeout(() => process.exit(exitCode || 1), endWithinMs).unref();
    for (const { run, withinMs } of tasks.reverse())
      try {
        await Promise.race([run(), new Promise((done) => setTimeout(done, withinMs).unref())]);
      } catch (error) {
        logError("could not end in good order", error);
      }
    log("debug", "ended", { exitCode });
    process.exit(exitCode);
  };
  return {
    onEnd: (run, withinMs = 4_000) => tasks.push({ run, withinMs }),
    end: (exitCode) => (ending ??= finish(exitCode)),
    isEnding: () => ending !== undefined,
  };
}

function say(error: unknown): void {
  const isOurs =
    error instanceof EnvironmentError || error instanceof DataInUseError || error instanceof CommandError;
  if (error instanceof EnvironmentError)
    process.stderr.write(`Enishi can't start with these settings (see .env.example):\n${error.message}\n`);
  else if (isOurs) process.stderr.write(`${error.message}\n`);
  else if (isUnreachable(error))
    process.stderr.write(
      `The database doesn't answer (${error.code}). Check DATABASE_URL and that the server is running.\n`,
    );
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** A mistake of whoever started the command, told in one sentence. */
export class CommandError extends Error {
  override name = "CommandError";
}

const unreachable = ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "28P01", "28000", "3D000"];

function isUnreachable(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && unreachable.includes(String(error.code));
}
