import type { Db } from "#db/client.server.ts";
import { defaultWeights } from "~/features/matching/matching.ts";
import { runMatching } from "~/features/matching/run-matching.server.ts";
import { demoId, type Random } from "./random.ts";
import { hour } from "./season.ts";

/** A proposal for the times that hosts have opened, worked out this morning and not yet accepted. */
export async function proposePairs(
  db: Db,
  { now, rng, memberId }: { now: Date; rng: Random; memberId: string },
): Promise<void> {
  const event = await db
    .selectFrom("event")
    .select("id")
    .where("is_slots", "=", true)
    .where("state", "=", "published")
    .orderBy("created_at", "desc")
    .executeTakeFirstOrThrow();
  const madeAt = new Date(now.getTime() - 2 * hour);
  const id = demoId(madeAt, rng);
  await db
    .insertInto("matching_run")
    .values({
      id,
      event_id: event.id,
      made_by: memberId,
      made_at: madeAt,
      weights: JSON.stringify(defaultWeights),
    })
    .execute();
  await runMatching(db, id, now);
}
