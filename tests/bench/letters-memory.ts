import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { connect } from "#db/client.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { jobs, prepare } from "./letters.ts";

export type MemoryFigures = {
  queued: number;
  sent: number;
  /** The worker's program before its first letter, and the most it ever held. */
  programMegabytes: number;
  peakMegabytes: number;
};

/** What a worker holds at most: of a short queue, of a long one, and the longer it goes on. */
export async function benchLettersMemory(
  url: string,
  { short = 1_000, long = 100_000, more = 20_000 } = {},
): Promise<MemoryFigures[]> {
  await fillQueue(url, short);
  const ofShort = { queued: short, sent: short, ...(await runWorker(url, short)) };
  await fillQueue(url, long);
  const ofLong = { queued: long, sent: short, ...(await runWorker(url, short)) };
  const goingOn = { queued: long - short, sent: more, ...(await runWorker(url, more)) };
  return [ofShort, ofLong, goingOn];
}

async function fillQueue(url: string, queued: number): Promise<void> {
  const db = connect(url, { max: 2 });
  const people = await prepare(db, queued);
  for (let from = 0; from < people.length; from += 5_000)
    await db.transaction().execute((trx) => writeDeliveries(trx, jobs, people.slice(from, from + 5_000)));
  await db.destroy();
}

type Held = Pick<MemoryFigures, "programMegabytes" | "peakMegabytes">;

async function runWorker(url: string, sent: number): Promise<Held> {
  const sink = fork(fileURLToPath(new URL("smtp-sink.js", import.meta.url)), { stdio: "inherit" });
  const [{ port }] = (await once(sink, "message")) as [{ port: number }];
  const file = fileURLToPath(new URL("letters-process.ts", import.meta.url));
  const worker = fork(file, [url, `smtp://127.0.0.1:${port}`, String(sent)], {
    stdio: "inherit",
    execArgv: ["--import", "./bin/typescript.js"],
  });
  const [told] = (await Promise.race([
    once(worker, "message"),
    once(worker, "exit").then(([code]) => Promise.reject(new Error(`the worker ended with ${code}`))),
  ])) as [Held];
  worker.disconnect();
  sink.disconnect();
  return told;
}
