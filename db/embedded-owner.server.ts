// One Enishi per data folder: PostgreSQL's own lock would only say so late and in words of its own.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export class DataInUseError extends Error {
  override name = "DataInUseError";
}

/**
 * Notes this process as the one that uses `folder`; returns how to give it back.
 * Throws a DataInUseError with a sentence for people when a living process has it.
 */
export function claimFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "owner");
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (let tries = 0; tries < 20; tries++)
    try {
      writeFileSync(file, mine, { flag: "wx", mode: 0o600 });
      return () => {
        if (read(file) === mine) rmSync(file, { force: true });
      };
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const owner = livingOwner(folder);
      if (owner !== undefined)
        throw new DataInUseError(
          `Enishi is already running on the data in ${folder} (process ${owner}). Stop that one first, or give this one another DATA_DIR and PORT.`,
        );
      rmSync(file, { force: true });
    }
  throw new Error(`${file} could not be written`);
}

/** Process id of the living Enishi on this folder, if there is one. */
export function livingOwner(folder: string): number | undefined {
  const [pid, ...start] = read(join(folder, "owner")).split(" ");
  return Number(pid) > 1 && startOf(Number(pid)) === start.join(" ") && start[0] ? Number(pid) : undefined;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** When the process began, so that another one that got the same number isn't taken for it; "" when there is none. */
function startOf(pid: number): string {
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return fields[0] === "Z" ? "" : (fields[19] ?? "");
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
