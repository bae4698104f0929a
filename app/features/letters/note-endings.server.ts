import type { Db } from "#db/client.server.ts";
import { batched } from "~/lib/batch.ts";
import { insist } from "~/lib/insist.ts";
import { logError } from "~/lib/log.ts";
import { countAttempts, type Ending } from "./delivery-queue.server.ts";
import { endLetters } from "./end-letters.server.ts";
import type { SmtpResult } from "./post-office.server.ts";
import { nextTry } from "./retry-plan.ts";

/** What the mail server said of one try, or that there is none. */
export type Heard = {
  deliveryId: string;
  attemptId: string;
  /** Absent: there is no mail server, the letter is kept. */
  result: SmtpResult | undefined;
  at: Date;
  /** When to try again, where that doesn't follow from how often it was tried. */
  notBefore?: Date;
};

export type EndingNotes = {
  /** Written down while the lines go on. */
  note(heard: Heard): void;
  /** Resolves when everything is written down, or the database stayed away for too long. */
  settled(): Promise<void>;
};

const lastTriesMs = 5_000;

/**
 * Writes down what became of letters. What was heard is kept in mind until the database takes it: a database that
 * restarts puts no letter in doubt that the mail server has answered.
 */
export function startNoting({
  db,
  workerId,
  onNoted,
}: {
  db: Db;
  workerId: string;
  /** The try is over, and what became of it is written down or given up. */
  onNoted: (heard: Heard) => void;
}): EndingNotes {
  const record = batched((endings: Ending[]) => endLetters(db, workerId, endings));
  const notes = new Set<Promise<void>>();
  let givesUpAt = Number.POSITIVE_INFINITY;

  async function write(heard: Heard) {
    try {
      await insist(
        async () => record(await endingOf(db, heard)),
        () => givesUpAt,
      );
    } catch (error) {
      // What was marked as started stays marked, and the sweep says that the letter is in doubt.
      logError("an answer could not be recorded", error, { deliveryId: heard.deliveryId });
    }
  }

  return {
    note(heard) {
      const noted: Promise<void> = write(heard).finally(() => {
        notes.delete(noted);
        onNoted(heard);
      });
      notes.add(noted);
    },
    async settled() {
      givesUpAt = Date.now() + lastTriesMs;
      await Promise.all(notes);
    },
  };
}

async function endingOf(db: Db, { deliveryId, attemptId, result, at, notBefore }: Heard): Promise<Ending> {
  const common = { deliveryId, attemptId, finishedAt: at, notBefore: null };
  if (!result) return { ...common, state: "kept", outcome: "kept", code: null, answer: "" };
  const told = { ...common, outcome: result.outcome, code: result.code, answer: result.answer };
  if (result.outcome === "accepted") return { ...told, state: "sent" };
  if (result.outcome === "refused") return { ...told, state: "failed", stage: result.stage };
  if (result.outcome === "uncertain") return { ...told, state: "uncertain" };
  const next = notBefore ?? nextTry(await countAttempts(db, deliveryId), at);
  return next
    ? { ...told, state: "queued", notBefore: next }
    : { ...told, state: "failed", stage: result.stage };
}
