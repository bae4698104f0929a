import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { batched } from "~/lib/batch.ts";
import { log, logError } from "~/lib/log.ts";
import {
  claimDeliveries,
  type Ending,
  markStarted,
  recordEndings,
  releaseDeliveries,
  renewLeases,
  type StartMark,
  stopDeliveries,
  sweepDeliveries,
} from "./delivery-queue.server.ts";
import { findSender, issueMissingLinks, type LetterFacts, listLetterFacts } from "./letter-facts.server.ts";
import {
  openLine,
  patience,
  type SmtpLine,
  type SmtpResult,
  type SmtpTimeouts,
} from "./post-office.server.ts";
import { nextTry } from "./retry-plan.ts";
import { whyStop } from "./why-stop.ts";
import type { LetterWriter, Means, Written } from "./write-letter.server.ts";

export type SenderOptions = Means & {
  db: Db;
  /** Absent: letters are written and kept, not sent. */
  smtpUrl: string | undefined;
  write: LetterWriter;
  now: () => Date;
  /** Conversations with the mail server at once. */
  lanes?: number;
  leaseSeconds?: number;
  /** How often to look when nothing is waiting. */
  pollMs?: number;
  timeouts?: SmtpTimeouts;
};

export type Sender = {
  /** Look now: a letter was written. */
  wake(): void;
  /** Ends what runs, puts back what waits. */
  stop(): Promise<void>;
};

type Prepared = { letter: LetterFacts; written: Written };

const batchSize = 100;
const messagesPerLine = 200;

/**
 * Sends letters until stopped. Several may run at once, in one process or many. A letter leaves at most once, unless a
 * person decides otherwise: what is sent is marked before its first byte, and a conversation that breaks after its
 * last byte ends as "uncertain".
 */
