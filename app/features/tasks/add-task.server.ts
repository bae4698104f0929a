import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import type { TaskKind } from "./task.ts";
import { isColleague } from "./task-queries.server.ts";

export type NewTask = {
  kind?: TaskKind;
  candidateId: string | null;
  touchpointId?: string;
  title: string;
  dueOn: string;
  memberId: string;
  by: string;
  now: Date;
};

/** Writes a task for a colleague who is still with us. */
export async function addTask(
  trx: Db,
  task: NewTask,
): Promise<Result<{ taskId: string }, "empty" | "unknown_member">> {
  const title = task.title.trim();
  if (title === "") return { ok: false, reason: "empty" };
  if (!(await isColleague(trx, task.memberId))) return { ok: false, reason: "unknown_member" };
  const taskId = uuidv7();
  await trx
    .insertInto("task")
    .values({
      id: taskId,
      kind: task.kind ?? "task",
      candidate_id: task.candidateId,
      touchpoint_id: task.touchpointId ?? null,
      title,
      due_on: task.dueOn,
      member_id: task.memberId,
      created_by: task.by,
      created_at: task.now,
    })
    .execute();
  return { ok: true, taskId };
}
