import type { Db } from "#db/client.server.ts";
import { postponeDeliveries, stopDeliveries } from "./delivery-queue.server.ts";
import { findQuietHours, type LetterFacts } from "./letter-facts.server.ts";
import { leavesAt } from "./quiet-hours.ts";
import { whyStop } from "./why-stop.ts";

/**
 * Of the letters that a worker has claimed those that may leave now. The pointless ones are ended, with the reason; those
 * that would wake somebody are put back until the morning.
 */
export async function keepDue(
  db: Db,
  workerId: string,
  letters: LetterFacts[],
  now: Date,
): Promise<LetterFacts[]> {
  const hours = await findQuietHours(db);
  const stops: { id: string; because: string }[] = [];
  const early: { id: string; until: Date }[] = [];
  const due: LetterFacts[] = [];
  for (const letter of letters) {
    const because = whyStop(letter, now);
    const until = leavesAt(letter, now, hours);
    if (because) stops.push({ id: letter.id, because });
    else if (until > now) early.push({ id: letter.id, until });
    else due.push(letter);
  }
  await stopDeliveries(db, workerId, stops, now);
  await postponeDeliveries(db, workerId, early);
  return due;
}
