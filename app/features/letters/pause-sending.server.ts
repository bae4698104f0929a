import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";

/** One switch for all letters: what hasn't begun to leave stays. Pausing twice keeps who did it first, and when. */
export async function pauseSending(
  db: Db,
  { memberId, why, now }: { memberId: string; why: string; now: Date },
): Promise<void> {
  await db
    .updateTable("company")
    .set({ sending_paused_at: now, sending_paused_by: memberId, sending_paused_why: why.slice(0, 300) })
    .where("sending_paused_at", "is", null)
    .execute();
}

export async function resumeSending(db: Db, jobs: Jobs): Promise<void> {
  await db
    .updateTable("company")
    .set({ sending_paused_at: null, sending_paused_by: null, sending_paused_why: "" })
    .execute();
  jobs.wake();
}
