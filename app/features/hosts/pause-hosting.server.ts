import type { Db } from "#db/client.server.ts";
import { addDays } from "~/lib/dates.ts";

/** The pauses that need one tap, in days. Any other day is written under settings. */
export const pauses = [14, 30, 60] as const;

/**
 * A colleague rests from today for so many days, or (0) is back at once. What they promised stays theirs; nobody
 * proposes them meanwhile. `today` is the day of their own clock.
 */
export async function pauseHosting(
  db: Db,
  { memberId, days, today, now }: { memberId: string; days: number; today: string; now: Date },
): Promise<void> {
  const columns = { paused_until: days === 0 ? null : addDays(today, days), changed_at: now };
  await db
    .insertInto("host_offer")
    .values({ member_id: memberId, ...columns })
    .onConflict((row) => row.column("member_id").doUpdateSet(columns))
    .execute();
}
