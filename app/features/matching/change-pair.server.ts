import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { reasonOf } from "./explain.ts";
import { readInput } from "./match-input.server.ts";
import { factsOf, type Slot, worthOf } from "./matching.ts";

/** The slots one person could be given instead, the best first, with how many of its seats the proposal leaves. */
export async function listOptions(
  db: Db,
  { runId, candidateId, now }: { runId: string; candidateId: string; now: Date },
  most = 15,
): Promise<{ sessionId: string; hostId: string; left: number }[]> {
  const run = await findRun(db, runId);
  if (!run) return [];
  const { people, slots } = await readInput(db, run.eventId, now);
  const person = people.find((each) => each.candidateId === candidateId);
  if (!person) return [];
  const given = await givenSeats(db, runId, candidateId);
  return slots
    .flatMap((slot) => {
      const facts = factsOf(person, slot);
      return facts
        ? [{ slot, worth: worthOf(facts), left: slot.seats - (given.get(slot.sessionId) ?? 0) }]
        : [];
    })
    .filter(({ left }) => left > 0)
    .sort((a, b) => b.worth - a.worth || a.slot.from - b.slot.from)
    .slice(0, most)
    .map(({ slot, left }) => ({ sessionId: slot.sessionId, hostId: slot.hostId, left }));
}

/** A person is given another slot by hand, or none. Refused when its seats are given to others, or can't be theirs. */
export async function changePair(
  db: Db,
  change: { runId: string; candidateId: string; sessionId: string | null; now: Date },
): Promise<Result<object, "gone" | "full" | "not_theirs">> {
  const { runId, candidateId, sessionId, now } = change;
  return db.transaction().execute(async (trx) => {
    const run = await findRun(trx, runId, true);
    if (run?.state !== "done" || run.acceptedAt) return { ok: false, reason: "gone" } as const;
    const { people, slots } = await readInput(trx, run.eventId, now);
    const person = people.find((each) => each.candidateId === candidateId);
    if (!person) return { ok: false, reason: "gone" } as const;
    let slot: Slot | undefined;
    if (sessionId) {
      slot = slots.find((each) => each.sessionId === sessionId);
      if (!slot || !factsOf(person, slot)) return { ok: false, reason: "not_theirs" } as const;
      const given = await givenSeats(trx, runId, candidateId);
      if (slot.seats <= (given.get(sessionId) ?? 0)) return { ok: false, reason: "full" } as const;
    }
    await trx
      .updateTable("matching_pair")
      .set({
        session_id: slot?.sessionId ?? null,
        host_id: slot?.hostId ?? null,
        reason: JSON.stringify(reasonOf(person, slot, slots)),
        is_changed: true,
      })
      .where("run_id", "=", runId)
      .where("candidate_id", "=", candidateId)
      .execute();
    return { ok: true } as const;
  });
}

async function findRun(db: Db, runId: string, isLocked = false) {
  const query = db
    .selectFrom("matching_run")
    .select(["event_id as eventId", "state", "accepted_at as acceptedAt"])
    .where("id", "=", runId);
  return (isLocked ? query.forUpdate() : query).executeTakeFirst();
}

/** Seats the proposal gives to others than this person. */
async function givenSeats(db: Db, runId: string, exceptId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("matching_pair")
    .select((is) => ["session_id as sessionId", is.fn.countAll<number>().as("count")])
    .where("run_id", "=", runId)
    .where("candidate_id", "<>", exceptId)
    .where("session_id", "is not", null)
    .groupBy("session_id")
    .execute();
  return new Map(rows.map(({ sessionId, count }) => [sessionId ?? "", Number(count)]));
}