export function startSender(options: SenderOptions): Sender {
  const { db, now } = options;
  const workerId = uuidv7();
  const leaseSeconds = options.leaseSeconds ?? 60;
  const mark = batched((marks: StartMark[]) => markStarted(db, workerId, marks));
  const record = batched((endings: Ending[]) => recordEndings(db, workerId, endings));
  const waiting: Prepared[] = [];
  const bell = newBell();
  let isStopping = false;
  let unreachableTimes = 0;
  let restUntil = 0;

  /** Claims letters and writes them, a little ahead of the lanes. */
  async function feed() {
    while (!isStopping) {
      try {
        if (waiting.length >= batchSize / 2 || Date.now() < restUntil) {
          await bell.wait(Math.max(20, Math.min(restUntil - Date.now(), 1000)));
          continue;
        }
        const ids = await claimDeliveries(db, { workerId, leaseSeconds, limit: batchSize, now: now() });
        if (ids.length === 0) await bell.wait(options.pollMs ?? 1000);
        else await prepare(ids);
      } catch (error) {
        logError("letters could not be claimed", error);
        await bell.wait(1000);
      }
    }
    await releaseDeliveries(
      db,
      workerId,
      waiting.splice(0).map(({ letter }) => letter.id),
    );
  }

  async function prepare(ids: string[]) {
    const letters = await listLetterFacts(db, ids, now());
    const stops = letters.flatMap((letter) => {
      const because = whyStop(letter, now());
      return because ? [{ id: letter.id, because }] : [];
    });
    await stopDeliveries(db, workerId, stops, now());
    const stopped = new Set(stops.map((stop) => stop.id));
    const going = letters.filter((letter) => !stopped.has(letter.id));
    await issueMissingLinks(db, going, options.secret, now());
    const company = await findSender(db);
    for (const letter of going)
      try {
        waiting.push({ letter, written: await options.write(letter, company, now()) });
        bell.ring();
      } catch (error) {
        logError("a letter could not be written", error, { deliveryId: letter.id, letter: letter.letter });
        await stopDeliveries(db, workerId, [{ id: letter.id, because: "unwritable" }], now());
      }
  }

  /** One conversation with the mail server, letter after letter. */
  async function lane() {
    let line: SmtpLine | undefined;
    while (!isStopping || waiting.length > 0) {
      const next = isStopping ? undefined : waiting.shift();
      if (!next) {
        if (isStopping) break;
        if (!(await bell.wait(15_000)) && line) {
          line.close();
          line = undefined;
        }
        continue;
      }
      if (waiting.length < batchSize / 2) bell.ring();
      try {
        if (options.smtpUrl && (!line?.isOpen || line.sent >= messagesPerLine)) {
          line?.close();
          line = await reach(next.letter, options.smtpUrl);
          if (!line) continue;
        }
        await send(next, line);
      } catch (error) {
        // The database didn't answer. What was marked as started stays marked, and the sweep says so.
        logError("a letter could not be recorded", error, { deliveryId: next.letter.id });
        await bell.wait(500);
      }
    }
    line?.close();
  }

  async function send({ letter, written }: Prepared, line: SmtpLine | undefined) {
    const attemptId = uuidv7();
    const { subject, source } = written;
    if (!(await mark({ deliveryId: letter.id, attemptId, subject, source, startedAt: now() }))) {
      await releaseDeliveries(db, workerId, [letter.id]);
      return;
    }
    const result: SmtpResult | undefined = await line?.send(
      { from: options.from.address, to: letter.address },
      source,
    );
    await record(await ending(letter.id, attemptId, result));
  }

  async function ending(
    deliveryId: string,
    attemptId: string,
    result: SmtpResult | undefined,
  ): Promise<Ending> {
    const common = { deliveryId, attemptId, finishedAt: now(), notBefore: null };
    if (!result) return { ...common, state: "kept", outcome: "kept", code: null, answer: "" };
    const told = { ...common, outcome: result.outcome, code: result.code, answer: result.answer };
    if (result.outcome === "accepted") return { ...told, state: "sent" };
    if (result.outcome === "refused") return { ...told, state: "failed" };
    if (result.outcome === "uncertain") return { ...told, state: "uncertain" };
    const notBefore = nextTry(await countAttempts(db, deliveryId), now());
    return notBefore ? { ...told, state: "queued", notBefore } : { ...told, state: "failed" };
  }

  /** Opens a line; when the server can't be reached this one letter says so, and all rest a while. */
  async function reach(letter: LetterFacts, smtpUrl: string): Promise<SmtpLine | undefined> {
    try {
      const line = await openLine(smtpUrl, options.timeouts ?? patience);
      unreachableTimes = 0;
      return line;
    } catch (error) {
      unreachableTimes += 1;
      const rest = Math.min(60_000, 500 * 2 ** unreachableTimes);
      restUntil = Date.now() + rest;
      const back = waiting.splice(0).map((other) => other.letter.id);
      log("warn", "the mail server can't be reached", { times: unreachableTimes, restMs: rest });
      await noteUnreachable(db, workerId, letter.id, error, new Date(now().getTime() + rest), now());
      await releaseDeliveries(db, workerId, back);
      return undefined;
    }
  }

  const keeper = setInterval(
    () => {
      Promise.all([renewLeases(db, workerId, leaseSeconds), sweepDeliveries(db, now())]).catch((error) =>
        logError("leases could not be renewed", error),
      );
    },
    (leaseSeconds * 1000) / 4,
  );
  const running = [
    sweepDeliveries(db, now()).catch((error) => logError("letters could not be swept", error)),
    feed(),
    ...Array.from({ length: options.lanes ?? 8 }, lane),
  ];
  return {
    wake: bell.ring,
    async stop() {
      isStopping = true;
      bell.ring();
      await Promise.all(running);
      clearInterval(keeper);
    },
  };
}

async function countAttempts(db: Db, deliveryId: string): Promise<number> {
  const { count } = await db
    .selectFrom("delivery_attempt")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("delivery_id", "=", deliveryId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Nothing was sent, so the letter goes back into the queue with what the connection said. */
async function noteUnreachable(
  db: Db,
  workerId: string,
  deliveryId: string,
  error: unknown,
  notBefore: Date,
  now: Date,
) {
  const answer = error instanceof Error ? error.message : String(error);
  const attemptId = uuidv7();
  await db
    .insertInto("delivery_attempt")
    .values({
      id: attemptId,
      delivery_id: deliveryId,
      started_at: now,
      finished_at: now,
      outcome: "postponed",
      smtp_answer: answer,
    })
    .execute();
  const told = {
    deliveryId,
    attemptId,
    outcome: "postponed",
    code: null,
    answer,
    finishedAt: now,
    notBefore,
  } as const;
  await recordEndings(db, workerId, [{ ...told, state: "queued" }]);
}

/** Wakes everybody who waits; answers true to those it woke, false to those whose time ran out. */
function newBell() {
  let sleepers: (() => void)[] = [];
  return {
    ring() {
      const woken = sleepers;
      sleepers = [];
      for (const wake of woken) wake();
    },
    wait(ms: number): Promise<boolean> {
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          sleepers = sleepers.filter((sleeper) => sleeper !== wake);
          resolve(false);
        }, ms);
        const wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
        sleepers.push(wake);
      });
    },
  };
}
