// The PostgreSQL that comes with npm, run as our child: same code path as a server of its own, nothing to install.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { chooseRunner, type Runner, readBinaries } from "./embedded-runner.server.ts";

export type EmbeddedPostgres = {
  /** Address for `pg`; a unix socket that only this user can open, unless a port was asked for. */
  url: (database?: string) => string;
  /** Ends every connection and the server; resolves when no process of it is left. */
  stop: () => Promise<void>;
};

type Options = {
  /** Made when absent; holds the cluster, the socket and the server's log. */
  folder: string;
  /** False only for tests: faster, and a crash may lose rows. */
  isDurable?: boolean;
  maxConnections?: number;
  /** Called when the server ended without `stop()`; it is being started again. */
  onCrash?: (attempt: number) => void;
  /** Called when it could not be started again. */
  onGone?: (error: Error) => void;
};

const startWithinMs = 30_000;
const crashesInARow = 3;

/** Starts the cluster in `folder` (made first when absent) and keeps it running until `stop()`. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const runner = await chooseRunner(resolve(options.folder), await readBinaries());
  await createCluster(runner);
  const socketFolder = await socketFolderOf(runner);
  const url = (database = "postgres") =>
    `postgres://postgres@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;

  let server = await startServer(runner, socketFolder, options, url());
  let isStopping = false;
  let crashes: number[] = [];
  const watch = (child: ChildProcess) =>
    child.once("exit", () => {
      if (isStopping) return;
      const now = performance.now();
      crashes = [...crashes.filter((at) => now - at < 60_000), now];
      options.onCrash?.(crashes.length);
      if (crashes.length > crashesInARow) {
        options.onGone?.(new Error("The embedded PostgreSQL stopped again and again"));
        return;
      }
      restart().catch((error: Error) => options.onGone?.(error));
    });
  let restarting: Promise<void> | undefined;
  const restart = () => {
    restarting = startServer(runner, socketFolder, options, url()).then((next) => {
      server = next;
      if (isStopping) return;
      watch(server);
    });
    return restarting;
  };
  watch(server);

  return {
    url,
    async stop() {
      isStopping = true;
      await restarting?.catch(() => {});
      await stopServer(server, runner);
    },
  };
}

async function createCluster(runner: Runner): Promise<void> {
  if (existsSync(join(runner.data, "PG_VERSION")) && existsSync(join(runner.data, "global/pg_control")))
    return;
  // initdb that was interrupted leaves a folder without pg_control: there is nothing in it yet.
  await rm(runner.data, { recursive: true, force: true });
  await runner.prepareData();
  const [command, args, spawnOptions] = runner.command("initdb", [
    "-D",
    runner.data,
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ]);
  await promisify(execFile)(command, args, spawnOptions).catch((error: Error & { stderr?: string }) => {
    throw new Error(
      `PostgreSQL could not make its data folder ${runner.data}: ${error.stderr ?? error.message}`,
    );
  });
}

/** Socket paths end at 107 bytes: in a deep checkout the socket lives in the system's temporary folder. */
async function socketFolderOf(runner: Runner): Promise<string> {
  const beside = join(runner.data, "..", "socket");
  const folder =
    Buffer.byteLength(beside) < 80
      ? beside
      : join(tmpdir(), `enishi-${createHash("sha256").update(runner.data).digest("hex").slice(0, 16)}`);
  await runner.makeFolder(folder);
  const { uid } = await stat(folder);
  if (uid !== runner.owner) throw new Error(`${folder} belongs to somebody else; remove it or move the data`);
  return folder;
}

// The shell between Node and PostgreSQL holds a pipe from Node: when Node dies, however it dies, the pipe closes and
// the server is shut down in good order. Signals of the terminal are for Node alone.
const watchdog = `
trap '' INT TERM HUP
"$@" </dev/null 3<&- & server=$!
(read -r line <&3; kill -INT $server) & watch=$!
exec 3<&-
wait $server; code=$?
kill -KILL $watch 2>/dev/null
exit $code
`;

async function startServer(
  runner: Runner,
  socketFolder: string,
  options: Options,
  url: string,
): Promise<ChildProcess> {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
    max_connections: String(options.maxConnections ?? 100),
    ...(options.isDurable === false && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    // Statements can hold names and addresses, and the log is a file: only the error itself is kept.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    shared_buffers: "512MB",
    dynamic_shared_memory_type: "mmap",
  };
  const postgres = [
    "-D",
    runner.data,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const deadline = performance.now() + startWithinMs;
  for (;;) {
    const [command, args, spawnOptions] = runner.command("sh", [
      "-c",
      watchdog,
      "sh",
      runner.binary("postgres"),
      ...postgres,
    ]);
    const child = spawn(command, args, {
      ...spawnOptions,
      detached: true,
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    let complaint = "";
    let hasEnded = false;
    child.once("error", (error) => {
      complaint += error.message;
      hasEnded = true;
    });
    child.once("exit", () => {
      hasEnded = true;
      child.stdio[3]?.destroy();
    });
    child.stdio[3]?.on("error", () => {});
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(-4_000);
    });
    while (!hasEnded && performance.now() < deadline) {
      if (await answers(url)) return child;
      await pause(50);
    }
    if (!hasEnded) {
      await stopServer(child, runner);
      throw new Error(`PostgreSQL did not answer within ${startWithinMs / 1000} s: ${complaint}`);
    }
    // After a kill -9 the lock file and the shared memory stay until the last dead process is gone: wait, try again.
    const isPassing = /postmaster\.pid|shared memory|is the only user|already exists/i.test(complaint);
    if (!isPassing || performance.now() > deadline)
      throw new Error(`PostgreSQL did not start on ${runner.data}: ${complaint.trim()}`);
    await pause(250);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Fast shutdown by closing the watchdog's pipe; after 6 s without it, harder. */
async function stopServer(child: ChildProcess, runner: Runner): Promise<void> {
  const hasEnded = new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once("exit", () => done());
  });
  child.stdio[3]?.destroy();
  const patience = setTimeout(() => void killLeftServer(runner, "SIGQUIT"), 6_000);
  await hasEnded;
  clearTimeout(patience);
  await killLeftServer(runner, "SIGQUIT");
}

/** Signals the server named in postmaster.pid, if one lives there. True when there was one. */
export async function killLeftServer(runner: Pick<Runner, "data">, signal: NodeJS.Signals): Promise<boolean> {
  const text = await readFile(join(runner.data, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (commandLine && !commandLine.includes(runner.data)) return false;
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
