import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Apart, CutShort } from "~/jobs/apart.ts";
import type { Life } from "./run.ts";

/** So many at once, however many ask: two readers of large files fill a small machine. */
const mostAtOnce = 2;

/** Does long work in processes of its own, which end with this one. Undefined where nothing is built (npm run dev). */
export function openApart(databaseUrl: string, life: Life): Apart | undefined {
  const program = [".", ".."]
    .map((folder) => join(import.meta.dirname, folder, "apart.js"))
    .find((path) => existsSync(path));
  if (!program) return undefined;
  const children = new Set<ChildProcess>();
  const waiting: (() => void)[] = [];
  life.onEnd(() => {
    for (const child of children) child.kill();
    for (const go of waiting.splice(0)) go();
  });
  return async (name, input, signal) => {
    while (children.size >= mostAtOnce && !life.isEnding()) await new Promise<void>((go) => waiting.push(go));
    if (life.isEnding() || signal?.aborted) throw new CutShort();
    const child = fork(program);
    const end = () => child.kill("SIGKILL");
    signal?.addEventListener("abort", end);
    children.add(child);
    try {
      await new Promise<void>((done, fail) => {
        child.once("error", fail);
        child.once("exit", (code, ended) => {
          if (code === 0) done();
          else if (life.isEnding() || signal?.aborted) fail(new CutShort());
          else fail(new Error(`the process apart ended with ${ended ?? `code ${code}`}`));
        });
        child.send({ databaseUrl, name, input });
      });
    } finally {
      signal?.removeEventListener("abort", end);
      children.delete(child);
      waiting.shift()?.();
    }
  };
}
