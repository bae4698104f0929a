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
type Started = Prepared & { attemptId: string };

const batchSize = 200;
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
  const notes = new Set<Promise<unknown>>();
  const lanes = options.lanes ?? 8;
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
    // Building a message waits for streams: a few at a time keep the processor busy.
    for (let from = 0; from < going.length; from += 16)
      await Promise.all(going.slice(from, from + 16).map((letter) => writeOne(letter, company)));
  }

  async function writeOne(letter: LetterFacts, company: Awaited<ReturnType<typeof findSender>>) {
    try {
      waiting.push({ letter, written: await options.write(letter, company, now()) });
      bell.ring();
    } catch (error) {
      logError("a letter could not be written", error, { deliveryId: letter.id, letter: letter.letter });
      await stopDeliveries(db, workerId, [{ id: letter.id, because: "unwritable" }], now());
    }
  }

  /**
   * One conversation with the mail server, letter after letter. While there is a backlog the next letter is marked as
   * the last one is sent, so that the line never waits for the database.
   */
  async function lane() {
    let line: SmtpLine | undefined;
    let next: Promise<Started | undefined> | undefined;
    while (!isStopping || next) {
      try {
        const started = await (next ?? start());
        next = started && !isStopping && waiting.length > lanes ? start() : undefined;
        next?.catch(() => {}); // told when it is awaited
        if (!started) {
          if (!isStopping && waiting.length === 0 && !(await bell.wait(15_000))) line = closed(line);
          continue;
        }
        if (options.smtpUrl && (!line?.isOpen || line.sent >= messagesPerLine)) {
          closed(line);
          line = await reach(started, options.smtpUrl);
          if (!line) continue;
        }
        await send(started, line);
      } catch (error) {
        // The database didn't answer. What was marked as started stays marked, and the sweep says so.
        next = undefined;
        logError("a letter could not be recorded", error);
        await bell.wait(500);
      }
    }
    closed(line);
  }

  /** Takes the next letter and commits that it may leave; undefined when there is none, or when it must not. */
  async function start(): Promise<Started | undefined> {
    const next = isStopping ? undefined : waiting.shift();
    if (!next) return undefined;
    if (waiting.length < batchSize / 2) bell.ring();
    const deliveryId = next.letter.id;
    const attemptId = uuidv7();
    const { subject, source } = next.written;
    if (await mark({ deliveryId, attemptId, subject, source, startedAt: now() }))
      return { ...next, attemptId };
    await releaseDeliveries(db, workerId, [deliveryId]);
    return undefined;
  }

  async function send({ letter, written, attemptId }: Started, line: SmtpLine | undefined) {
    const result = await line?.send({ from: options.from.address, to: letter.address }, written.source);
    note(await ending(letter.id, attemptId, result));
    if (notes.size > 100) await Promise.race(notes);
  }

  /** Written down while the line goes on; stop() waits for it. */
  function note(end: Ending) {
    const noted: Promise<unknown> = record(end)
      .catch((error) => logError("an answer could not be recorded", error, { deliveryId: end.deliveryId }))
      .finally(() => notes.delete(noted));
    notes.add(noted);
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
  async function reach({ letter, attemptId }: Started, smtpUrl: string): Promise<SmtpLine | undefined> {
    try {
      const line = await openLine(smtpUrl, options.timeouts ?? patience);
      unreachableTimes = 0;
      return line;
    } catch (error) {
      unreachableTimes += 1;
      const rest = Math.min(60_000, 500 * 2 ** Math.min(unreachableTimes, 8));
      restUntil = Date.now() + rest;
      log("warn", "the mail server can't be reached", { times: unreachableTimes, restMs: rest });
      const answer = error instanceof Error ? error.message : String(error);
      const common = { deliveryId: letter.id, attemptId, outcome: "postponed", code: null, answer } as const;
      note({ ...common, state: "queued", finishedAt: now(), notBefore: new Date(now().getTime() + rest) });
      await releaseDeliveries(
        db,
        workerId,
        waiting.splice(0).map((other) => other.letter.id),
      );
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
    ...Array.from({ length: lanes }, lane),
  ];
  return {
    wake: bell.ring,
    async stop() {
      isStopping = true;
      bell.ring();
      await Promise.all(running);
      await Promise.all(notes);
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

function closed(line: SmtpLine | undefined): undefined {
  line?.close();
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
