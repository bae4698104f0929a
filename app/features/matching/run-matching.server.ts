import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { inTransaction } from "#db/in-transaction.server.ts";
import { type Apart, CutShort } from "~/jobs/apart.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { reasonOf } from "./explain.ts";
import { readInput } from "./match-input.server.ts";
import type { Weights } from "./matching.ts";
import { boundOf, openSolver, solve } from "./solve.server.ts";

/** Asks for a proposal; it is worked out by the worker. The page shows how far it is. */
export async function startMatching(
  db: Db,
  jobs: Jobs,
  { eventId, weights, memberId, now }: { eventId: string; weights: Weights; memberId: string; now: Date },
): Promise<string> {
  const id = uuidv7();
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("matching_run")
      .set({ state: "cancelled", finished_at: now })
      .where("event_id", "=", eventId)
      .where("state", "in", ["waiting", "running"])
      .execute();
    await trx
      .insertInto("matching_run")
      .values({ id, event_id: eventId, made_by: memberId, made_at: now, weights: JSON.stringify(weights) })
      .execute();
    await jobs.add(trx, "run-matching", { runId: id });
  });
  return id;
}

/** Stops one that is being worked out; its process is ended within a second. */
export async function cancelMatching(db: Db, runId: string, now: Date): Promise<void> {
  await db
    .updateTable("matching_run")
    .set({ state: "cancelled", finished_at: now })
    .where("id", "=", runId)
    .where("state", "in", ["waiting", "running"])
    .execute();
}

/** Works a proposal out and keeps it, unless it was cancelled meanwhile. Asked twice, it is worked out once. */
export async function runMatching(db: Db, runId: string, now: Date): Promise<void> {
  const run = await db
    .updateTable("matching_run")
    .set({ state: "running", stage: "reading" })
    .where("id", "=", runId)
    .where("state", "in", ["waiting", "running"])
    .returning(["event_id as eventId", "weights"])
    .executeTakeFirst();
  if (!run) return;
  const { people, slots, room, skipped } = await readInput(db, run.eventId, now);
  const problem = { people, slots, room, weights: run.weights as Weights };
  await setStage(db, runId, "solving");
  const highs = await openSolver();
  const solved = solve(highs, problem);
  await setStage(db, runId, "bounding");
  const bound = people.length > 0 && slots.length > 0 ? boundOf(highs, problem) : undefined;
  const pairs = people.map((person, place) => {
    const slot = slots[solved.slotOf[place] ?? -1];
    return {
      run_id: runId,
      candidate_id: person.candidateId,
      invitation_id: person.invitationId,
      session_id: slot?.sessionId ?? null,
      host_id: slot?.hostId ?? null,
      reason: JSON.stringify(reasonOf(person, slot, slots)),
    };
  });
  await inTransaction(db, async (trx) => {
    const done = await trx
      .updateTable("matching_run")
      .set({
        ...{ state: "done", stage: "", finished_at: now, people: people.length, slots: slots.length },
        worth: solved.worth,
        bound: bound === undefined ? null : Math.max(bound, solved.worth),
        skipped: JSON.stringify(skipped),
      })
      .where("id", "=", runId)
      .where("state", "=", "running")
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    for (let from = 0; from < pairs.length; from += 500)
      await trx
        .insertInto("matching_pair")
        .values(pairs.slice(from, from + 500))
        .execute();
  });
}

/** The same in a process of its own, which is ended when a person cancels. */
export async function runMatchingApart(
  db: Db,
  apart: Apart | undefined,
  { runId, now }: { runId: string; now: Date },
): Promise<void> {
  if (!apart) return runMatching(db, runId, now);
  const stop = new AbortController();
  const look = setInterval(() => void endWhenCancelled(), 500);
  async function endWhenCancelled() {
    const run = await db
      .selectFrom("matching_run")
      .select("state")
      .where("id", "=", runId)
      .executeTakeFirst();
    if (run?.state !== "waiting" && run?.state !== "running") stop.abort();
  }
  try {
    await apart("run-matching", { runId }, stop.signal);
  } catch (error) {
    if (error instanceof CutShort && stop.signal.aborted) return;
    if (!(error instanceof CutShort))
      await db
        .updateTable("matching_run")
        .set({ state: "failed", finished_at: now })
        .where("id", "=", runId)
        .where("state", "in", ["waiting", "running"])
        .execute();
    throw error;
  } finally {
    clearInterval(look);
  }
}

const keptDays = 400;

export async function forgetMatchings(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom("matching_run")
    .where("made_at", "<", new Date(now.getTime() - keptDays * 86_400_000))
    .execute();
}

async function setStage(db: Db, runId: string, stage: "solving" | "bounding"): Promise<void> {
  await db.updateTable("matching_run").set({ stage }).where("id", "=", runId).execute();
}
