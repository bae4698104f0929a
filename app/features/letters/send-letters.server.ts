import { uuidv7 } from "uuidv7";
import { type Db, isOutage } from "#db/client.server.ts";
import { newBell } from "~/lib/bell.ts";
import { insist } from "~/lib/insist.ts";
import { log, logError } from "~/lib/log.ts";
import {
  claimDeliveries,
  markStarted,
  mayStillTell,
  releaseDeliveries,
  renewLeases,
  stopDeliveries,
  sweepDeliveries,
  unmarkStarted,
} from "./delivery-queue.server.ts";
import { keepDue } from "./due-letters.server.ts";
import { findSender, issueMissingLinks, type LetterFacts, listLetterFacts } from "./letter-facts.server.ts";
import { startNoting } from "./note-endings.server.ts";
import { findOwnTexts, type OwnTexts } from "./own-texts.server.ts";
import {
  asksForPatience,
  hasAnswered,
  openLine,
  patience,
  type SmtpLine,
  type SmtpResult,
  type SmtpTimeouts,
} from "./post-office.server.ts";
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
  /** The envelope's sender of one delivery, where someone reads what comes back to it. Absent: From's address. */
  bouncesTo?: (deliveryId: string) => string;
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
/** How long an end waits for a database that is away. */
const lastTriesMs = 5_000;

/**
 * Sends letters until stopped. Several may run at once, in one process or many. A letter leaves at most once, unless a
 * person decides otherwise: what is sent is marked before its first byte, and a conversation that breaks after its
 * last byte ends as "uncertain".
 *
 * Claimed and written letters wait for their mark; marked ones for a free lane. Marks and endings are committed by the
 * group, while the lanes go on, so that none waits for the disk alone. However slow the disk is, at most two letters a
 * lane are marked and not yet ended: no crash leaves more in doubt.
 */
