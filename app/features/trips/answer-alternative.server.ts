import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { textIn } from "~/features/events/event.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { holdTrip } from "./hold-trip.server.ts";
import { passAlternativeOn } from "./offer-alternative.server.ts";
import { stopAlternativeLetters } from "./trip-letters.server.ts";

type Answering = { tripId: string; candidateId: string; answer: "take" | "leave"; now: Date };

/** "I'm coming" or "not me" to the alternative; leaving is possible at any time, and its place goes to the next. Twice is once. */
export async function answerAlternative(
  db: Db,
  jobs: Jobs,
  { tripId, candidateId, answer, now }: Answering,
): Promise<Result<object, "too_late">> {
  const answered = await db.transaction().execute(async (trx): Promise<Result<object, "too_late">> => {
    const trip = await holdTrip(trx, tripId);
    const mine = await trx
      .selectFrom("trip_application")
      .select(["id", "alternative_state as state", "alternative_until as until"])
      .where("event_id", "=", tripId)
      .where("candidate_id", "=", candidateId)
      .executeTakeFirst();
    if (!trip || !mine) return { ok: false, reason: "too_late" };
    const state = answer === "take" ? "confirmed" : "left";
    if (mine.state === state) return { ok: true };
    const isOffered = mine.state === "offered" && (mine.until === null || mine.until > now);
    const mayLeave = mine.state === "confirmed" || mine.state === "waiting";
    if (!isOffered && !(answer === "leave" && mayLeave)) return { ok: false, reason: "too_late" };
    await trx
      .updateTable("trip_application")
      .set({ alternative_state: state, alternative_until: null })
      .where("id", "=", mine.id)
      .execute();
    await stopAlternativeLetters(trx, mine.id, now);
    await writeTouchpoint(trx, {
      ...{ candidateId, kind: answer === "take" ? "trip_alternative_taken" : "trip_alternative_left" },
      ...{ happenedAt: now, fromCandidate: true, isContact: false },
      details: { eventId: tripId, title: textIn(trip.title, "ja") },
    });
    if (answer === "leave") await passAlternativeOn(trx, jobs, { tripId, now });
    return { ok: true };
  });
  if (answered.ok) jobs.wake();
  return answered;
}
