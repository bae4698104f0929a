import type { Db } from "#db/client.server.ts";
import { moveTask } from "~/features/tasks/move-task.server.ts";
import { todayIn } from "~/lib/dates.ts";
import type { Result } from "~/lib/result.ts";
import { dueOn } from "./ceremony.ts";
import { readCeremony } from "./ceremony-queries.server.ts";

/** The ceremony has moved: what isn't done yet is counted back from its new day. */
export async function redateWeeks(
  db: Db,
  { eventId, now }: { eventId: string; now: Date },
): Promise<Result<{ moved: number }, "unknown">> {
  return db.transaction().execute(async (trx) => {
    const ceremony = await readCeremony(trx, eventId);
    if (!ceremony) return { ok: false, reason: "unknown" } as const;
    const today = todayIn(ceremony.zone, now);
    let moved = 0;
    for (const { step, taskId, doneAt, ...task } of ceremony.steps) {
      const due = dueOn(step, ceremony.day, today);
      if (doneAt || due === task.dueOn) continue;
      await moveTask(trx, { taskId, dueOn: due });
      moved += 1;
    }
    return { ok: true, moved } as const;
  });
}