export function startSender(options: SenderOptions): Sender {
  const { db, now } = options;
  const workerId = uuidv7();
  const leaseSeconds = options.leaseSeconds ?? 60;
  const waiting: Prepared[] = [];
  const ready: Started[] = [];
  const preparing = new Set<string>();
  let marking: Started[] = [];
  /** Attempts that are marked and whose end isn't recorded yet, and their letters. */
  const begun = new Map<string, string>();
  const lines = new Set<SmtpLine>();
  const lanes = options.lanes ?? 16;
  const notes = startNoting({ db, workerId, onNoted: ({ attemptId }) => forget(attemptId) });
  const bells = { feed: newBell(), mark: newBell(), lanes: newBell(), end: newBell() };
  let idleLanes = 0;
  let isStopping = false;
  let givesUpAt = Number.POSITIVE_INFINITY;
  /** What must be written down also by a database that is just coming back. */
  const insistently = <T>(write: () => Promise<T>) => insist(write, () => givesUpAt);
  /** A server that refused a sender of the letter's own gets From's address from then on. */
  let isOwnSenderRefused = false;
  /** How often in a row the mail server couldn't be reached or asked for patience. */
  let rests = 0;
  let restUntil = 0;

  /** Claims letters and writes them, a little ahead of the lanes. */
  async function feed() {
    while (!isStopping) {
      try {
        if (waiting.length >= batchSize / 2 || Date.now() < restUntil) {
          await bells.feed.wait(Math.max(20, Math.min(restUntil - Date.now(), 1000)));
          continue;
        }
        const ids = await claimDeliveries(db, { workerId, leaseSeconds, limit: batchSize, now: now() });
        if (ids.length === 0) await bells.feed.wait(options.pollMs ?? 1000);
        else await prepare(ids);
      } catch (error) {
        logError("letters could not be claimed", error);
        await bells.end.wait(1000);
      }
    }
  }

  async function prepare(ids: string[]) {
    for (const id of ids) preparing.add(id);
    try {
      const letters = await listLetterFacts(db, ids, now());
      const going = await keepDue(db, workerId, letters, now());
      await issueMissingLinks(db, going, options.secret, now());
      const [company, texts] = [await findSender(db), await findOwnTexts(db)];
      // Building a message waits for streams: a few at a time keep the processor busy.
      for (let from = 0; from < going.length; from += 16)
        await Promise.all(going.slice(from, from + 16).map((letter) => writeOne(letter, company, texts)));
    } finally {
      preparing.clear();
    }
  }

  async function writeOne(
    letter: LetterFacts,
    company: Awaited<ReturnType<typeof findSender>>,
    texts: OwnTexts,
  ) {
    try {
      waiting.push({ letter, written: await options.write(letter, company, now(), texts) });
      bells.mark.ring();
    } catch (error) {
      logError("a letter could not be written", error, { deliveryId: letter.id, letter: letter.letter });
      if (isOutage(error)) return release([letter]);
      await stopDeliveries(db, workerId, [{ id: letter.id, because: "unwritable" }], now());
    }
  }

  /** Commits that letters may leave, a group at a time: for lanes that wait, and one ahead of each while there is a backlog. */
  async function mark() {
    while (!isStopping) {
      marking = waiting.splice(0, markable()).map((next) => ({ ...next, attemptId: uuidv7() }));
      if (marking.length === 0) {
        await bells.mark.wait(15_000);
        continue;
      }
      if (waiting.length < batchSize / 2) bells.feed.ring();
      try {
        await markGroup(marking);
        bells.lanes.ring();
      } catch (error) {
        // If the marks were committed all the same, the sweep says that these letters are in doubt.
        logError("letters could not be marked", error);
      }
    }
  }

  function markable(): number {
    const isFlowing = !options.smtpUrl || [...lines].some((line) => line.isOpen);
    if (isFlowing && ready.length > lanes / 2) return 0;
    const ahead = isFlowing && waiting.length > lanes ? lanes : 0;
    return Math.max(0, Math.min(idleLanes + ahead - ready.length, 2 * lanes - begun.size));
  }

  async function markGroup(group: Started[]) {
    const marks = group.map(({ letter, written, attemptId }) => {
      return { deliveryId: letter.id, attemptId, ...written, startedAt: now() };
    });
    const marked = await insistently(() => markStarted(db, workerId, marks));
    const started = group.filter((_, at) => marked[at]);
    for (const { attemptId, letter } of started) begun.set(attemptId, letter.id);
    ready.push(...started);
    marking = [];
    await release(group.filter((_, at) => !marked[at]).map(({ letter }) => letter));
  }

  async function release(letters: LetterFacts[]) {
    const ids = letters.map(({ id }) => id);
    await insistently(() => releaseDeliveries(db, workerId, ids));
  }

  /** Puts back letters that were marked and of which nothing left, as if they had never been marked. */
  async function unmark(letters: Started[]) {
    const marks = letters.map(({ letter, attemptId }) => {
      return { deliveryId: letter.id, attemptId, hadSource: letter.source !== null };
    });
    await insistently(() => unmarkStarted(db, workerId, marks));
    for (const { attemptId } of letters) forget(attemptId);
  }

  function forget(attemptId: string) {
    begun.delete(attemptId);
    bells.mark.ring();
  }

  /** One conversation with the mail server, letter after letter. */
  async function lane() {
    let line: SmtpLine | undefined;
    while (!isStopping) {
      let started: Started | undefined;
      try {
        started = await take();
        if (!started || (line && (!line.isOpen || line.sent >= messagesPerLine))) line = closed(line);
        if (!started) continue;
        if (options.smtpUrl && !line) {
          line = await reach(started, options.smtpUrl);
          if (!line) continue;
        }
        await send(started, line);
      } catch (error) {
        // The database stayed away. What was marked as started stays marked, and the sweep says so.
        logError("a letter could not be recorded", error);
        if (started) forget(started.attemptId);
        await bells.end.wait(500);
      }
    }
    closed(line);
  }

  /** The next marked letter; undefined at the end, or when none came for a while. */
  async function take(): Promise<Started | undefined> {
    while (!isStopping) {
      const started = ready.shift();
      if (started || isStopping) {
        bells.mark.ring();
        return started;
      }
      idleLanes += 1;
      bells.mark.ring();
      const isWoken = await bells.lanes.wait(15_000);
      idleLanes -= 1;
      if (!isWoken && ready.length === 0) return undefined;
    }
    return undefined;
  }

  async function send(started: Started, line: SmtpLine | undefined) {
    const { letter, written, attemptId } = started;
    const mayLeave = !letter.family || (await insistently(() => mayStillTell(db, letter.id, now())));
    if (!mayLeave) return unmark([started]);
    const own = isOwnSenderRefused ? undefined : options.bouncesTo?.(letter.id);
    const from = own ?? options.from.address;
    const result = await line?.send({ from, to: letter.address }, written.source);
    if (result?.outcome === "refused" && result.stage === "mail" && from !== options.from.address) {
      // Nothing of the letter has left: it goes over the next line, as From.
      log("warn", "the mail server refuses senders of the letters' own", { code: result.code });
      isOwnSenderRefused = true;
      ready.unshift(started);
      bells.lanes.ring();
      return;
    }
    if (result && asksForPatience(result)) return rest(started, result);
    rests = 0;
    notes.note({ deliveryId: letter.id, attemptId, result, at: now() });
  }

  /**
   * Opens a line. A server that talks with others of our lanes takes no more of them: this one rests. When it can't be
   * reached at all, this one letter says so, and everything rests a while.
   */
  async function reach(started: Started, smtpUrl: string): Promise<SmtpLine | undefined> {
    try {
      const line = await openLine(smtpUrl, options.timeouts ?? patience);
      lines.add(line);
      return line;
    } catch (error) {
      if ([...lines].some((line) => line.isOpen)) {
        log("warn", "the mail server takes no more conversations", { open: lines.size });
        ready.unshift(started);
        bells.lanes.ring();
        await bells.end.wait(hasAnswered(error) ? 60_000 : 2_000);
      } else {
        const answer = error instanceof Error ? error.message : String(error);
        await rest(started, { outcome: "postponed", code: null, answer, stage: "mail" });
      }
      return undefined;
    }
  }

  /** Everything waits a while, longer each time in a row; the first letter that met it says why. Nothing has left. */
  async function rest(started: Started, result: SmtpResult) {
    if (Date.now() < restUntil) return unmark([started]);
    rests += 1;
    const restMs = Math.min(60_000, 500 * 2 ** Math.min(rests, 8));
    restUntil = Date.now() + restMs;
    log("warn", "the mail server can't be reached or asks for patience", { times: rests, restMs });
    const { letter, attemptId } = started;
    const notBefore = new Date(now().getTime() + restMs);
    if (rests === 1) notes.note({ deliveryId: letter.id, attemptId, result, at: now(), notBefore });
    else await unmark([started]);
    await unmark(ready.splice(0));
    await release(waiting.splice(0).map(({ letter: waits }) => waits));
  }

  function closed(line: SmtpLine | undefined): undefined {
    if (line) lines.delete(line);
    line?.close();
  }

  async function keep() {
    const ids = [...preparing, ...[...waiting, ...marking].map(({ letter }) => letter.id), ...begun.values()];
    await renewLeases(db, { workerId, leaseSeconds, ids });
    await sweepDeliveries(db, now());
  }

  const keeper = setInterval(
    () => {
      keep().catch((error) => logError("leases could not be renewed", error));
    },
    (leaseSeconds * 1000) / 4,
  );
  const running = [
    sweepDeliveries(db, now()).catch((error) => logError("letters could not be swept", error)),
    feed(),
    mark(),
    ...Array.from({ length: lanes }, lane),
  ];
  return {
    wake: bells.feed.ring,
    async stop() {
      isStopping = true;
      givesUpAt = Date.now() + lastTriesMs;
      for (const bell of Object.values(bells)) bell.ring();
      await Promise.all(running);
      await unmark([...marking, ...ready.splice(0)]);
      await release([...marking, ...waiting.splice(0)].map(({ letter }) => letter));
      await notes.settled();
      clearInterval(keeper);
    },
  };
}
